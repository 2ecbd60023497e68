import { describe, expect, it } from 'vitest';
import type { RowCounts } from '$lib/import/answer';
import { balanceWords, changeWords, countsWords, groupWords, linesWords, sizeWords } from './data-words';

const rows = (parts: Partial<RowCounts>): RowCounts => ({
	read: 0,
	accepted: 0,
	rejected: 0,
	skipped: 0,
	added: 0,
	changed: 0,
	unchanged: 0,
	withdrawn: 0,
	...parts
});
const group = {
	code: 'invalid_date',
	field: 'delivered_date',
	severity: 'error' as const,
	count: 31,
	lines: [118, 119],
	examples: [],
	suggestions: []
};

describe('countsWords', () => {
	it('says what is good and what is left out', () =>
		expect(countsWords(rows({ read: 718, accepted: 663, rejected: 55 }), [group, group, group])).toBe(
			'663 rows are good. 55 are left out, for 3 reasons.'
		));
	it('says that all are good', () =>
		expect(countsWords(rows({ read: 718, accepted: 718 }), [])).toBe('All 718 rows are good.'));
});

it('changeWords leaves out what did not happen', () =>
	expect(changeWords(rows({ added: 14, unchanged: 472 }))).toBe('14 rows are new, 472 are already known.'));

it('linesWords counts what it does not list', () =>
	expect(linesWords({ lines: [118, 119, 240], count: 31 })).toBe('Lines 118, 119, 240 and 28 more'));

describe('groupWords', () => {
	it('counts rows', () => expect(groupWords('deliveries', { ...group, code: 'bad_date' }).title).toMatch(/^31 rows: /));
	it('counts names where each is told of once', () =>
		expect(groupWords('deliveries', { ...group, code: 'name_resembles', field: 'product', count: 2 }).title).toBe(
			'2 names: Product: new name that resembles a known one'
		));
	it('speaks of the file where the problem is no row’s', () =>
		expect(groupWords('deliveries', { ...group, code: 'column_gone', field: 'ordered_qty' }).title).not.toMatch(/row/));
});

it('balanceWords accounts for every line', () => {
	expect(balanceWords(rows({ read: 718, accepted: 663, rejected: 52, skipped: 3 }))).toBe(
		'718 lines: 663 taken, 52 left out, 3 no rows.'
	);
	expect(balanceWords(rows({ read: 9, accepted: 9 }))).toBe('9 lines: 9 taken, 0 left out.');
	expect(balanceWords(rows({ read: 1, skipped: 1 }))).toBe('1 line: 0 taken, 0 left out, 1 no row.');
});

it('sizeWords does not round an empty file up', () => {
	expect([0, 1, 999, 1000, 1_200_000].map(sizeWords)).toEqual(['0 bytes', '1 byte', '999 bytes', '1 kB', '1.2 MB']);
});
