import { describe, expect, it } from 'vitest';
import { addMonths } from '../time/month';
import { assess } from './assess';
import type { MonthState, MonthValue, Target } from './kpi';
import { plainSentence, sentence, statement } from './sentence';
import type { Worded } from './words';

const NAMES = { chart: 'i', words: { all: 'deliveries', part: 'on time' }, needs: ['deliveries'] } as const;
const PERCENT: Worded = {
	...NAMES,
	name: 'On-time delivery',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	needs: ['deliveries']
};
const DAYS: Worded = {
	...PERCENT,
	name: 'Days to close',
	measure: 'duration',
	unit: 'days',
	factor: 1,
	direction: 'down',
	needs: ['complaints']
};
const STOCK: Worded = { ...DAYS, name: 'Open complaints', measure: 'stock', unit: 'complaints', chart: 'run' };

/** Around 0.963 with ranges of 0.01: limits 0.936 and 0.990. */
const CALM = Array.from({ length: 24 }, (_, index) => (index % 2 ? 0.968 : 0.958));
const LAST = '2026-09';

/** A series that ends in September 2026. */
function series(values: (number | null)[], last: Partial<MonthValue> = {}): MonthValue[] {
	return values.map((value, index) => ({
		month: addMonths(LAST, index - values.length + 1),
		state: 'final' as MonthState,
		value,
		numerator: null,
		denominator: null,
		n: 1463,
		...(index === values.length - 1 ? last : {})
	}));
}
const target = (value: number): Target[] => [{ from: '2020-01', value, source: 'policy' }];
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');
const say = (values: MonthValue[], kpi: Worded, targets: Target[] = [], scope = '') =>
	spaced(plainSentence(assess(values, kpi, targets), kpi, scope));

describe('a signal of concern', () => {
	it('names the run, the limit and that it is no noise', () => {
		const values = series([...CALM, 0.95, 0.95, 0.95, 0.95, 0.95, 0.95, 0.95, 0.93]);
		expect(say(values, PERCENT, target(0.95))).toBe(
			'Below its average for 8 months running, and in September below the lower limit: ' +
				'this is a real change, not noise. The target was missed in September.'
		);
		expect(sentence(assess(values, PERCENT, []), PERCENT)[1]).toEqual({
			text: 'this is a real change, not noise.',
			strong: true
		});
	});
	it('names value and limit of a single month', () => {
		expect(say(series([...CALM, 0.93]), PERCENT)).toBe(
			'93.0 % in September, below the lower limit of 93.6 %: look for a cause.'
		);
		expect(say(series([...CALM, 0.931, 0.93]), PERCENT)).toBe(
			'93.0 % in September, below the lower limit of 93.6 % for 2 months running: look for a cause.'
		);
	});
	it('shows more digits where rounding would hide that the limit is passed', () => {
		expect(say(series([...CALM, 0.9363]), PERCENT)).toBe(
			'93.63 % in September, below the lower limit of 93.64 %: look for a cause.'
		);
	});
	it('names two of three near a limit, and says that a month is provisional', () => {
		expect(say(series([...CALM, 0.942, 0.955, 0.942], { state: 'provisional' }), PERCENT)).toBe(
			'Near the lower limit in 2 of the last 3 months: this is a real change, not noise. September is provisional.'
		);
	});
	it('says what a target beyond the limits means', () => {
		expect(say(series([...CALM, 0.93]), PERCENT, target(0.995))).toBe(
			'93.0 % in September, below the lower limit of 93.6 %: look for a cause. ' +
				'99.5 % will be missed every month until the way of working changes.'
		);
	});
});

describe('an improvement, a neutral change', () => {
	it('are called real, with the target that will be met', () => {
		const better = [...CALM, 0.97, 0.97, 0.97, 0.97, 0.97, 0.97, 0.97];
		expect(say(series(better), PERCENT, target(0.9))).toBe(
			'Above its average for 8 months running: a real improvement. The target will be met.'
		);
		expect(say(series(better), { ...PERCENT, direction: 'neutral' }, target(0.9))).toBe(
			'Above its average for 8 months running: a real change.'
		);
		expect(say(series([...CALM, 0.995]), PERCENT)).toBe(
			'99.5 % in September, above the upper limit of 99.0 %: better than chance explains.'
		);
	});
});

