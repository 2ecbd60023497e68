import { addMonths, monthsBetween, type Month } from '$lib/time/month';
import { everyCell, ofCells } from './cell-counts';
import { catalogue } from './catalogue';
import { isDue } from './measure-names';
import { markedAt, marksOf, type Mark } from './months';
import type { Reading } from './reading';
import { rollupTables } from './rollup-tables';
import { lateTouches } from './states';

const WINDOW = 12;

/** Cells of the twelve months up to each whose figures changed after they were final, of all final cells of these. */
export const restatement = ofCells('restatement', async (reading) => {
	const { closes } = await marksOf(reading);
	const restated = await restatedCells(reading, closes);
	const final = (await everyCell(reading, isDue)).filter(({ cell }) => markedAt(closes, cell.month) !== null);
	const last = final.reduce((latest, { cell }) => (cell.month > latest ? cell.month : latest), '');
	return final.flatMap(({ kind, calendar: { site }, cell: { month } }) => {
		const numerator = restated.has(`${kind} ${site} ${month}`) ? 1 : 0;
		const until = [last, addMonths(month, WINDOW - 1)].sort()[0] as Month;
		return monthsBetween(month, until).map((told) => ({ site, month: told, numerator, denominator: 1 }));
	});
});

/** Cells in which a later change altered what a number is made of. */
async function restatedCells(reading: Reading, closes: readonly Mark[]): Promise<Set<string>> {
	const cells = new Set<string>();
	if (closes.length === 0) return cells;
	const [tables, growing] = [rollupTables(), growingColumns()];
	for (const { rollup, site, month, changed } of await lateTouches(reading, closes)) {
		const kind = tables.find(({ name }) => name === rollup)?.kind;
		if (changed?.some((name) => name !== '' && !growing.has(name))) cells.add(`${kind} ${site} ${month}`);
	}
	return cells;
}

/** Columns that cases join as they close, or for months to come: that restates nothing. */
function growingColumns(): Set<string> {
	const maturing = new Set(catalogue.filter((kpi) => kpi.maturesAfterDays > 0).map(({ id }) => id));
	const growing = new Set(catalogue.flatMap(({ id, grows }) => grows.map((side) => `${id} ${side}`)));
	return new Set(
		rollupTables()
			.flatMap(({ columns }) => columns)
			.filter(({ kpis, use }) => kpis.every((kpi) => maturing.has(kpi) || growing.has(`${kpi} ${use.role}`)))
			.map(({ name }) => name)
	);
}
