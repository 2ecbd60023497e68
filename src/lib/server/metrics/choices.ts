import type { Dimension } from '$lib/metrics/kpi';
import type { ScopeChoices } from '$lib/metrics/views';
import { calendarOf } from './calendar';
import { byName } from './coverage';
import { catalogue } from './catalogue';
import { namesOf } from './dimensions';
import { onceInCommon, type Reading } from './reading';
import { columnsOf } from './values';
import { VIEWS } from './views';

/** Longer lists are searched, not listed whole. */
const MOST = 500;

const ALL: readonly Dimension[] = ['site', 'process', 'product', 'customer', 'supplier'];

/** What the filters offer: the names in the data, in reading order, what nobody assigned last. */
export function choicesOf(reading: Reading): Promise<ScopeChoices> {
	return onceInCommon(reading, 'choices', async () => {
		const choices: ScopeChoices = { site: [], process: [], product: [], customer: [], supplier: [] };
		for (const dimension of ALL) {
			const names = await namesIn(reading, dimension);
			choices[dimension] = names.toSorted(byName).slice(0, MOST);
		}
		return choices;
	});
}

/** All names that a dimension has in the data. */
export async function namesIn(reading: Reading, dimension: Dimension): Promise<string[]> {
	const names = await namesOf(reading, tablesWith(dimension), dimension);
	if (dimension !== 'site') return names;
	// What has no site among the measures is the whole, more often than a part of it.
	const measured = (await calendarOf(reading, 'measures')).map(({ site }) => site).filter(isSite);
	return [...new Set([...names, ...measured])].sort();
}

const isSite = (name: string): boolean => name !== 'unassigned';

/** Rollups of KPIs that can be read by the dimension, where the view keeps it. */
function tablesWith(dimension: Dimension) {
	const tables = catalogue
		.filter(({ dimensions }) => dimensions.includes(dimension))
		.flatMap(columnsOf)
		.map(({ table }) => table)
		.filter((table) => {
			const partner = dimension === 'customer' || dimension === 'supplier';
			return table.form === 'sum' && (!partner || VIEWS[table.view].partner.includes(dimension));
		});
	return [...new Map(tables.map((table) => [table.name, table])).values()];
}
