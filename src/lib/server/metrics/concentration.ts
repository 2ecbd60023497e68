import { isRestCategory, type CategoryCount } from '$lib/metrics/pareto';
import type { Month } from '$lib/time/month';
import type { KpiDefinition } from './definition';
import { readApart, type Side } from './parts-apart';
import type { Slice } from './parts';
import type { Reading } from './reading';

const LARGEST = 3;

/** Cases by category, those of every month and group apart; the largest first, equal ones by name. */
export async function categoriesOf(
	reading: Reading,
	side: Side,
	apart: string,
	slice: Slice
): Promise<Map<string, Map<Month, CategoryCount[]>>> {
	const groups = new Map<string, Map<Month, CategoryCount[]>>();
	for (const { group, month, apart: category, values } of await readApart(reading, side, apart, slice)) {
		const count = Object.values(values)[0] ?? 0;
		const months = groups.get(group) ?? new Map<Month, CategoryCount[]>();
		if (count > 0) months.set(month, [...(months.get(month) ?? []), { category, count }]);
		groups.set(group, months);
	}
	for (const months of groups.values()) for (const counts of months.values()) counts.sort(byCount);
	return groups;
}

const byCount = (a: CategoryCount, b: CategoryCount): number => b.count - a.count || (a.category < b.category ? -1 : 1);

/** The largest of sorted categories that somebody could work on; what nobody told apart is none. */
export function largest(counts: readonly CategoryCount[]): CategoryCount[] {
	const found: CategoryCount[] = [];
	for (const one of counts) {
		if (found.length === LARGEST) break;
		if (!isRestCategory(one.category)) found.push(one);
	}
	return found;
}

/** The categories that make up the numerator of a month. */
export async function largestIn(
	reading: Reading,
	{ apart }: KpiDefinition,
	side: Side,
	month: Month,
	scope: Slice['scope']
): Promise<string[]> {
	if (apart === null) return [];
	const counts = (await categoriesOf(reading, side, apart, { scope, by: null, only: null })).get('')?.get(month);
	return largest(counts ?? []).map(({ category }) => category);
}
