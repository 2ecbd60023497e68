import { describe, expect, it } from 'vitest';
import { countsChart, valueChart } from '../spc/control-chart';
import { addMonths } from '../time/month';
import { assess, OWN_MONTHS } from './assess';
import { findings } from './findings';
import { USUAL_JUDGING, type Judging } from './judging';
import type { Kpi, MonthState, MonthValue } from './kpi';
import { notesAt, shortened } from './notes';
import { plainSentence } from './sentence';
import type { Worded } from './words';

const START = '2023-01';
const DAYS = {
	name: 'Days to close',
	measure: 'duration',
	chart: 'i',
	direction: 'down',
	unit: 'days',
	factor: 1,
	needs: ['complaints'],
	words: { all: 'complaints', part: 'closed' }
} as unknown as Worded & Pick<Kpi, 'measure' | 'chart' | 'direction'>;
const SHARE = { ...DAYS, measure: 'share', chart: 'p', direction: 'up', unit: '%', factor: 100 } as typeof DAYS;

function series(values: (number | null)[], state: MonthState = 'final'): MonthValue[] {
	return values.map((value, index) => ({
		month: addMonths(START, index),
		state,
		value,
		numerator: null,
		denominator: null,
		n: 40
	}));
}
const shares = (numerators: number[], denominators: number[]): MonthValue[] =>
	numerators.map((numerator, index) => ({
		month: addMonths(START, index),
		state: 'final',
		value: numerator / denominators[index]!,
		numerator,
		denominator: denominators[index]!,
		n: denominators[index]!
	}));

const wave = (count: number, low: number, high: number) =>
	Array.from({ length: count }, (_, index) => (index % 2 ? high : low));
