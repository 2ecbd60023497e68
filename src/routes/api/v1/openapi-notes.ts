import { DIMENSIONS } from '$lib/metrics/kpi';
import { PHASE_REASONS } from '$lib/metrics/notes';
import { ALL_RULES, RULE_CHOICES } from '$lib/metrics/rules';
import {
	answer,
	described,
	flag,
	inPath,
	instant,
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
	type Operation,
	type Paths,
	type Schema
} from './openapi-parts';

const noted = {
	id: described('The number of the change that brought it.', whole),
	month,
	site: described('Null: it holds for the whole organisation, and so for every part.', orNull(text)),
	text,
	actor: text,
	at: instant
};

const version = { ...noted, doing: described('What is done about it.', orNull(text)) };

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

export const noteSchemas: Record<string, Schema> = {
	Note: object(noted),
	PhaseNote: object({ ...noted, reason: words(...PHASE_REASONS) }),
	CommentVersion: object(version),
	OwnerComment: object({
		...version,
		earlier: described('The versions before, the latest first.', list(refer('CommentVersion')))
	}),
	AssessedPhase: object({
		from: month,
		to: month,
		reason: described('Null for the first one, which began with the data.', orNull(words(...PHASE_REASONS))),
		text: orNull(text),
		centre: orNull(number),
		...phaseJudging
	}),
	Rules: object({
		kpi: text,
		rules: words(...RULE_CHOICES),
		looksFor: list(words(...ALL_RULES)),
		setting: described('Null where nobody chose: the usual rules hold.', orNull(ruleSetting))
	})
};

const tags = ['Judging'];
const kpiId = inPath('id', text, 'Slug or code: on-time-delivery, L1.');
const noteId = inPath('note', text, 'The number of the note.');
const asOf = query('asOf', whole, 'As it was known after the change of this number.');
const scope = DIMENSIONS.map((dimension) => query(dimension, text, `Only this ${dimension}.`));

const body = (properties: Record<string, Schema>, optional: readonly string[]): Schema => ({
	required: true,
	content: { 'application/json': { schema: object(properties, optional) } }
});

interface Kind {
	/** As it is called in operations and addresses. */
	one: string;
	many: string;
	schema: string;
	does: { list: string; create: string; withdraw: string };
	more: Record<string, Schema>;
	optional: readonly string[];
}

const KINDS: Kind[] = [
	{
		one: 'Phase',
		many: 'phases',
		schema: 'PhaseNote',
		does: {
			list: 'The phases that were begun: from their months on centre and limits are reckoned anew.',
			create: 'Begins a phase, in the place of one of the same month and site. It needs a cause and a text.',
			withdraw: 'Withdraws a phase; it stays on record.'
		},
		more: { reason: words(...PHASE_REASONS) },
		optional: []
	},
	{
		one: 'Exclusion',
		many: 'exclusions',
		schema: 'Note',
		does: {
			list: 'Months that are drawn, and left out of centre and limits.',
			create: 'Leaves a month out of centre and limits, with the reason.',
			withdraw: 'Counts the month again; the exclusion stays on record.'
		},
		more: {},
		optional: []
	},
	{
		one: 'Annotation',
		many: 'annotations',
		schema: 'Note',
		does: {
			list: 'Notes on the chart, each at its month.',
			create: 'Puts a note on the chart.',
			withdraw: 'Takes a note off the chart; it stays on record.'
		},
		more: {},
		optional: []
	},
	{
		one: 'Comment',
		many: 'comments',
		schema: 'OwnerComment',
		does: {
			list: "The owner's latest word on each month, with the versions before.",
			create: 'Says what happened in a month and what is done; the version before stays on record.',
			withdraw: 'Withdraws a comment; it stays on record.'
		},
		more: { doing: orNull(text) },
		optional: ['doing']
	}
];

const listed = ({ many, schema, does }: Kind, name: string): Operation => ({
	operationId: `list${name}`,
	summary: does.list,
	tags,
	parameters: [kpiId, asOf],
	responses: responses(
		{ 200: answer('Those in force, by month.', object({ kpi: text, [many]: list(refer(schema)) })) },
		[400, 401, 404]
	)
});

const created = ({ one, schema, does, more, optional }: Kind): Operation => ({
	operationId: `create${one}`,
	summary: does.create,
	tags,
	parameters: [kpiId],
	requestBody: body({ month, site: orNull(text), text, ...more }, ['site', ...optional]),
	responses: responses({ 201: answer('As it is listed.', refer(schema)) }, [400, 401, 404, 422])
});

const withdrawn = ({ one, does }: Kind): Operation => ({
	operationId: `withdraw${one}`,
	summary: does.withdraw,
	tags,
	parameters: [kpiId, noteId],
	responses: responses(
		{
			200: answer(
				'It is.',
				object({ kpi: text, id: whole, seq: described('The number of the change that withdrew it.', whole) })
			)
		},
		[400, 401, 404, 409]
	)
});

const kindPaths: Paths = Object.fromEntries(
	KINDS.flatMap((kind) => [
		[`/api/v1/kpis/{id}/${kind.many}`, { get: listed(kind, `${kind.one}s`), post: created(kind) }],
		[`/api/v1/kpis/{id}/${kind.many}/{note}`, { delete: withdrawn(kind) }]
	])
);

export const notePaths: Paths = {
	...kindPaths,
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
			requestBody: body({ rules: words(...RULE_CHOICES), reason: text }, []),
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
