import { everyCell, ofCells } from './cell-counts';

/** Rows accepted, of those that the files in force held. */
export const validity = ofCells('validity', async (reading) =>
	(await everyCell(reading))
		.map(({ calendar: { site }, cell: { month, rows, rejected } }) => ({
			...{ site, month },
			numerator: rows,
			denominator: rows + rejected
		}))
		.filter(({ denominator }) => denominator > 0)
);
