import { OWN_FORMS } from '$lib/metrics/own-kpi';
import {
	answer,
	described,
	flag,
	inPath,
	jsonBody,
	month,
	number,
	object,
	refer,
	responses,
	text,
	words,
	type Paths,
	type Schema
} from './openapi-parts';

const tags = ['KPIs'];

/** What can be said of a KPI of one's own. */
const declaration: Record<string, Schema> = {
	name: text,
	form: described(
		'share and rate: numerator and denominator · count: how often · value: any other number.',
		words(...OWN_FORMS)
	),
	direction: words('up', 'down', 'neutral'),
	unit: described('Such as %, ppm, days; a share is in % unless said otherwise.', text),
	factor: described('Shares and rates only: by what a plain ratio is multiplied for display.', number),
	summed: described('Values only: those of several sites add up to a total.', flag),
	part: described('What the numerator counts.', text),
	whole: described('What it is counted of.', text),
	process: text,
	why: text
};

const beside: Record<string, Schema> = {
	id: described('The slug; made of the name when absent.', text),
	owner: text,
	target: described('As a plain ratio for shares and rates, as it is for counts and values.', number),
	targetFrom: month,
	targetSource: text
};

const kpiId = inPath('id', text, 'Slug or code of a KPI of your own: customer-satisfaction, O1.');
const optional = (fields: Record<string, Schema>, needed: readonly string[] = []): string[] =>
	Object.keys(fields).filter((name) => !needed.includes(name));

/** The calls that declare, alter and withdraw a KPI; `/api/v1/kpis` has its list beside them. */
export const declareKpi = {
	operationId: 'declareKpi',
	summary: 'Declares a KPI of your own, to be fed by imports of kind measures.',
	tags,
	requestBody: jsonBody(
		{ ...declaration, ...beside },
		optional({ ...declaration, ...beside }, ['name', 'form', 'direction'])
	),
	responses: responses({ 201: answer('The KPI.', refer('Kpi')) }, [400, 401, 409])
};

export const ownKpiPaths: Paths = {
	'/api/v1/kpis/{id}': {
		patch: {
			operationId: 'alterKpi',
			summary: 'Alters a KPI of your own from this change on; what is left out stays.',
			tags,
			parameters: [kpiId],
			requestBody: jsonBody(declaration, optional(declaration)),
			responses: responses({ 200: answer('The KPI.', refer('Kpi')) }, [400, 401, 404, 409])
		},
		delete: {
			operationId: 'withdrawKpi',
			summary: 'Takes a KPI of your own out of force; its rows stay on record.',
			tags,
			parameters: [kpiId],
			responses: responses(
				{ 200: answer('It is withdrawn.', object({ kpi: text, withdrawn: flag })) },
				[400, 401, 404, 409]
			)
		}
	}
};
