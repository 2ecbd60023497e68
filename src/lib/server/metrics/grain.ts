import { fragment, ident, join, raw, type Fragment } from '../store/sql';
import type { Dimension } from '$lib/metrics/kpi';
import type { Scope } from '$lib/metrics/views';

/** The columns by which rollups are kept; `partner` is the customer or the supplier, as the view has it. */
export const KEYS = ['site', 'process', 'product', 'partner'] as const;
export type Key = (typeof KEYS)[number];

/**
 * What rollups are kept for. Combinations of two keys are read from the views: at a million order lines a cell of site ×
 * product holds fewer than two, so that its rollup would be larger and slower than the facts.
 */
export const GRAINS: Record<string, readonly Key[]> = {
	total: [],
	site: ['site'],
	process: ['process'],
	product: ['product'],
	partner: ['partner']
};

export const keyOf = (dimension: Dimension): Key =>
	dimension === 'customer' || dimension === 'supplier' ? 'partner' : dimension;

/** The grain whose rows answer for a scope and a split, or null where only the views do. */
export function grainFor(scope: Scope, by: Dimension | null): string | null {
	const wanted = new Set<Key>((Object.keys(scope) as Dimension[]).map(keyOf));
	if (by) wanted.add(keyOf(by));
	const found = Object.entries(GRAINS).find(
		([, keys]) => keys.length === wanted.size && keys.every((key) => wanted.has(key))
	);
	return found?.[0] ?? null;
}

/** Condition that rows lie in the scope, over the key columns. */
export function inScope(scope: Scope): Fragment {
	const conditions = (Object.entries(scope) as [Dimension, string | undefined][])
		.filter(([, value]) => value !== undefined)
		.map(([dimension, value]) => fragment`${ident(keyOf(dimension))} = ${value as string}`);
	return conditions.length === 0 ? raw('true') : join(conditions, ' and ');
}

/**
 * The same condition on fact rows `f`, as far as one row tells it: stored columns are searched quicker than what a view
 * makes of them. To be set beside `inScope`, not in its place.
 */
export function factsInScope(scope: Scope): Fragment {
	const conditions = (Object.entries(scope) as [Dimension, string | undefined][])
		.filter(([, value]) => value !== undefined && value !== 'unassigned')
		.map(([dimension, value]) => fragment`f.${ident(dimension)} = ${value as string}`);
	return conditions.length === 0 ? raw('true') : join(conditions, ' and ');
}
