import { KINDS } from '$lib/import/kinds';
import { DIMENSIONS } from '$lib/metrics/kpi';
import { OWN_FORMS } from '$lib/metrics/own-kpi';
import { ALL_RULES, RULE_CHOICES } from '$lib/metrics/rules';
import {
	answer,
	csvFile,
	day,
	described,
	flag,
	formatQuery,
	inPath,
	list,
	mapOf,
	month,
	number,
	object,
	orNull,
	paging,
	query,
	refer,
	responses,
	text,
	whole,
	words,
	type Paths,
	type Schema
} from './openapi-parts';
import { declareKpi } from './openapi-own-kpis';

const kpi = object(
	{
		id: text,
		code: text,
		name: text,
		measure: words('share', 'rate', 'duration', 'stock', 'count', 'money', 'value'),
		unit: text,
		factor: number,
		direction: words('up', 'down', 'neutral'),
		chart: words('i', 'run', 'p', 'pp', 'u', 'up', 'c'),
		dimensions: list(words(...DIMENSIONS)),
		needs: list(words(...KINDS.map((kind) => kind.id))),
		census: described('Every case there is, no sample.', flag),
		lacks: described('What the kinds it needs may leave out.', text),
		category: described('What the cases of a concentration are told apart by.', text),
		clause: text,
		why: text,
		formula: text,
		countedBy: text,
		excluded: text,
		words: object({ all: text, part: text, rest: text, cases: text }, ['rest', 'cases']),
		own: described(
			'Only of KPIs that the organisation has declared; `summed`: whether what several sites brought adds up.',
			object({ form: words(...OWN_FORMS), summed: flag, process: orNull(text) })
		),
		targets: list(object({ from: month, value: orNull(number), source: text })),
		owner: orNull(text),
		shown: flag
	},
	['census', 'lacks', 'category', 'own']
);

const point = object(
	{
		month,
		state: words('in_progress', 'immature', 'provisional', 'final', 'restated'),
		value: orNull(number),
		numerator: orNull(number),
		denominator: orNull(number),
		n: whole,
		centre: orNull(number),
		lower: orNull(number),
		upper: orNull(number),
		signals: list(words(...ALL_RULES)),
		meaning: orNull(words('improvement', 'concern', 'neutral')),
		begins: described('Why a new phase begins with this month.', text),
		excluded: described('Why this month is left out of centre and limits.', text),
		grade: orNull(words('A', 'B', 'C', 'D')),
		target: orNull(number),
		meetsTarget: orNull(flag),
		p90: described('Durations only.', orNull(number)),
		mean: described('Durations only.', orNull(number)),
		censored: described('Durations only: cases still open.', whole),
		lowerBound: described('Durations only: the value rests on an open case and reads "at least".', flag),
		p90LowerBound: described('Durations only: the same of the 90 % point.', flag),
		history: described('From before its own months: brought as it was counted elsewhere.', flag)
	},
	['begins', 'excluded', 'history', 'p90', 'mean', 'censored', 'lowerBound', 'p90LowerBound']
);

const series = object({
	kpi: text,
	unit: text,
	factor: described('Shares and rates are plain ratios; multiply by this for display.', number),
	direction: words('up', 'down', 'neutral'),
	chart: words('i', 'run', 'p', 'pp', 'u', 'up', 'c'),
	chartReason: described('Why this chart, in words.', text),
	rules: words(...RULE_CHOICES),
	phases: described('Stretches with limits of their own, also those before the window.', list(refer('AssessedPhase'))),
	points: list(refer('Point')),
	variation: orNull(
		words(
			'common_cause',
			'improvement_high',
			'improvement_low',
			'concern_high',
			'concern_low',
			'neutral_high',
			'neutral_low'
		)
	),
	assurance: orNull(words('consistent_pass', 'inconsistent', 'consistent_fail'))
});

const groupSeries: Schema = {
	...series,
	properties: { ...(series.properties as Record<string, Schema>), group: text },
	required: [...(series.required as string[]), 'group']
};

