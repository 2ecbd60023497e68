import { PHASE_REASONS } from '$lib/metrics/notes';
import {
	answer,
	described,
	inPath,
	instant,
	jsonBody,
	list,
	month,
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

export const noteSchemas: Record<string, Schema> = {
	Note: object(noted),
	PhaseNote: object({ ...noted, reason: words(...PHASE_REASONS) }),
	CommentVersion: object(version),
	OwnerComment: object({
		...version,
		earlier: described('The versions before, the latest first.', list(refer('CommentVersion')))
	})
};

const tags = ['Judging'];
const kpiId = inPath('id', text, 'Slug or code: on-time-delivery, L1.');
const noteId = inPath('note', text, 'The number of the note.');
const asOf = query('asOf', whole, 'As it was known after the change of this number.');

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
	requestBody: jsonBody({ month, site: orNull(text), text, ...more }, ['site', ...optional]),
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

export const notePaths: Paths = Object.fromEntries(
	KINDS.flatMap((kind) => [
		[`/api/v1/kpis/{id}/${kind.many}`, { get: listed(kind, `${kind.one}s`), post: created(kind) }],
		[`/api/v1/kpis/{id}/${kind.many}/{note}`, { delete: withdrawn(kind) }]
	])
);
