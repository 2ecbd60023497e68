import { describe, expect, it } from 'vitest';
import type { CellState, Coverage } from '$lib/metrics/views';
import { coverageLead, owesLine } from './coverage-words';

const cell = (month: string, state: CellState) => ({ month, state, rows: 1, rejected: 0, importIds: [1] });
const coverage = (rows: Coverage['rows']): Coverage => ({ months: ['2026-08', '2026-09'], rows });

describe('coverageLead', () => {
	it('names the month that lacks files, and what is owed', () =>
		expect(
			coverageLead(
				coverage([
					{ kind: 'volumes', site: 'Porto', dataDate: null, cells: [cell('2026-09', 'missing')] },
					{ kind: 'complaints', site: 'Porto', dataDate: null, cells: [cell('2026-09', 'missing')] }
				])
			)
		).toEqual({
			title: 'September lacks 2 files.',
			text: 'You owe volumes of Porto (Sep 2026) and complaints of Porto (Sep 2026).'
		}));
	it('says so when nothing is missing', () =>
		expect(
			coverageLead(coverage([{ kind: 'volumes', site: 'Ulm', dataDate: null, cells: [cell('2026-09', 'late')] }]))
		).toEqual({ title: 'Nothing is missing.', text: 'All files that are due have come, to September 2026.' }));
	it('says what to do on an empty store', () => expect(coverageLead(coverage([])).title).toBe('No data yet.'));
});

describe('owesLine', () => {
	it('names what is owed, by site and kind', () =>
		expect(
			owesLine(
				coverage([
					{
						kind: 'volumes',
						site: 'Porto',
						dataDate: null,
						cells: [cell('2026-08', 'missing'), cell('2026-09', 'missing')]
					},
					{ kind: 'complaints', site: 'Porto', dataDate: null, cells: [cell('2026-09', 'complete')] }
				])
			)
		).toBe('You owe: Porto volumes, Aug 2026 and Sep 2026.'));
	it('counts what it does not name', () => {
		const rows = ['A', 'B', 'C', 'D'].map((site) => ({
			kind: 'volumes' as const,
			site,
			dataDate: null,
			cells: [cell('2026-09', 'missing')]
		}));
		expect(owesLine(coverage(rows))).toMatch(/C volumes, Sep 2026 and 1 more\.$/);
	});
	it('is silent where nothing is owed', () => {
		expect(
			owesLine(coverage([{ kind: 'volumes', site: 'Ulm', dataDate: null, cells: [cell('2026-09', 'late')] }]))
		).toBe('');
	});
});
