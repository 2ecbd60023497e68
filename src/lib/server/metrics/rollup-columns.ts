import { KEYS } from './grain';
import { conditionOf, rollupTables } from './rollup-tables';
import { VIEWS, type ViewName } from './views';

/** The columns of a view that its rollups ask for, found by their names in the formulas. */
export function columnsUsed(view: ViewName): string[] {
	const { spells, settles } = VIEWS[view];
	const used = new Set<string>([...KEYS, 'data_date', ...settles]);
	const texts = Object.values(spells).flatMap(({ from, until, where }) => [from, until, where]);
	for (const table of rollupTables().filter((some) => some.view === view)) {
		if (table.form !== 'stock') used.add(table.month);
		for (const { use } of table.columns) {
			texts.push(conditionOf(use));
			if (use.part.form === 'days') texts.push(use.part.days, use.part.open);
			else texts.push(use.part.value ?? '');
		}
	}
	const words = new Set(texts.flatMap((text) => text.replaceAll(/'[^']*'/g, '').match(/[a-z_]+/g) ?? []));
	return [...used, ...VIEWS[view].columns.filter((column) => words.has(column) && !used.has(column))];
}
