import { describe, expect, it } from 'vitest';
import { readMonths, readScope, scopeQuery, scopeWords } from './scope-query';

describe('readScope', () => {
	it('reads dimensions and ignores what is empty or unknown', () =>
		expect(readScope(new URLSearchParams('site=Ulm&product=&colour=red'))).toEqual({ site: 'Ulm' }));
});

describe('readMonths', () => {
	it('shows 24 months unless told', () => expect(readMonths(new URLSearchParams())).toBe(24));
	it('takes what is offered, and all of a history', () =>
		expect(['36', '120'].map((months) => readMonths(new URLSearchParams({ months })))).toEqual([36, 120]));
	it('refuses anything else', () => {
		for (const text of ['0', '25', '1e9', 'x'])
			expect(() => readMonths(new URLSearchParams({ months: text }))).toThrow();
	});
});

describe('scopeQuery', () => {
	it('is empty for the usual view', () => expect(scopeQuery({})).toBe(''));
	it('leads back to the same scope', () => {
		const query = scopeQuery({ site: 'Ulm & Co', customer: 'Ä' }, 12, { by: 'product' });
		const parameters = new URLSearchParams(query);
		expect(readScope(parameters)).toEqual({ site: 'Ulm & Co', customer: 'Ä' });
		expect(readMonths(parameters)).toBe(12);
		expect(parameters.get('by')).toBe('product');
	});
});

it('scopeWords names what was chosen', () => {
	expect(scopeWords({ site: 'Ulm', product: 'P-40' }, ['site', 'product'])).toBe('Ulm, P-40');
});

it('scopeWords names no dimension that the KPI lacks', () => {
	expect(scopeWords({}, ['site'])).toBe('All sites');
	expect(scopeWords({}, ['supplier', 'site', 'process'])).toBe('All suppliers, sites and processes');
});
