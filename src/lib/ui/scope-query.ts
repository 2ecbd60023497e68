import { DIMENSIONS, type Category, type Dimension } from '$lib/metrics/kpi';
import type { Scope } from '$lib/metrics/views';
import { listed } from '$lib/metrics/words';
import { Problem } from '$lib/problem';

/** Months a view may show; every other number is refused. */
export const MONTH_CHOICES = [12, 24, 36] as const;
export const DEFAULT_MONTHS = 24;
/** All that a page shows of a long history: it is linked where there is one. */
export const MOST_MONTHS = 120;

const SINGULAR: Record<Dimension, string> = {
	site: 'Site',
	process: 'Process',
	product: 'Product',
	customer: 'Customer',
	supplier: 'Supplier'
};

/** The name of a dimension as a label. */
export const dimensionName = (dimension: Dimension): string => SINGULAR[dimension];

/** The part of the organisation that an address asks for; empty parameters are ignored. */
export function readScope(parameters: URLSearchParams): Scope {
	const scope: Scope = {};
	for (const dimension of DIMENSIONS) {
		const value = parameters.get(dimension)?.trim();
		if (value) scope[dimension] = value;
	}
	return scope;
}

/** How many months an address asks for; refuses what is not offered. */
export function readMonths(parameters: URLSearchParams): number {
	const text = parameters.get('months');
	if (text === null || text === '') return DEFAULT_MONTHS;
	const months = [...MONTH_CHOICES, MOST_MONTHS].find((choice) => String(choice) === text);
	if (months === undefined)
		throw new Problem('invalid_months', 400, 'months must be 12, 24, 36 or 120.', { months: text });
	return months;
}

/** The address part that leads back to a scope: "?site=ULM&months=12", or nothing where all is as usual. */
export function scopeQuery(scope: Scope, months = DEFAULT_MONTHS, more: Record<string, string> = {}): string {
	const parameters = new URLSearchParams();
	for (const dimension of DIMENSIONS) if (scope[dimension]) parameters.set(dimension, scope[dimension]);
	if (months !== DEFAULT_MONTHS) parameters.set('months', String(months));
	for (const [name, value] of Object.entries(more)) parameters.set(name, value);
	const text = parameters.toString();
	return text === '' ? '' : `?${text}`;
}

/** 'site' or 'sites'. */
export const dimensionCounted = (dimension: Dimension | Category, count: number): string =>
	count === 1 ? dimension : PLURAL[dimension];

const PLURAL: Record<Dimension | Category, string> = {
	site: 'sites',
	process: 'processes',
	product: 'products',
	customer: 'customers',
	supplier: 'suppliers',
	'defect type': 'defect types',
	reason: 'reasons',
	category: 'categories'
};

/** The scope in words: "Ulm, pumps", or "All sites and products" where nothing is chosen of what can be. */
export function scopeWords(scope: Scope, dimensions: readonly Dimension[]): string {
	const chosen = DIMENSIONS.flatMap((dimension) => scope[dimension] ?? []);
	return chosen.length > 0 ? chosen.join(', ') : `All ${listed(dimensions.map((dimension) => PLURAL[dimension]))}`;
}