const phase = (index: number, text = 'second carrier'): Judging['phases'][number] => ({
	month: addMonths(START, index),
	reason: 'decision',
	text
});
const judging = (parts: Partial<Judging>): Judging => ({ ...USUAL_JUDGING, ...parts });
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('phases', () => {
	const values = series([...wave(24, 19, 21), ...wave(14, 9, 11)]);

	it('each have the centre and limits that the months of it alone give', () => {
		const { points, phases } = assess(values, DAYS, [], judging({ phases: [phase(24)] }));
		const drawn = valueChart(
			'i',
			values.map(({ value }) => value),
			{ phaseStarts: [24] }
		);
		for (const [index, point] of points.entries()) {
			expect(point.centre).toBeCloseTo(drawn.lines.centre[index]!, 12);
			expect(point.upper).toBeCloseTo(drawn.lines.upper[index]!, 12);
			expect(point.lower).toBeCloseTo(drawn.lines.lower[index]!, 12);
		}
		expect(points.filter(({ begins }) => begins).map(({ month, begins }) => [month, begins])).toEqual([
			['2025-01', 'second carrier']
		]);
		expect(phases.map(({ from, to, reason, stage }) => [from, to, reason, stage])).toEqual([
			['2023-01', '2024-12', null, 'firm'],
			['2025-01', '2026-02', 'decision', 'trial']
		]);
	});

	it('carry the limits of shares with the cases of each month', () => {
		const denominators = Array.from({ length: 38 }, (_, index) => 900 + 13 * (index % 7));
		const numerators = denominators.map((all, index) =>
			Math.round(all * ((index < 24 ? 0.9 : 0.96) + (index % 2 ? 0.004 : -0.004)))
		);
		const { points, phases } = assess(
			shares(numerators, denominators),
			SHARE,
			[],
			judging({ phases: [phase(24)], exclusions: [{ month: addMonths(START, 5), text: 'strike' }] })
		);
		expect(phases.map(({ chart }) => chart)).toEqual(['p', 'p']);
		const drawn = countsChart('p', { numerators, denominators }, { phaseStarts: [24], excluded: [5] });
		points.forEach((point, index) => {
			expect(point.upper).toBeCloseTo(drawn.lines.upper[index]!, 12);
			expect(point.lower).toBeCloseTo(drawn.lines.lower[index]!, 12);
		});
	});

	it('end the pattern of the phase before, and the icons are those of the current one', () => {
		const shifted = assess(values, DAYS, []);
		expect(shifted.variation).toBe('improvement_low');
		const phased = assess(values, DAYS, [], judging({ phases: [phase(24)] }));
		expect(phased).toMatchObject({ variation: 'common_cause', phase: 1, stage: 'trial', found: [] });
		expect(phased.baseline).toEqual({ from: '2025-01', to: '2026-02', months: 14, frozen: false });
	});

	it('are named by the sentence and the findings, with the average before and since', () => {
		const assessment = assess(values, DAYS, [], judging({ phases: [phase(24, 'second carrier for Brno.')] }));
		expect(spaced(plainSentence(assessment, DAYS))).toMatch(
			/Judged by the phase since January 2025 \(decision: second carrier for Brno\)\.$/
		);
		expect(findings(assessment, DAYS).at(-1)).toMatchObject({ title: 'New phase', kind: 'common' });
		expect(spaced(findings(assessment, DAYS).at(-1)!.text)).toBe(
			'From Jan 2025, decision: second carrier for Brno. Average 10.0 days, before it 20.0 days.'
		);
	});

	it('are judged by target and median alone while they are short, and say so', () => {
		const short = assess(series([...wave(24, 19, 21), ...wave(7, 9, 11)]), DAYS, [], judging({ phases: [phase(24)] }));
		expect(short).toMatchObject({ stage: 'run', variation: null, assurance: null, baseline: null });
		expect(short.points[0]!.upper).not.toBeNull();
		expect(short.points.at(-1)).toMatchObject({ upper: null, centre: 9, signals: [] });
		expect(spaced(plainSentence(short, DAYS))).toBe(
			'New phase since January (decision: second carrier). 7 months: too few for limits (12 are needed). ' +
				'No judgement before Jan 2026.'
		);
		expect(findings(short, DAYS)[0]!.text).toContain('12 final months of the new phase');
		expect(spaced(findings(short, DAYS).at(-1)!.text)).toMatch(/Median 9\.0 days, before it average 20\.0 days\.$/);
	});

	it('begin nothing outside the series, at its first month, or twice', () => {
		const plain = assess(values, DAYS, []);
		const none = assess(values, DAYS, [], judging({ phases: [phase(-5), phase(0), phase(99)] }));
		expect(none.points).toEqual(plain.points);
		expect(none.phases).toHaveLength(1);
		expect(assess(values, DAYS, [], judging({ phases: [phase(24), phase(24)] })).phases).toHaveLength(2);
	});

	it('of which only the month in progress is there yet leave the judging to the one before', () => {
		const open = [...values.slice(0, 24), { ...values[24]!, state: 'in_progress' as const }];
		const assessment = assess(open, DAYS, [], judging({ phases: [phase(24)] }));
		expect(assessment).toMatchObject({ phase: 0, stage: 'firm', variation: 'common_cause', last: 23 });
	});
});

describe('an excluded month', () => {
	const values = series([...wave(12, 19, 21), 60, ...wave(13, 19, 21)]);
	const excluded = judging({ exclusions: [{ month: addMonths(START, 12), text: 'strike' }] });

	it('is drawn and marked, and leaves centre and limits as if it had not been', () => {
		const { points, baseline } = assess(values, DAYS, [], excluded);
		const without = assess(series(wave(24, 19, 21)), DAYS, []);
		expect(points[12]).toMatchObject({ value: 60, excluded: 'strike', signals: ['rule_astronomical'] });
		expect(points[0]!.centre).toBeCloseTo(without.points[0]!.centre!, 12);
		expect(points[0]!.upper).toBeCloseTo(without.points[0]!.upper!, 12);
		expect(baseline).toMatchObject({ months: 24, to: '2025-01', frozen: true });
	});

	it('does not part its neighbours in a run, and is no part of it', () => {
		const run = series([...wave(24, 19, 21), 19.5, 19.5, 19.5, 19.5, 25, 19.5, 19.5, 19.5]);
		const { found, points } = assess(
			run,
			DAYS,
			[],
			judging({ exclusions: [{ month: addMonths(START, 28), text: 'flood' }] })
		);
		expect(found).toEqual([
			{
				rule: 'rule_shift_7',
				side: 'low',
				meaning: 'improvement',
				from: '2025-01',
				to: '2025-08',
				months: 7
			}
		]);
		expect(points[28]!.signals).toEqual([]);
		expect(assess(run, DAYS, []).found).toEqual([]);
	});

	it('is named among the findings of its phase', () => {
		expect(findings(assess(values, DAYS, [], excluded), DAYS).find(({ title }) => title === 'Left out')?.text).toBe(
			'Jan 2024 is drawn, but not counted in average and limits: strike.'
		);
	});
});

