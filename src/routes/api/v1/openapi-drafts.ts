import { uploadBody } from './openapi-import-calls';
import { columnReference, kind } from './openapi-imports';
import {
	answer,
	csvFile,
	day,
	described,
	flag,
	inPath,
	instant,
	list,
	mapOf,
	month,
	object,
	orNull,
	query,
	refer,
	responses,
	text,
	type Paths,
	type Schema,
	whole,
	words
} from './openapi-parts';

const CHOICES: Record<string, Schema> = {
	mode: words('merge', 'replace'),
	months: object({ from: month, to: month }),
	mapping: mapOf(columnReference),
	fixed: mapOf(text),
	keep: list(text),
	values: mapOf(mapOf(text)),
	dateOrder: words('dmy', 'mdy', 'ymd'),
	numberFormat: words('point', 'comma'),
	encoding: text,
	sheet: text,
	delimiter: text,
	quote: described('Empty or none: the file has none.', text),
	headerRow: whole,
	duplicates: words('keep_first', 'reject'),
	dataDate: day,
	sites: list(text),
	reason: text,
	keyForm: text
};

const choices = described(
	'What is decided about the file, as the parameters of an import say it.',
	object(CHOICES, Object.keys(CHOICES))
);

const progress = object({
	step: words('waiting', 'reading', 'checking', 'reckoning', 'saving'),
	rows: described('Rows read so far.', whole),
	ofRows: described('Of so many, judged by the bytes while the file is read; null: nobody knows yet.', orNull(whole)),
	startedAt: instant
});

const summary: Record<string, Schema> = {
	id: text,
	name: text,
	sizeBytes: whole,
	sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
	createdAt: instant,
	actor: text,
	kind: described('Guessed from the header, or chosen; null: nobody knows.', orNull(kind)),
	choices: refer('Choices'),
	remembered: described(
		'The import of a file with the same columns whose choices were taken over.',
		orNull(object({ importId: whole, name: text, createdAt: instant }))
	),
	state: words('received', 'checking', 'question', 'refused', 'checked', 'saving', 'saved'),
	progress: described('While checking or saving.', orNull(progress))
};

const told: Schema = {
	type: 'object',
	properties: { code: text, message: text },
	required: ['code', 'message'],
	additionalProperties: true
};

const draft = object({
	...summary,
	answer: described('checked: what the file would do; saved: what it did.', orNull(refer('ImportAnswer'))),
	question: described('What the file leaves open, as an import answers it.', orNull(told)),
	refusal: described(
		'Why it cannot be taken, or was not saved. store_moved_on: `before` and `rowsBefore` are what had been shown.',
		orNull(told)
	)
});

export const draftSchemas: Record<string, Schema> = {
	Choices: choices,
	Draft: draft,
	DraftSummary: object(summary),
	DraftHead: object({
		text: described('At most 65,536 characters, line ends as \\n.', text),
		whole: described('This is all of the file.', flag),
		encoding: text,
		delimiter: text,
		quote: text,
		headerLine: described('0: none.', whole)
	})
};

const draftId = inPath('id', text, 'As the upload answered it.');
const tags = ['Drafts'];
const theDraft = (description: string): Schema => answer(description, refer('Draft'));

export const draftPaths: Paths = {
	'/api/v1/drafts': {
		get: {
			operationId: 'listDrafts',
			summary: 'The files that are neither saved nor discarded, latest first.',
			tags,
			responses: responses({ 200: answer('All.', object({ drafts: list(refer('DraftSummary')) })) }, [400, 401])
		},
		post: {
			operationId: 'createDraft',
			summary: 'Takes a file once, to be checked as often as needed, then saved or discarded.',
			tags,
			parameters: [query('name', text, 'Name of the file.')],
			requestBody: uploadBody,
			responses: responses({ 201: theDraft('Received; nothing was checked.') }, [400, 401, 409, 413, 415, 422])
		}
	},
	'/api/v1/drafts/{id}': {
		get: {
			operationId: 'getDraft',
			summary: 'One draft, and how far its check or save has come. A saved one is kept for a while.',
			tags,
			parameters: [draftId],
			responses: responses({ 200: theDraft('The draft.') }, [400, 401, 404])
		},
		delete: {
			operationId: 'discardDraft',
			summary: 'Ends what runs and removes the file. What was saved stays saved.',
			tags,
			parameters: [draftId],
			responses: responses({ 200: theDraft('As it was.') }, [400, 401, 404])
		}
	},
	'/api/v1/drafts/{id}/check': {
		post: {
			operationId: 'checkDraft',
			summary: 'Starts to read and check the file, storing nothing. A check that runs is replaced.',
			tags,
			parameters: [draftId],
			requestBody: {
				required: true,
				description: 'What is left out stays as it was; choices that are given replace all earlier ones.',
				content: { 'application/json': { schema: object({ kind, choices: refer('Choices') }, ['kind', 'choices']) } }
			},
			responses: responses(
				{ 202: theDraft('Started; ask for the draft until it is checking no more.') },
				[400, 401, 404, 409]
			)
		}
	},
	'/api/v1/drafts/{id}/save': {
		post: {
			operationId: 'saveDraft',
			summary:
				'Starts to store the file as it was checked; where it would do something else by now, it is checked instead.',
			tags,
			parameters: [draftId],
			responses: responses(
				{ 202: theDraft('Started; ask for the draft until it is saving no more.') },
				[400, 401, 404, 409]
			)
		}
	},
	'/api/v1/drafts/{id}/cancel': {
		post: {
			operationId: 'cancelDraft',
			summary: 'Ends a check or save and keeps the file. A save that can no longer be stopped is finished.',
			tags,
			parameters: [draftId],
			responses: responses({ 200: theDraft('As it was before, or saved.') }, [400, 401, 404])
		}
	},
	'/api/v1/drafts/{id}/head': {
		get: {
			operationId: 'getDraftHead',
			summary: 'The first part of the file as text, and how the import would cut it.',
			tags,
			parameters: [
				draftId,
				query('encoding', text, 'Read it in this encoding.'),
				query('sheet', text, 'Of a workbook.')
			],
			responses: responses({ 200: answer('The head.', refer('DraftHead')) }, [400, 401, 404, 409, 422])
		}
	},
	'/api/v1/drafts/{id}/rejected.csv': {
		get: {
			operationId: 'getDraftRejected',
			summary:
				'The rows that the check left out, as they stood, with line, field, reason and the draft, to mend and send again once it is saved.',
			tags,
			parameters: [draftId],
			responses: responses({ 200: { description: 'The file.', content: csvFile } }, [400, 401, 404, 409])
		}
	}
};
