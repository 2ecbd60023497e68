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
	type Paths,
	type Schema
} from './openapi-parts';

const limits: Schema = { type: 'array', items: number, minItems: 2, maxItems: 2 };
const dimension = words(...DIMENSIONS);

const comparison = object({
	by: dimension,
	from: month,
	to: month,
	centre: described('All numerators together by all denominators together.', number),
	dispersion: described(
		'How much more the groups vary than chance explains; the limits are widened by its root.',
		number
	),
	ranked: whole,
	unranked: described('Groups too small to be held against the limits.', whole),
	outside: whole,
	expectedOutside: described('How many would be outside by chance, were all alike.', number),
	groups: list(
		object({
			name: text,
			numerator: number,
			denominator: number,
			value: number,
			beyond: described('Outside the limits that 998 of 1,000 keep.', orNull(words('better', 'worse', 'high', 'low'))),
			unusual: described('Outside the limits that 95 of 100 keep.', flag)
		})
	),
	curve: described('The limits by size.', list(object({ size: number, warning: limits, action: limits })))
});

export const comparisonPaths: Paths = {
	'/api/v1/kpis/{id}/comparison': {
		get: {
			operationId: 'getComparison',
			summary: 'The groups of a share or rate, held against what chance explains for their size (funnel plot).',
			tags: ['KPIs'],
			parameters: [
				inPath('id', text, 'Slug or code: on-time-delivery, L1.'),
				{ ...query('by', dimension, 'What the groups are told apart by.'), required: true },
				{ ...query('from', month, 'First month.'), required: true },
				{ ...query('to', month, 'Last month.'), required: true },
				...DIMENSIONS.map((name) => query(name, text, `Only this ${name}.`)),
				query('asOf', whole, 'As it was known after the change of this number.')
			],
			responses: responses(
				{
					200: answer(
						'The comparison; null where fewer than two groups can be compared.',
						object({ kpi: text, comparison: orNull(comparison) })
					)
				},
				[400, 401, 404, 422]
			)
		}
	}
};
