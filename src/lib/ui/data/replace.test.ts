import { describe, expect, it } from 'vitest';
import type { RowCounts } from '$lib/import/answer';
import type { Kpi } from '$lib/metrics/kpi';
import { alarming, movedEffects, movedRows, rowWords, unconfirmed, withdrawalWords } from './replace';

const at = (current: number, withdrawn: number) => ({ site: 'Ulm', month: '2026-09', current, withdrawn });
const kpi = { id: 'on-time-delivery', name: 'On-time delivery', measure: 'share', unit: '%', factor: 100 } as Kpi;
const change = (before: number | null, after: number | null, month = '2026-09') => ({
	kpi: kpi.id,
	site: null,
	month,
	before,
	after,
	worst: null
});
const rows = (parts: Partial<RowCounts>) =>
	({ accepted: 9, added: 5, changed: 0, withdrawn: 0, ...parts }) as RowCounts;

it('asks above a tenth of the rows of a site’s month, not at it', () => {
	expect(alarming([at(100, 10), at(100, 11), at(0, 0)])).toEqual([at(100, 11)]);
	expect(unconfirmed([at(100, 11)])).toHaveLength(1);
	expect(unconfirmed([at(100, 11)], ['Ulm'])).toEqual([]);
	expect(withdrawalWords(at(120, 38))).toBe('38 of 120 rows of Ulm in Sep 2026');
});

it('names a row that goes', () => {
	const row = { id: 'A-3', detail: null, site: 'Ulm', date: '2026-08-05' };
	expect(rowWords(row)).toBe('A-3, Ulm, 5 Aug 2026');
	expect(rowWords({ ...row, detail: '10' })).toBe('A-3 10, Ulm, 5 Aug 2026');
});

describe('movedEffects', () => {
	it('tells what is another change than before', () =>
		expect(
			movedEffects(
				[change(0.936, 0.939), change(0.9, 0.91, '2026-08')],
				[change(0.94, 0.943), change(0.9, 0.91, '2026-08')],
				[kpi]
			)
		).toEqual([
			{
				key: 'on-time-delivery:null:2026-09',
				name: 'On-time delivery',
				where: 'all sites, Sep 2026',
				was: '93.6\u00a0% to 93.9\u00a0%',
				is: '94.0\u00a0% to 94.3\u00a0%'
			}
		]));
	it('tells what no longer changes', () =>
		expect(movedEffects([change(0.936, 0.939)], [], [kpi])[0]).toMatchObject({ is: 'no change' }));
});

it('movedRows names the counts that differ', () => {
	expect(movedRows(rows({}), rows({ added: 3, changed: 2 }))).toBe(
		'Of its rows 3 are new, not 5, 2 correct earlier rows, not 0.'
	);
	expect(movedRows(rows({}), rows({}))).toBe('');
	expect(movedRows(undefined, rows({}))).toBe('');
});
