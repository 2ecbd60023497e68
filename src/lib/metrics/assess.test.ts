import { describe, expect, it } from 'vitest';
import { addMonths } from '../time/month';
import { assess } from './assess';
import type { Kpi, MonthState, MonthValue } from './kpi';

const START = '2023-01';
const DURATION: Pick<Kpi, 'measure' | 'chart' | 'direction'> = { measure: 'duration', chart: 'i', direction: 'down' };
const SHARE: Pick<Kpi, 'measure' | 'chart' | 'direction'> = { measure: 'share', chart: 'p', direction: 'up' };
const NO_TARGET = { from: START, value: null, source: 'none' };

function month(index: number, value: number | null, state: MonthState = 'final'): MonthValue {
	return {
		month: addMonths(START, index),
		state,
		value,
		numerator: null,
		denominator: null,
		n: value === null ? 0 : 40
	};
}
const durations = (values: (number | null)[]) => values.map((value, index) => month(index, value));
const share = (index: number, numerator: number, denominator: number, state: MonthState = 'final'): MonthValue => ({
	...month(index, denominator === 0 ? null : numerator / denominator, state),
	numerator,
	denominator,
	n: denominator
});
/** Around 20 with ranges of 2: mean 20, sigma 2 / 1.128, limits 14.68 and 25.32. */
const STEADY = Array.from({ length: 24 }, (_, index) => (index % 2 ? 21 : 19));

describe('how far a series has come', () => {
	it.each([
		[0, 'plot', null],
		[5, 'plot', null],
		[6, 'run', null],
		[11, 'run', null],
		[12, 'trial', 12],
		[19, 'trial', 19],
		[20, 'firm', 20],
		[24, 'firm', 24]
	])('%i months: %s', (count, stage, months) => {
		const assessment = assess(durations(STEADY.slice(0, count)), DURATION, []);
		expect(assessment.stage).toBe(stage);
		expect(assessment.baseline?.months ?? null).toBe(months);
		expect(assessment.variation === null).toBe(months === null);
		expect(assessment.last).toBe(count - 1);
	});

	it('draws the median without limits from 6 months on, and nothing before', () => {
		const run = assess(durations([1, 2, 3, 4, 5, 60]), DURATION, []);
		expect(run).toMatchObject({ chart: 'run', assurance: null, baseline: null });
		expect(run.points[0]).toMatchObject({ centre: 3.5, lower: null, upper: null, signals: [] });
		expect(assess(durations([1, 2, 3]), DURATION, []).points[0]!.centre).toBeNull();
	});

	it('counts months with a value only', () => {
		const values = STEADY.slice(0, 13).map((value, index) => (index === 4 || index === 8 ? null : value));
		expect(assess(durations(values), DURATION, []).stage).toBe('run');
	});
});

describe('baseline', () => {
	it('grows to 24 final months and is then frozen', () => {
		const first = assess(durations(STEADY), DURATION, []);
		const later = assess(durations([...STEADY, 22, 18, 23]), DURATION, []);
		expect(first.baseline).toEqual({ from: '2023-01', to: '2024-12', months: 24, frozen: true });
		expect(later.baseline).toEqual(first.baseline);
		expect(later.points.at(-1)).toMatchObject({ centre: 20, upper: first.points[0]!.upper });
		expect(assess(durations(STEADY.slice(0, 23)), DURATION, []).baseline!.frozen).toBe(false);
	});

	it('takes final and restated months, judges provisional ones by it, and leaves the current month alone', () => {
		const values = [
			...STEADY.slice(0, 13).map((value, index) => month(index, value, index === 3 ? 'restated' : 'final')),
			month(13, 40, 'provisional'),
			month(14, 90, 'in_progress'),
			month(15, 90, 'immature')
		];
		const assessment = assess(values, DURATION, [{ from: START, value: 25, source: 'policy' }]);
		expect(assessment.baseline).toMatchObject({ months: 13, to: '2024-01' });
		expect(assessment.last).toBe(13);
		expect(assessment.points[13]).toMatchObject({
			signals: ['rule_astronomical'],
			meaning: 'concern',
			meetsTarget: false
		});
		for (const open of assessment.points.slice(14))
			expect(open).toMatchObject({ signals: [], meaning: null, meetsTarget: null, upper: assessment.points[0]!.upper });
		expect(assessment.variation).toBe('concern_high');
	});

	it('has no judged month where all are open', () => {
		const assessment = assess([month(0, 4, 'in_progress')], DURATION, []);
		expect(assessment).toMatchObject({ last: -1, variation: null, assurance: null });
	});
});