/** Every field of the row, with where it came from. */
const attributes = described('Kept columns, header to text.', orNull(mapOf(text)));

const factRow: Schema = {
	type: 'object',
	properties: { importId: whole, file: text, line: whole, attributes },
	required: ['importId', 'file', 'line', 'attributes'],
	additionalProperties: { type: ['string', 'number', 'boolean', 'null'] }
};

/** A page counts units: an order line delivered in parts is one, with all its rows. */
const rowsPage = object({
	fields: described('Names of the fields, in reading order.', list(text)),
	rows: list(refer('FactRow')),
	total: described('Units in all; they reconcile with the number.', whole),
	amount: described('What the rows of this part add up to.', number),
	limit: whole,
	offset: whole
});

const ageing = object({
	kpi: text,
	month,
	day: described('The day the ages are told for: the end of the month, or the data date within it.', day),
	units: described('Units in the stock: the value of the month.', whole),
	quantity: described('Open quantity of order lines; null where the data do not say.', orNull(number)),
	medianDays: orNull(number),
	oldestDays: orNull(whole),
	bands: list(object({ from: whole, to: orNull(whole), units: whole }))
});

export const kpiSchemas: Record<string, Schema> = {
	Kpi: kpi,
	Point: point,
	Series: series,
	GroupSeries: groupSeries,
	FactRow: factRow
};

const tags = ['KPIs'];
const kpiId = inPath('id', text, 'Slug or code: on-time-delivery, L1.');
const asOf = query('asOf', whole, 'As it was known after the change of this number.');
const scope = DIMENSIONS.map((dimension) => query(dimension, text, `Only this ${dimension}.`));

export const kpiPaths: Paths = {
	'/api/v1/kpis': {
		get: {
			operationId: 'listKpis',
			summary: 'The catalogue, and what the organisation has declared: definitions, targets and owners.',
			tags,
			parameters: [asOf],
			responses: responses({ 200: answer('All KPIs.', object({ kpis: list(refer('Kpi')) })) }, [400, 401])
		},
		post: declareKpi
	},
	'/api/v1/kpis/{id}/series': {
		get: {
			operationId: 'getSeries',
			summary:
				'A KPI by month, read as a control chart; with `by` one series per group. As a table with Accept: text/csv.',
			tags,
			parameters: [
				kpiId,
				query('from', month, 'First month; the first with data when absent.'),
				query('to', month, 'Last month; the last with data when absent.'),
				...scope,
				query('by', words(...DIMENSIONS), 'Split by this dimension.'),
				asOf,
				formatQuery
			],
			responses: responses(
				{
					200: {
						description: 'One series, or one per group; the file holds values in the unit of the KPI.',
						content: {
							'application/json': { schema: { anyOf: [refer('Series'), list(refer('GroupSeries'))] } },
							...csvFile
						}
					}
				},
				[400, 401, 404, 422]
			)
		}
	},
	'/api/v1/kpis/{id}/ageing': {
		get: {
			operationId: 'getAgeing',
			summary: 'How old the cases of a stock (L5, C4) are at the end of a month.',
			tags,
			parameters: [kpiId, { ...query('month', month, 'The month.'), required: true }, ...scope, asOf],
			responses: responses({ 200: answer('Ages, in bands of days.', ageing) }, [400, 401, 404, 422])
		}
	},
	'/api/v1/kpis/{id}/rows': {
		get: {
			operationId: 'listKpiRows',
			summary: 'The rows behind a number; all of them with Accept: text/csv.',
			tags,
			parameters: [
				kpiId,
				{ ...query('month', month, 'The month of the number.'), required: true },
				query('part', words('all', 'numerator', 'denominator', 'missed'), 'Only rows that count in this part.'),
				...scope,
				asOf,
				formatQuery,
				...paging
			],
			responses: responses(
				{
					200: {
						description: 'A page, or the file.',
						content: { 'application/json': { schema: rowsPage }, ...csvFile }
					}
				},
				[400, 401, 404, 422]
			)
		}
	}
};
