import { describe, expect, it } from 'vitest';
import { addMonths } from '../time/month';
import { assess } from './assess';
import { findings } from './findings';
import { USUAL_JUDGING } from './judging';
import type { Kpi, MonthValue } from './kpi';
import { absentWords, ALL_RULES, RULE_CHOICES, ruleWords, rulesOf, type RuleChoice } from './rules';
import { plainSentence } from './sentence';
import type { Worded } from './words';

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

/** Around 20 with ranges of 2: sigma 2 / 1.128 = 1.77, limits 14.68 and 25.32. */
const STEADY = Array.from({ length: 24 }, (_, index) => (index % 2 ? 21 : 19));

function judged(after: number[], rules: RuleChoice) {
	const values = [...STEADY, ...after].map((value, index): MonthValue => ({
		month: addMonths('2023-01', index),
		state: 'final',
		value,
		numerator: null,
		denominator: null,
		n: 40
	}));
	const assessment = assess(values, DAYS, [], { ...USUAL_JUDGING, rules });
	const sentence = plainSentence(assessment, DAYS).replaceAll('\u00a0', ' ');
	return { assessment, found: findings(assessment, DAYS), sentence };
}

describe('a set of rules', () => {
	it('has words for each of its rules, found and not found', () => {
		for (const choice of RULE_CHOICES)
			for (const rule of rulesOf(choice)) {
				expect(ALL_RULES).toContain(rule);
				expect(ruleWords(rule)).not.toBe('');
				expect(absentWords(rule)).toMatch(/^no /);
			}
	});

	it.each([
		['standard', [18.9, 18.5, 18, 17.5, 17, 16.5, 16], 'rule_shift_7'],
		['making_data_count', [20.9, 20.5, 20.1, 19.7, 19.3, 18.9, 18.5], 'rule_trend_7'],
		['western_electric', [18, 18, 18, 18, 18], 'we_3'],
		['nelson', [22, 22, 21.9, 22, 21.9, 22, 21.95, 22, 21.95], 'nelson_2'],
		['nelson', [20.9, 20.5, 20.1, 19.7, 19.3, 18.9], 'nelson_3'],
		['anhoej', Array<number>(9).fill(19.5), 'anhoej_run']
	] as const)('%s finds what %j show by %s', (choice, after, rule) => {
		const { assessment } = judged([...after], choice);
		expect(assessment.rules).toBe(choice);
		expect(assessment.found.map((pattern) => pattern.rule)).toContain(rule);
	});

	it('stays silent where one point is missing', () => {
		expect(judged([20.9, 20.5, 20.1, 19.7, 19.3], 'making_data_count').assessment.found).toEqual([]);
		expect(judged(Array<number>(6).fill(19.5), 'anhoej').assessment.found.map(({ rule }) => rule)).not.toContain(
			'anhoej_run'
		);
		expect(judged([18, 18, 18], 'western_electric').assessment.found.map(({ rule }) => rule)).not.toContain('we_3');
	});

	it('is told by points and by the rule in words', () => {
		const falling = judged([20.9, 20.5, 20.1, 19.7, 19.3, 18.9], 'nelson');
		expect(falling.found[0]).toMatchObject({
			title: expect.stringMatching(/^\d months falling$/) as string,
			kind: 'improvement'
		});
		expect(falling.found[0]!.text).toMatch(/2025: each month lies below the one before\.$/);
		expect(falling.sentence).toMatch(/^Falling for \d months running: a real improvement\./);
		const off = judged([18, 18, 18, 18, 18], 'western_electric');
		expect(off.found[0]!.text).toBe('4 of 5 months in a row more than one sigma below the average: Jan to May 2025.');
		expect(off.sentence).toMatch(/^Well below its average in at least 4 of the last 5 months/);
	});

	it('that finds a pattern without a side says so, and gives no icon for it', () => {
		const { assessment, found, sentence } = judged([19, 21], 'nelson');
		const latest = assessment.points.at(-1)!;
		expect(latest.signals).toContain('nelson_4');
		expect(latest.meaning).toBe('neutral');
		expect(assessment.variation).toBe('common_cause');
		expect(found[0]).toMatchObject({ title: 'Up and down in turn', kind: 'neutral' });
		expect(sentence).toMatch(/^Up and down in turn for 26 months: not what chance does\./);
	});

	it('says of a phase, not of its months, that the average is crossed too rarely', () => {
		const slow = Array.from({ length: 24 }, (_, index) => (index % 8 < 4 ? 17 : 23));
		const values = slow.map((value, index): MonthValue => ({
			month: addMonths('2023-01', index),
			state: 'final',
			value,
			numerator: null,
			denominator: null,
			n: 40
		}));
		const assessment = assess(values, DAYS, [], { ...USUAL_JUDGING, rules: 'anhoej' });
		expect(assessment.found).toMatchObject([{ rule: 'anhoej_crossings', side: 'both', months: 24 }]);
		expect(assessment.points.every(({ signals }) => signals.length === 0)).toBe(true);
		expect(plainSentence(assessment, DAYS)).toMatch(/^Crossing its average too rarely in 24 months/);
	});
});
