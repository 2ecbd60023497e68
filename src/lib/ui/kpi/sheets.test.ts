import { expect, test } from 'vitest';
import type { AssessedPoint } from '$lib/metrics/assessment';
import type { Kpi } from '$lib/metrics/kpi';
import { ageingSheet, comparisonSheet, groupsSheet, monthsSheet, paretoSheet } from './sheets';

const base = { code: 'X', direction: 'down', needs: [], dimensions: [], clause: '', why: '', formula: '' } as const;
const share = {
	...{ ...base, id: 'late', name: 'Late', measure: 'share', unit: '%', factor: 100, chart: 'p' },
	words: { all: 'order lines', part: 'late' }
} as unknown as Kpi;
const days = {
	...{ ...base, id: 'days', name: 'Days late', measure: 'duration', unit: 'days', factor: 1, chart: 'i' },
	words: { all: 'late order lines', part: 'still open' }
} as unknown as Kpi;

const point = (month: string, more: Partial<AssessedPoint>): AssessedPoint => ({
	...{ month, state: 'final', value: null, numerator: null, denominator: null, n: 0 },
	...{
		centre: null,
		lower: null,
		upper: null,
		signals: [],
		meaning: null,
		target: null,
		meetsTarget: null,
		grade: null
	},
	...more
});

test('a share is told with its counts, its lines and its target, in percent and without separators', () => {
	const { columns, rows } = monthsSheet(share, [
		point('2026-07', {
			value: 0.064,
			numerator: 94,
			denominator: 1463,
			n: 1463,
			centre: 0.05,
			lower: 0.03,
			upper: 0.07
		}),
		point('2026-08', { value: null, state: 'in_progress', target: 0.05, meetsTarget: null })
	]);
	expect(columns.join()).toContain('Month,State,Late, %,Late,Order lines,Average, %,Lower limit, %,Upper limit, %');
	expect(rows[0]).toEqual(['2026-07', 'final', '6.40', '94', '1463', '5.00', '3.00', '7.00', '', '', '', '']);
	expect(rows[1]).toEqual(['2026-08', 'in progress', '', '', '', '', '', '', '5', '', '', '']);
});

test('a duration says which of its numbers read "at least"', () => {
	const { columns, rows } = monthsSheet(days, [
		point('2026-08', { value: 4, n: 9, denominator: 9, p90: 1018.5, mean: 8, lowerBound: false, p90LowerBound: true })
	]);
	expect(columns).toContain('At least');
	expect(rows[0]!.slice(0, 6)).toEqual(['2026-08', 'final', '4.0', '90 %', '1018.5', '8.0']);
});

test('groups stand one after the other under one set of columns', () => {
	const { columns, rows } = groupsSheet(share, 'site', [
		{ name: 'Ulm', points: [point('2026-08', { value: 0.5, numerator: 1, denominator: 2 })] },
		{ name: '=cmd', points: [point('2026-08', {})] }
	]);
	expect(columns[0]).toBe('Site');
	expect(rows.map(([name, month]) => [name, month])).toEqual([
		['Ulm', '2026-08'],
		['=cmd', '2026-08']
	]);
	expect(groupsSheet(share, 'site', []).rows).toEqual([]);
});

test('bars tell their share of all, groups how they compare, ages how many they are', () => {
	const bars = [
		{ name: 'Keller', count: 1200, denominator: 4000, cumulativeShare: 0.75, before: 90, vital: true, rest: false },
		{ name: 'other', count: 400, denominator: null, cumulativeShare: 1, before: 30, vital: false, rest: true }
	];
	const span = { from: '2026-01', to: '2026-08' };
	const previous = { from: '2025-05', to: '2025-12', total: 120 };
	expect(paretoSheet(share, { by: 'customer', bars, total: 1600, vitalFew: 1, previous, ...span })).toEqual({
		columns: ['Customer', 'Late order lines', '% of all', '% so far', 'Vital few', 'Order lines', 'Before', '% before'],
		rows: [
			['Keller', '1200', '75.0', '75.0', 'yes', 4000, '90', '75.0'],
			['other', '400', '25.0', '100.0', '', null, '30', '25.0']
		]
	});
	const groups = [
		{ name: 'Keller', numerator: 3, denominator: 10, value: 0.3, beyond: 'worse', unusual: true } as const
	];
	const comparison = { by: 'customer', ...span, centre: 0.1, dispersion: 1, curve: [], groups: [...groups] } as const;
	expect(
		comparisonSheet(share, { ...comparison, curve: [], groups, ranked: 1, unranked: 0, outside: 1, expectedOutside: 0 })
			.rows
	).toEqual([['Keller', '30.0', 3, 10, 'worse']]);
	const bands = [{ from: 31, to: null, units: 4 }];
	expect(
		ageingSheet(days, { day: '2026-08-31', units: 4, quantity: null, medianDays: 40, oldestDays: 50, bands }).rows
	).toEqual([['more than 30 days', 31, null, 4]]);
});
