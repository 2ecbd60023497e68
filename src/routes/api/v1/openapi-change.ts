import { DIMENSIONS } from '$lib/metrics/kpi';
import {
	answer,
	described,
	flag,
	inPath,
	list,
	month,
	number,
	object,
	orNull,
	query,
	responses,
	text,
	whole,
	words,
	type Paths
} from './openapi-parts';

const dimension = words(...DIMENSIONS);
const interval = orNull(object({ lower: number, upper: number }));
const mayBeNoise = described(
	'Whether the interval holds zero: chance alone may show it. Null: not known.',
	orNull(flag)
);
const told = orNull(object({ effect: number, interval, mayBeNoise }));
const period = object({ from: month, to: month, measured: described('How many of its months have a value.', whole) });

const contribution = {
	before: described('The value of the group itself.', orNull(number)),
	after: orNull(number),
	weightBefore: described('Its part of all denominators; null for amounts.', orNull(number)),
	weightAfter: orNull(number),
	rate: described('What its own value moved; null for amounts, as mix and interaction.', orNull(number)),
	mix: described('What its part of the whole moved.', orNull(number)),
	interaction: described('What both moved together.', orNull(number)),
	total: described('All three; over rows and rest they sum to the change exactly.', number),
	interval: described('Of the total; those of a dimension hold together with 95 %.', interval),
	mayBeNoise
};

const dimensionChange = object({
	by: dimension,
	groups: whole,
	confidence: described('Of each interval by itself.', number),
	explained: described('Part of the movement, 0 to 1, by which its groups differ beyond chance.', orNull(number)),
	rate: told,
	mix: told,
	interaction: orNull(number),
	rows: described('The 50 that add most, the largest first.', list(object({ name: text, ...contribution }))),
	rest: described('The other groups, in one.', orNull(object({ groups: whole, ...contribution })))
});

const decomposition = object({
	basis: described('What is told apart: of durations the mean.', words('share', 'rate', 'mean', 'amount')),
	before: number,
	after: number,
	change: number,
	interval,
	mayBeNoise,
	dispersion: described(
		'How much more the values vary than chance explains, as a ratio of variances; intervals are widened by its root.',
		orNull(number)
	),
	dimensions: described('Those that explain most come first.', list(dimensionChange))
});

const category = object({
	column: words('reason', 'defect type', 'category'),
	name: text,
	cases: number,
	of: number,
	casesBefore: number,
	ofBefore: number
});

export const changePaths: Paths = {
	'/api/v1/kpis/{id}/change': {
		get: {
			operationId: 'getChange',
			summary: 'How a KPI came from one period to another, told apart by each dimension (rate, mix, interaction).',
			tags: ['KPIs'],
			parameters: [
				inPath('id', text, 'Slug or code: on-time-delivery, L1.'),
				{ ...query('period', text, 'Months such as 2026-07..2026-09, or one month.'), required: true },
				{ ...query('against', text, 'The months it is held against, likewise; none of them in both.'), required: true },
				...DIMENSIONS.map((name) => query(name, text, `Only this ${name}.`)),
				query('asOf', whole, 'As it was known after the change of this number.')
			],
			responses: responses(
				{
					200: answer(
						'The change; `told` is null where a period has no value.',
						object({
							kpi: text,
							sentence: text,
							period,
							against: period,
							unfinished: described('Months of either that are not final yet.', list(month)),
							told: orNull(decomposition),
							lead: described(
								'The group that the change is told by, and the commonest category of its cases.',
								orNull(object({ by: dimension, name: text, category: orNull(category) }))
							)
						})
					)
				},
				[400, 401, 404, 422]
			)
		}
	}
};
