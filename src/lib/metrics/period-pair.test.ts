import { describe, expect, it } from 'vitest';
import { Problem } from '../problem';
import { monthsBetween } from '../time/month';
import type { MonthState } from './kpi';
import { measuredIn, offeredPairs, parsePeriod, periodPair, periodText, stretchesOf } from './period-pair';

const codeOf = (run: () => unknown): string => {
	try {
		run();
	} catch (problem) {
		return (problem as Problem).code;
	}
	return 'taken';
};
const series = (from: string, to: string, state: MonthState = 'final') =>
	monthsBetween(from, to).map((month) => ({ month, state, value: 0.9 as number | null }));

describe('a period', () => {
	it('is read and written as it stands in an address', () => {
		expect(parsePeriod('2026-07..2026-09', 'period')).toEqual({ from: '2026-07', to: '2026-09' });
		expect(parsePeriod('2026-07', 'period')).toEqual({ from: '2026-07', to: '2026-07' });
		for (const text of ['2026-07..2026-09', '2026-07']) expect(periodText(parsePeriod(text, 'period'))).toBe(text);
	});
	it('is refused by what is wrong with it', () => {
		for (const text of ['', '2026', '2026-13', '2026-07-01', '2026-07..', '..2026-07', '2026-07...2026-09', 'a..b..c'])
			expect([text, codeOf(() => parsePeriod(text, 'period'))]).toEqual([text, 'invalid_period']);
		expect(codeOf(() => parsePeriod('2026-09..2026-07', 'period'))).toBe('invalid_range');
	});
	it('lies apart from what it is held against', () => {
		const pair = (a: string, b: string) =>
			codeOf(() => periodPair(parsePeriod(a, 'period'), parsePeriod(b, 'against')));
		expect(pair('2026-04..2026-06', '2026-01..2026-03')).toBe('taken');
		expect(pair('2026-01..2026-03', '2026-04..2026-06')).toBe('taken');
		for (const other of ['2026-06..2026-08', '2026-05', '2026-01..2026-12', '2026-04'])
			expect(pair('2026-04..2026-06', other)).toBe('overlapping_periods');
	});
});

describe('the periods offered', () => {
	it('end with the last final month; three months against the three before come first', () => {
		const points = [...series('2024-01', '2026-09'), ...series('2026-10', '2026-10', 'in_progress')];
		expect(
			offeredPairs(points).map(({ name, period, against }) => [name, periodText(period), periodText(against)])
		).toEqual([
			['Last 3 months', '2026-07..2026-09', '2026-04..2026-06'],
			['Last month', '2026-09', '2026-08'],
			['Same month last year', '2026-09', '2025-09'],
			['Last 12 months', '2025-10..2026-09', '2024-10..2025-09']
		]);
	});
	it('are those that there are months for', () => {
		expect(offeredPairs(series('2026-05', '2026-09')).map(({ name }) => name)).toEqual(['Last month']);
		expect(offeredPairs(series('2026-09', '2026-09'))).toEqual([]);
		expect(offeredPairs([])).toEqual([]);
		const gap = series('2026-01', '2026-09').map((point) =>
			point.month === '2026-08' ? { ...point, value: null } : point
		);
		expect(offeredPairs(gap).map(({ name }) => name)).toEqual(['Last 3 months']);
	});
	it('take months that have ended before any is final', () => {
		expect(offeredPairs(series('2026-08', '2026-09', 'provisional'))).toHaveLength(1);
		expect(offeredPairs(series('2026-08', '2026-09', 'in_progress'))).toEqual([]);
	});
});

it('months without a value do not count, and split a period', () => {
	const points = series('2026-01', '2026-06').map((point) =>
		point.month === '2026-03' ? { ...point, value: null } : point
	);
	const months = measuredIn(points, { from: '2026-02', to: '2026-05' });
	expect(months).toEqual(['2026-02', '2026-04', '2026-05']);
	expect(stretchesOf(months).map(periodText)).toEqual(['2026-02', '2026-04..2026-05']);
});