describe('no signal', () => {
	const late = Array.from({ length: 24 }, (_, index) => (index % 2 ? 20.2 : 19));
	it('steady means late where the target will be missed', () => {
		expect(say(series(late), DAYS, target(14))).toBe(
			'Steady at 19.6 days, and steady means late: 14 days will be missed every month until the way of working changes.'
		);
		expect(say(series(CALM), PERCENT, target(0.995))).toMatch(
			/^Steady at 96\.3 %, and steady means short of the target/
		);
	});
	it('says whether the target is met always or by chance, and whether it was missed', () => {
		expect(say(series(CALM), PERCENT, target(0.9))).toBe(
			'No real change in 24 months. The target will be met every month.'
		);
		expect(say(series([...CALM, 0.96]), PERCENT, target(0.95))).toBe(
			'No real change in 25 months. The target was met in each of the last 12 months; a month may miss it by chance.'
		);
		expect(say(series([...CALM, 0.965]), PERCENT, target(0.983))).toMatch(
			/The target was missed in each of the last 12 months; a month may meet it by chance\.$/
		);
		expect(say(series([...CALM, 0.958]), PERCENT, target(0.96))).toBe(
			'No real change in 25 months. ' +
				'The target was missed in September; it was met in 6 of the last 12 months, by chance.'
		);
	});
	it('names the last signal where the last month gives none', () => {
		expect(say(series([...CALM, 0.9, 0.963]), PERCENT, target(0.95))).toMatch(
			/^No signal in September; the last was in August\. The target was met in 11 of the last 12 months, by chance\.$/
		);
	});
	it('warns against reacting to a month at the edge of its range', () => {
		expect(say(series([...CALM, 0.984]), PERCENT)).toBe(
			'September looks high but is within its usual range: do not react to this point.'
		);
	});
	it('gives the usual range where there is no target', () => {
		expect(say(series(CALM.slice(0, 20)), PERCENT)).toBe(
			'No real change: 96.8 % is within the usual range of 93.6–99.0 %.'
		);
	});
	it('says how often a steady value was left, and takes a census for what it is', () => {
		const files = { ...PERCENT, census: true };
		const constant = [...Array.from({ length: 24 }, () => 1), 0.9, 1];
		expect(say(series(constant), files)).toBe('100 %, as in all but 1 of 26 months.');
	});
	it('says that nothing varies', () => {
		expect(say(series(Array(24).fill(1)), PERCENT, target(1))).toBe(
			'100 % every month: no variation seen. The target will be met every month.'
		);
	});
	it('is read with care where cases are few, and limits are called trial below 20 months', () => {
		expect(say(series(CALM.slice(0, 14), { n: 14 }), PERCENT, target(0.9))).toBe(
			'Few cases a month (14 in September): read with care. No real change. ' +
				'The target will be met every month. Trial limits, from 14 months.'
		);
	});
});

describe('nothing to judge', () => {
	it('too few months: from when on they are judged', () => {
		expect(say(series(CALM.slice(0, 7)), PERCENT)).toBe(
			'7 months: too few for limits (12 are needed). No judgement before Mar 2027.'
		);
		expect(say(series(CALM.slice(0, 1)), PERCENT, target(0.99))).toBe(
			'1 month: too few for limits (12 are needed). No judgement before Sep 2027. The target was missed in September.'
		);
		expect(say(series([0.96], { state: 'provisional' }), PERCENT)).toBe(
			'No final month yet: too few for limits (12 are needed). No judgement before Sep 2027.'
		);
	});
	it('no data, or a first month in progress', () => {
		expect(say([], { ...PERCENT, needs: ['defects', 'volumes'] })).toBe(
			'No data yet. This KPI needs defects and volumes.'
		);
		expect(say(series([0.9], { state: 'in_progress' }), PERCENT)).toBe(
			'September is in progress: nothing to judge yet.'
		);
	});
	it('no activity in the last month', () => {
		expect(say(series([...CALM, null], { denominator: 0 }), PERCENT, target(0.9))).toBe(
			'No activity in September. No real change in 24 months. The target will be met every month.'
		);
		expect(say(series([...CALM.slice(0, 7), null]), PERCENT)).toMatch(/^No value for September\. 7 months: too few/);
	});
	it('a stock is held against its target alone', () => {
		const open = series([...Array<number>(20).fill(45), 57]);
		expect(say(open, STOCK, target(40))).toBe(
			'57 complaints at the end of September, usually about 45 complaints. ' +
				'The target of at most 40 complaints was missed.'
		);
		expect(say(open, STOCK)).toBe('57 complaints at the end of September, usually about 45 complaints.');
	});
});

describe('scope, months, bounds', () => {
	it('name the part of the organisation first', () => {
		expect(say(series(CALM.slice(0, 20)), PERCENT, target(0.9), 'Ulm')).toBe(
			'Ulm: no real change. The target will be met every month.'
		);
	});
	it('give the year of a month that lies back', () => {
		const old = [...series([...CALM, 0.93])];
		for (let ahead = 1; ahead <= 13; ahead++)
			old.push({ ...old[0]!, month: addMonths(LAST, ahead), value: null, state: 'in_progress' });
		expect(say(old, PERCENT)).toMatch(/^93\.0 % in September 2026, below/);
	});
	it('say that a median is a lower bound', () => {
		const days = Array.from({ length: 24 }, (_, index) => (index % 2 ? 20 : 19));
		expect(say(series([...days, 30], { lowerBound: true }), DAYS)).toMatch(/^At least 30\.0 days in September, above/);
	});
});

describe('the statement of the minutes', () => {
	it('has one form', () => {
		const assessment = assess(series([...CALM, 0.93]), PERCENT, target(0.95));
		expect(spaced(statement(assessment, PERCENT, { scope: 'Ulm', grade: 'A' }))).toBe(
			'On-time delivery for Ulm to Sep 2026: worsening; varies around the target 95 %. 1,463 deliveries. Evidence A.'
		);
		expect(spaced(statement(assess(series([0.9]), PERCENT, []), PERCENT))).toBe(
			'On-time delivery for all sites to Sep 2026: not judged. 1,463 deliveries.'
		);
	});
});
