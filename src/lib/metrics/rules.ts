import { MAKING_DATA_COUNT, RULE_SETS, type NamedRule } from '../spc/rule-sets';

/** What an organisation can choose from for a KPI; `standard` until it does. */
export const RULE_CHOICES = ['standard', 'making_data_count', 'western_electric', 'nelson', 'anhoej'] as const;
export type RuleChoice = (typeof RULE_CHOICES)[number];

export const RULE_CHOICE_WORDS: Record<RuleChoice, string> = {
	standard: 'Three rules: outside the limits, 7 on one side, 2 of 3 near a limit',
	making_data_count: 'Making Data Count: the three, and 7 rising or falling',
	western_electric: 'Western Electric: four zone rules',
	nelson: 'Nelson: eight rules, more false alarms',
	anhoej: 'Anhøj: outside the limits, and the runs of the whole phase'
};

/** Which rules an organisation chose for a KPI, and why. */
export interface RuleSetting {
	rules: RuleChoice;
	reason: string;
	actor: string;
	/** The number of the change that set it. */
	id: number;
	/** When it was set, an ISO instant. */
	at: string;
}

/** Rules by the names of the published reference values. */
export type Rule = (typeof RULE_SETS)[keyof typeof RULE_SETS][number]['id'] | 'anhoej_run' | 'anhoej_crossings';

/** What a pattern looks like, whichever set names it. */
export type Shape =
	'outside' | 'near' | 'one_side' | 'zone' | 'trend' | 'alternating' | 'hugging' | 'avoiding' | 'crossings';

interface RuleText {
	shape: Shape;
	/** For a cell of a table. */
	short: string;
	/** What is said where it was not found. */
	absent: string;
}

const OUTSIDE: RuleText = { shape: 'outside', short: 'outside the limits', absent: 'no month outside the limits' };
const NEAR: RuleText = {
	shape: 'near',
	short: 'close to the limit',
	absent: 'no 2 of 3 months in a row near a limit'
};
const oneSide = (months: number): RuleText => ({
	shape: 'one_side',
	short: `${months} or more on one side`,
	absent: `no ${months} months in a row on one side of the average`
});
const trend = (months: number): RuleText => ({
	shape: 'trend',
	short: `${months} in one direction`,
	absent: `no ${months} months in a row rising or falling`
});
const ZONE: RuleText = {
	shape: 'zone',
	short: '4 of 5 well off the average',
	absent: 'no 4 of 5 months in a row beyond one sigma on the same side'
};

const TEXTS: Record<Rule, RuleText> = {
	rule_astronomical: OUTSIDE,
	rule_two_of_three: NEAR,
	rule_shift_7: oneSide(7),
	rule_trend_7: trend(7),
	we_1: OUTSIDE,
	we_2: NEAR,
	we_3: ZONE,
	we_4: oneSide(8),
	nelson_1: OUTSIDE,
	nelson_2: oneSide(9),
	nelson_3: trend(6),
	nelson_4: {
		shape: 'alternating',
		short: '14 up and down in turn',
		absent: 'no 14 months in a row up and down in turn'
	},
	nelson_5: NEAR,
	nelson_6: ZONE,
	nelson_7: {
		shape: 'hugging',
		short: '15 close to the average',
		absent: 'no 15 months in a row within one sigma of the average'
	},
	nelson_8: {
		shape: 'avoiding',
		short: '8 off the average, both sides',
		absent: 'no 8 months in a row beyond one sigma on both sides'
	},
	anhoej_run: {
		shape: 'one_side',
		short: 'run longer than chance',
		absent: 'no run on one side of the average longer than chance explains'
	},
	anhoej_crossings: {
		shape: 'crossings',
		short: 'too few crossings',
		absent: 'no fewer crossings of the average than chance explains'
	}
};

export const ALL_RULES = Object.keys(TEXTS) as Rule[];
export const shapeOfRule = (rule: Rule): Shape => TEXTS[rule].shape;
export const ruleWords = (rule: Rule): string => TEXTS[rule].short;
export const absentWords = (rule: Rule): string => TEXTS[rule].absent;

type Named = NamedRule & { id: Rule };

const [beyond, trending, close, shifted] = MAKING_DATA_COUNT;

/** The rules of a choice that look at stretches of months, the weightiest first; the runs of Anhøj look at whole phases. */
export const RULES_OF: Record<RuleChoice, readonly Named[]> = {
	standard: [beyond, close, shifted],
	making_data_count: [beyond, trending, close, shifted],
	western_electric: RULE_SETS.western_electric,
	nelson: RULE_SETS.nelson,
	anhoej: [beyond]
};

/** Every rule that a choice can name, in the order in which a month names them. */
export const rulesOf = (choice: RuleChoice): Rule[] => [
	...RULES_OF[choice].map(({ id }) => id),
	...(choice === 'anhoej' ? (['anhoej_run', 'anhoej_crossings'] as const) : [])
];
