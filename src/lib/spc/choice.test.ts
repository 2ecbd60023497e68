import { describe, expect, it } from 'vitest';
import { chooseChart, type ChoiceInput } from './choice';
import { stageOf } from './stage';

const baseline = (months: number) => Array.from({ length: months }, (_, index) => index);
const rates = (numerators: number[], denominator = 1_000): ChoiceInput => ({
	measured: 'rate',
	numerators,
	denominators: numerators.map(() => denominator),
	baseline: baseline(numerators.length)
});
const alternating = (a: number, b: number, months = 24) => baseline(months).map((index) => (index % 2 ? a : b));

describe('the chart of a kind of data', () => {
	it.each([
		['stock', alternating(5, 6), 'run', 'carries over'],
		['value', alternating(5, 6), 'i', 'neighbouring months'],
		['count', alternating(5, 6), 'c', 'same exposure'],
		['value', alternating(5, 6, 11), 'run', 'Fewer than 12']
	] as const)('of a %s', (measured, numerators, chart, words) => {
		const choice = chooseChart({ measured, numerators, baseline: baseline(numerators.length) });
		expect(choice.chart).toBe(chart);
		expect(choice.reason).toContain(words);
	});

	it('stays p or u where chance explains the months, and says by how much they differ', () => {
		const choice = chooseChart({ ...rates(alternating(48, 52)), measured: 'share' });
		expect(choice).toMatchObject({ chart: 'p' });
		expect(choice.reason).toMatch(/φ\s=\s0\.3; sigma z 0\.5/);
		expect(chooseChart(rates(alternating(48, 52))).chart).toBe('u');
	});

	it('takes the Laney form from the first month that shows more, and keeps it', () => {
		const early = rates([...alternating(30, 70, 12), ...alternating(50, 50, 12)]);
		expect(chooseChart(early)).toMatchObject({ chart: 'up' });
		expect(chooseChart(early).reason).toMatch(
			/scatter more than chance explains: φ\s=\s\d+\.\d \(sigma z .*from 12 months\)/
		);
	});

	it('takes it on demand', () => {
		expect(chooseChart({ ...rates(alternating(48, 52)), laney: true }).chart).toBe('up');
	});

	it('watches what lies between events that come less than once a month', () => {
		const rare = rates(baseline(24).map((index) => (index % 5 === 0 ? 1 : 0)));
		expect(chooseChart({ ...rare, between: 'time' })).toMatchObject({ chart: 't' });
		expect(chooseChart({ ...rare, between: 'units' })).toMatchObject({ chart: 'g' });
		expect(chooseChart(rare).reason).toContain('Fewer than one event a month');
		expect(chooseChart({ ...rates(alternating(1, 1)), between: 'time' }).chart).not.toBe('t');
		expect(chooseChart({ ...rare, measured: 'share', between: 'time' }).chart).toBe('p');
	});
});

describe('the stage of a series', () => {
	it.each([
		[0, 'plot'],
		[5, 'plot'],
		[6, 'run'],
		[11, 'run'],
		[12, 'trial'],
		[19, 'trial'],
		[20, 'firm']
	])('at %i points', (points, stage) => {
		expect(stageOf(points)).toBe(stage);
	});
	it('is never beyond the median on a run chart', () => {
		expect([stageOf(5, false), stageOf(60, false)]).toEqual(['plot', 'run']);
	});
});
