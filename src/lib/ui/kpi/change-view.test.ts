import { describe, expect, it } from 'vitest';
import type { Change } from '$lib/metrics/change';
import { decompose, type Decomposition } from '$lib/metrics/contribution';
import { addSums } from '$lib/metrics/contribution-chance';
import type { NamedSums } from '$lib/metrics/contribution-groups';
import type { Kpi } from '$lib/metrics/kpi';
import { changeAddress, changeRemarks, changeSheet, changeTable, effectsHint, pairWords } from './change-view';

const L1 = {
	name: 'On-time delivery',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	words: { all: 'order lines', part: 'on time', rest: 'late' }
} as Kpi;

const site = (name: string, a0: number, d0: number, a1: number, d1: number): NamedSums => ({
	name,
	before: { numerator: a0, denominator: d0 },
	after: { numerator: a1, denominator: d1 }
});
const told = (most = 8): Decomposition => {
	const groups = [site('Ulm', 950, 1000, 893, 1000), site('Brno', 953, 1000, 953, 1000), site('Porto', 60, 60, 60, 60)];
	const whole = { before: addSums(groups.map((it) => it.before)), after: addSums(groups.map((it) => it.after)) };
	return decompose({ basis: 'share', dispersion: 1, whole, dimensions: [{ by: 'site', groups }], most })!;
};

describe('the table of a dimension', () => {
	it('has its groups, the others in one, and their sum', () => {
		const found = told(1);
		const { rows, sum, ends, hasMix, unit } = changeTable(L1, found, found.dimensions[0]!);
		expect(rows.map(({ name, isGroup }) => [name, isGroup])).toEqual([
			['Ulm', true],
			['2 others', false]
		]);
		expect(rows[0]).toMatchObject({
			before: '95.0',
			after: '89.3',
			rate: '−2.8',
			mix: '0.0',
			total: '−2.8',
			weight: '49 → 49 %'
		});
		expect(rows[0]).toMatchObject({ noise: 'more than chance', tone: 'worse', interval: '−4.2 to −1.4' });
		expect(rows[1]).toMatchObject({ noise: 'may be noise', tone: 'plain', total: '0.0' });
		expect(sum).toMatchObject({ name: 'All together', before: '95.3', after: '92.5', total: '−2.8', weight: '' });
		expect({ ends, hasMix, unit }).toEqual({ ends: ['worse', 'better'], hasMix: true, unit: 'points' });
	});
	it('turns better and worse by what the KPI is good for', () => {
		const found = told();
		const of = (kpi: Partial<Kpi>) => changeTable({ ...L1, ...kpi }, found, found.dimensions[0]!);
		expect(of({ direction: 'down' }).rows[0]!.tone).toBe('better');
		expect(of({ direction: 'neutral' })).toMatchObject({ ends: ['lower', 'higher'] });
		expect(of({ direction: 'neutral' }).rows[0]!.tone).toBe('plain');
	});
	it('says what its columns mean', () => {
		expect(effectsHint(L1, told().dimensions[0]!)).toContain('what its part of all order lines moved');
	});
});

describe('what is taken along', () => {
	it('is all tables with bare figures, and the address of the same change', () => {
		const { columns, rows } = changeSheet(L1, told(1));
		expect(columns.slice(0, 4)).toEqual(['Dimension', 'Group', 'Adds, points', 'Lower end']);
		expect(rows.map((row) => row.slice(0, 6))).toEqual([
			['Site', 'Ulm', '-2.8', '-4.2', '-1.4', 'more than chance'],
			['Site', '2 others', '0.0', '-1.1', '1.1', 'may be noise'],
			['Site', 'All together', '-2.8', '-4.2', '-1.3', 'more than chance']
		]);
		for (const row of rows) expect(row).toHaveLength(columns.length);
		const pair = {
			period: { from: '2026-07', to: '2026-09', measured: 3 },
			against: { from: '2026-06', to: '2026-06', measured: 1 }
		};
		expect(changeAddress({ ...L1, id: 'on-time-delivery' }, { site: 'Ulm & Co' }, pair)).toBe(
			'/api/v1/kpis/on-time-delivery/change?site=Ulm+%26+Co&period=2026-07..2026-09&against=2026-06'
		);
	});
});

describe('what must be known', () => {
	const change = (rest: Partial<Change> = {}): Change => ({
		period: { from: '2026-07', to: '2026-09', measured: 3 },
		against: { from: '2026-06', to: '2026-06', measured: 1 },
		unfinished: [],
		told: told(),
		lead: null,
		...rest
	});
	it('is nothing where all is as usual', () => {
		expect(changeRemarks(L1, change())).toEqual([]);
		expect(pairWords(change())).toBe('Jul 2026 to Sep 2026 against Jun 2026');
	});
	it('is said of means, months, widened intervals and the category before', () => {
		const category = { column: 'reason', name: 'K3', cases: 6, of: 10, casesBefore: 1, ofBefore: 4 } as const;
		const remarks = changeRemarks(
			L1,
			change({
				told: { ...told(), basis: 'mean', dispersion: 4 },
				period: { from: '2026-07', to: '2026-10', measured: 3 },
				unfinished: ['2026-09', '2026-10'],
				lead: { by: 'site', name: 'Ulm', category }
			})
		);
		expect(remarks).toEqual([
			'Medians of groups do not add up: what is told apart is the mean.',
			'K3 before: 1 of 4.',
			'Months vary 2.0 times as much as chance alone explains; the intervals are widened by as much.',
			'Of Jul 2026 to Oct 2026 3 months have a value.',
			'Sep 2026 and Oct 2026 are not final yet.'
		]);
	});
});
