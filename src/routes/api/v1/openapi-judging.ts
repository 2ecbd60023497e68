import { DIMENSIONS } from '$lib/metrics/kpi';
import { PHASE_REASONS } from '$lib/metrics/notes';
import { ALL_RULES, RULE_CHOICES } from '$lib/metrics/rules';
import {
	answer,
	described,
	flag,
	inPath,
	instant,
	jsonBody,
	list,
	month,
	number,
	object,
	orNull,
	query,
	refer,
	responses,
	text,
	whole,
	words,
	type Paths,
	type Schema
} from './openapi-parts';

const phaseJudging = {
	chart: words('i', 'run', 'p', 'pp', 'u', 'up', 'c'),
	chartReason: described('Why this chart, in words.', text),
	stage: words('plot', 'run', 'trial', 'firm'),
	baseline: orNull(object({ from: month, to: month, months: whole, frozen: flag })),
	sigmaZ: described('Scatter of the months beyond chance; its square is φ.', orNull(number))
};

const forecast = object({
	month,
	expected: number,
	lower: described('With `upper` it holds the month nine times in ten, if nothing changes.', number),
	upper: number,
	cases: described('Cases reckoned with: the average of the last months.', orNull(number)),
	target: orNull(number),
	chance: described('To meet the target.', orNull(number)),
	chanceInterval: orNull(object({ lower: number, upper: number })),
	changeNeeded: described('Of the average, to meet the target 19 times in 20.', orNull(number))
});

const suggestion = object({
	month: described('The first of the new level; it may be any from `earliest` to `latest`.', month),
	earliest: month,
	latest: month,
	before: number,
	after: number,
	monthsBefore: whole,
	monthsAfter: whole,
	pValue: number
});

const ruleSetting = object({ rules: words(...RULE_CHOICES), reason: text, actor: text, id: whole, at: instant });

export const judgingSchemas: Record<string, Schema> = {
	AssessedPhase: object(
		{
			from: month,
			to: month,
			reason: described('Null for the first one, which began with the data.', orNull(words(...PHASE_REASONS))),
			text: orNull(text),
			centre: orNull(number),
			history: described('Months from before those of its own, as they were brought.', flag),
			...phaseJudging
		},
		['history']
	),
	Rules: object({
		kpi: text,
		rules: words(...RULE_CHOICES),
		looksFor: list(words(...ALL_RULES)),
		setting: described('Null where nobody chose: the usual rules hold.', orNull(ruleSetting))
	})
};

const tags = ['Judging'];
const kpiId = inPath('id', text, 'Slug or code: on-time-delivery, L1.');
const asOf = query('asOf', whole, 'As it was known after the change of this number.');
const scope = DIMENSIONS.map((dimension) => query(dimension, text, `Only this ${dimension}.`));

export const judgingPaths: Paths = {
	'/api/v1/kpis/{id}/rules': {
		get: {
			operationId: 'getRules',
			summary: 'By which rules a KPI is judged.',
			tags,
			parameters: [kpiId, asOf],
			responses: responses({ 200: answer('The rules in force.', refer('Rules')) }, [400, 401, 404])
		},
		post: {
			operationId: 'setRules',
			summary: 'Chooses the rules of a KPI, with the reason.',
			tags,
			parameters: [kpiId],
			requestBody: jsonBody({ rules: words(...RULE_CHOICES), reason: text }, []),
			responses: responses({ 201: answer('The rules in force.', refer('Rules')) }, [400, 401, 404, 422])
		},
		delete: {
			operationId: 'withdrawRules',
			summary: 'Goes back to the usual rules.',
			tags,
			parameters: [kpiId],
			responses: responses({ 200: answer('The rules in force.', refer('Rules')) }, [400, 401, 404, 409, 422])
		}
	},
	'/api/v1/kpis/{id}/forecast': {
		get: {
			operationId: 'getForecast',
			summary: 'The month after the last judged one as an interval, with the chance to meet the target.',
			tags,
			parameters: [kpiId, ...scope, asOf],
			responses: responses(
				{
					200: answer(
						'The forecast, or why there is none.',
						object({
							kpi: text,
							forecast: orNull(forecast),
							none: orNull(words('never_judged', 'too_few', 'changing', 'no_variation'))
						})
					)
				},
				[400, 401, 404, 422]
			)
		}
	},
	'/api/v1/kpis/{id}/suggested-phase': {
		get: {
			operationId: 'getSuggestedPhase',
			summary: 'Where the level seems to have changed within the current phase; never applied by itself.',
			tags,
			parameters: [kpiId, ...scope, asOf],
			responses: responses(
				{ 200: answer('The change that stands out, or null.', object({ kpi: text, suggestion: orNull(suggestion) })) },
				[400, 401, 404, 422]
			)
		}
	}
};
