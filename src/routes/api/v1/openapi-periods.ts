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

const total = object({
	from: month,
	to: month,
	months: described('Months of the period.', whole),
	told: described('Those of them that have a value.', whole),
	value: described('Of all cases together: never an average of months.', orNull(number)),
	numerator: orNull(number),
	denominator: orNull(number),
	n: whole,
	lowerBound: described('Reads "at least": open cases, or amounts that are not known.', flag)
});

const pair = object({
	name: words('previous_month', 'same_month', 'year_to_date', 'fiscal_year_to_date'),
	now: total,
	before: total,
	difference: described('now − before.', orNull(number)),
	interval: described(
		'What holds the real difference in 95 of 100 such comparisons.',
		orNull(object({ lower: number, upper: number }))
	),
	change: described('Whether chance alone explains it.', orNull(words('better', 'worse', 'higher', 'lower', 'chance'))),
	untested: described(
		'Why a difference is not held against chance.',
		orNull(words('census', 'stock', 'concentration', 'few', 'uneven', 'open'))
	)
});

const comparison = object({
	month: described('The last final month.', month),
	fiscalStart: described('First month of the fiscal year.', { type: 'integer', minimum: 1, maximum: 12 }),
	pairs: list(pair)
});

export const periodPaths: Paths = {
	'/api/v1/kpis/{id}/periods': {
		get: {
			operationId: 'getPeriods',
			summary:
				'The last final month against the month before and that of last year; the year and the fiscal year to date against the same months a year before.',
			tags: ['KPIs'],
			parameters: [
				inPath('id', text, 'Slug or code: on-time-delivery, L1.'),
				...DIMENSIONS.map((name) => query(name, text, `Only this ${name}.`)),
				query('asOf', whole, 'As it was known after the change of this number.')
			],
			responses: responses(
				{
					200: answer(
						'The comparison; null where no month is final yet.',
						object({ kpi: text, periods: orNull(comparison) })
					)
				},
				[400, 401, 404, 422]
			)
		}
	}
};
