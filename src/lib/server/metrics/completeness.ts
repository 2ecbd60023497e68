import { everyCell, ofCells } from './cell-counts';
import { isDue } from './measure-names';
import { markedAt, marksOf } from './months';

/** Cells with an import in force, of the cells that the calendar expects: those of each kind and site that are due. */
export const completeness = ofCells('completeness', async (reading) => {
	const { dues } = await marksOf(reading);
	const due = (await everyCell(reading, isDue)).filter(({ cell }) => markedAt(dues, cell.month) !== null);
	return due.map(({ calendar: { site }, cell: { month, importIds } }) => ({
		...{ site, month },
		numerator: importIds.length > 0 ? 1 : 0,
		denominator: 1
	}));
});