describe('signals', () => {
	it('calls the last month by the pattern that it belongs to, weightiest rule first', () => {
		const low = assess(durations([...STEADY, 19, 19, 19, 19, 19, 19, 14]), DURATION, []);
		expect(low.variation).toBe('improvement_low');
		expect(low.points.at(-1)!.signals).toEqual(['rule_astronomical', 'rule_shift_7']);
		expect(low.points.at(-7)!.signals).toEqual(['rule_shift_7']);
		const over = assess(durations([...STEADY, 24.5, 20.5, 24.5, 20]), DURATION, []);
		expect(over.points.at(-2)!.signals).toEqual(['rule_two_of_three']);
		expect(over.variation).toBe('common_cause');
	});

	it('reads a change of a neutral KPI as neither good nor bad', () => {
		const assessment = assess(durations([...STEADY, 40]), { ...DURATION, direction: 'neutral' }, [
			{ from: START, value: 25, source: 'policy' }
		]);
		expect(assessment).toMatchObject({ variation: 'neutral_high', assurance: null });
		expect(assessment.points.at(-1)!.meaning).toBe('neutral');
		expect(assessment.points.at(-1)!.meetsTarget).toBeNull();
	});

	it('breaks a run at a month without value', () => {
		const values = durations([...STEADY, 19, 19, 19, null, 19, 19, 19]);
		expect(assess(values, DURATION, []).variation).toBe('common_cause');
	});

	it('never flags a series that does not vary, and holds the target against its value', () => {
		const constant = assess(durations(Array(30).fill(96.1)), DURATION, [
			{ from: START, value: 96.1, source: 'policy' }
		]);
		expect(constant).toMatchObject({ variation: 'common_cause', assurance: 'consistent_pass' });
		expect(constant.points.every((point) => point.signals.length === 0 && point.meetsTarget)).toBe(true);
		const full = assess(
			STEADY.map((_, index) => share(index, 100 + index, 100 + index)),
			SHARE,
			[{ from: START, value: 1, source: 'policy' }]
		);
		expect(full).toMatchObject({ variation: 'common_cause', assurance: 'consistent_pass', sigmaZ: null, chart: 'p' });
	});
});

describe('target', () => {
	it('is that of its month; assurance is judged by the one valid at the last judged month', () => {
		const targets = [
			{ from: '2023-01', value: 30, source: 'policy' },
			{ from: '2024-12', value: 14, source: 'contract' }
		];
		const assessment = assess(durations(STEADY), DURATION, targets);
		expect(assessment.points[0]).toMatchObject({ target: 30, meetsTarget: true });
		expect(assessment.points.at(-1)).toMatchObject({ target: 14, meetsTarget: false });
		expect(assessment.assurance).toBe('consistent_fail');
		expect(assess(durations(STEADY.slice(0, 23)), DURATION, targets).assurance).toBe('consistent_pass');
	});

	it('inside the limits is sometimes missed; without one there is no icon', () => {
		expect(assess(durations(STEADY), DURATION, [{ from: START, value: 20, source: 'policy' }]).assurance).toBe(
			'inconsistent'
		);
		expect(assess(durations(STEADY), DURATION, [NO_TARGET]).assurance).toBeNull();
	});
});