describe('notes', () => {
	it('of the whole hold at every site, those of a site there alone and before those of the whole', () => {
		const note = (month: string, site: string | null) => ({ month, site });
		const notes = [note('2025-02', null), note('2025-02', 'ULM'), note('2025-01', 'BRN')];
		expect(notesAt(notes, null)).toEqual([note('2025-02', null)]);
		expect(notesAt(notes, 'ULM')).toEqual([note('2025-02', 'ULM')]);
		expect(notesAt(notes, 'BRN')).toEqual([note('2025-01', 'BRN'), note('2025-02', null)]);
	});
	it('are shortened between words', () => {
		expect(shortened('Ulm dispatch moved to hall 4', 20)).toBe('Ulm dispatch moved…');
		expect(shortened('  short\n text ', 20)).toBe('short text');
		expect(shortened('x'.repeat(30), 10)).toBe(`${'x'.repeat(9)}…`);
	});
});

describe('what was brought from before', () => {
	const brought = (values: MonthValue[], months: number) =>
		values.map((month, index) => (index < months ? { ...month, history: true as const } : month));
	const counts = shares(
		Array.from({ length: 30 }, (_, index) => 80 + (index % 3) + (index < 14 ? 0 : 10)),
		Array.from({ length: 30 }, () => 100)
	);

	it('is a phase by itself, and the months after it are as if it were not there', () => {
		const { points, phases, phase: current } = assess(brought(counts, 14), SHARE, []);
		const alone = assess(counts.slice(14), SHARE, []);
		expect(phases.map(({ history, reason }) => [history, reason])).toEqual([
			[true, null],
			[undefined, null]
		]);
		expect(current).toBe(1);
		expect(points.slice(14).map(({ centre, upper, signals }) => [centre, upper, signals])).toEqual(
			alone.points.map(({ centre, upper, signals }) => [centre, upper, signals])
		);
		expect(points[14]!.begins).toBe(OWN_MONTHS);
	});

	it('is an individuals chart where it tells no cases, be it in one month', () => {
		const bare = counts.map((month, index) => (index === 3 ? { ...month, numerator: null, denominator: null } : month));
		const { phases } = assess(brought(bare, 14), SHARE, []);
		expect(phases.map(({ chart }) => chart)).toEqual(['i', 'p']);
	});

	it('keeps what somebody said of the first own month, and of the months before it', () => {
		const { points, phases } = assess(
			brought(counts, 14),
			SHARE,
			[],
			judging({ phases: [phase(7), phase(14, 'new scope')] })
		);
		expect(points.map(({ begins }) => begins).filter(Boolean)).toEqual(['second carrier', 'new scope']);
		expect(phases.map(({ history }) => history)).toEqual([true, true, undefined]);
	});

	it('is told in words once', () => {
		const told = findings(assess(brought(counts, 14), SHARE, []), SHARE).filter(
			({ title }) => title === 'Before Verdict'
		);
		expect(told.map(({ text }) => spaced(text))).toEqual([
			'Until Feb 2024 the figures are as they were brought. Average 91.1 %, before it 80.9 %.'
		]);
		expect(plainSentence(assess(brought(counts, 14), SHARE, []), SHARE)).not.toContain('phase');
	});
});
