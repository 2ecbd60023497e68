import { columnReference, kind } from './openapi-imports';
import {
	answer,
	csvFile,
	day,
	flag,
	formatQuery,
	inPath,
	jsonQuery,
	mapOf,
	pageOf,
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
import { UPLOAD_TYPES } from './upload-types';

/** A file as it is sent to be imported: a delimited text, or one within gzip, zip or a workbook. */
export const uploadBody: Schema = {
	required: true,
	description:
		'The file itself; its bytes tell what it is. Content-Encoding: gzip is taken too. Size, hash and limit are those of the bytes sent.',
	content: Object.fromEntries(UPLOAD_TYPES.map((type) => [type, { schema: type.startsWith('text/') ? text : {} }]))
};

const importId = inPath('id', { type: 'integer', minimum: 1 }, 'Number of the import.');
const tags = ['Imports'];

const importParameters: Schema[] = [
	{ ...query('kind', kind, 'What the rows are.'), required: true },
	query('dryRun', flag, 'Read and check, tell the effect, store nothing.'),
	query('mode', words('merge', 'replace'), 'replace withdraws what the file no longer holds in `months`.'),
	query('months', text, 'Months that replace mode withdraws in: 2026-08..2026-09.'),
	jsonQuery(
		'mapping',
		mapOf(columnReference),
		'Field to header, or to {"index": n} counted from 1; 0: the file has no column for it.'
	),
	jsonQuery('fixed', mapOf(text), 'Field to one value for the whole file.'),
	query(
		'keep',
		text,
		'Headers of columns that are no field and are kept as attributes of their rows, comma-separated or as a JSON list. All others are not stored.'
	),
	jsonQuery(
		'values',
		mapOf(mapOf(text)),
		'Field to: word of the file to word of the product, or for names to the name to store; an empty one says that nothing stands there, also for a text in place of an optional day or number.'
	),
	query('dateOrder', words('dmy', 'mdy', 'ymd'), 'Answers the question date_order.'),
	query('numberFormat', words('point', 'comma'), 'The decimal sign; answers the question number_format.'),
	query('encoding', text, 'Answers the question encoding.'),
	query(
		'sheet',
		text,
		'Sheet of a workbook by its name; else the first with rows, or the first with the required columns.'
	),
	query('delimiter', text, 'The sign between columns, or the word tab or space; found out where it is not said.'),
	query('quote', text, 'The sign around cells that hold the delimiter, or the word none.'),
	query('headerRow', whole, 'Line of the header; 0: the file has none.'),
	query('duplicates', words('keep_first', 'reject'), 'What becomes of a key that the file holds twice.'),
	query('dataDate', day, 'Up to which day the file speaks, where that is not the day of the upload.'),
	query(
		'sites',
		text,
		'Sites that the file speaks for beside its own, comma-separated or as a JSON list. Replace mode asks (replace_scope) before it withdraws more than a tenth of the month of a site that is not named.'
	),
	query('name', text, 'Name of the file, for the history.'),
	query('reason', text, 'Why; asked for where a closed month changes.'),
	query('keyForm', text, 'Answers the question key_form.'),
	query('baseSeq', whole, 'Store only if nothing was changed since this change number: else 409 store_moved_on.')
];

export const importPaths: Paths = {
	'/api/v1/imports': {
		get: {
			operationId: 'listImports',
			summary: 'The history of imports, latest first.',
			tags,
			parameters: [query('kind', kind, 'Only imports of this kind.'), ...paging],
			responses: responses({ 200: answer('A page.', pageOf('imports', refer('ImportSummary'))) }, [400, 401])
		},
		post: {
			operationId: 'createImport',
			summary: 'Reads, checks and commits a file.',
			tags,
			parameters: importParameters,
			requestBody: uploadBody,
			responses: responses(
				{
					200: answer('Checked; nothing was stored (dryRun).', refer('ImportAnswer')),
					201: answer('Committed.', refer('ImportAnswer'))
				},
				[400, 401, 409, 413, 415, 422]
			)
		}
	},
	'/api/v1/imports/{id}': {
		get: {
			operationId: 'getImport',
			summary: 'One import, as it was answered.',
			tags,
			parameters: [importId],
			responses: responses({ 200: answer('The import.', refer('ImportAnswer')) }, [400, 401, 404])
		},
		delete: {
			operationId: 'undoImport',
			summary: 'Undoes an import: what it said no longer counts.',
			tags,
			parameters: [importId],
			responses: responses({ 200: answer('Undone.', refer('ImportAnswer')) }, [400, 401, 404, 409])
		}
	},
	'/api/v1/imports/{id}/issues': {
		get: {
			operationId: 'listIssues',
			summary: 'All issues of an import, by line.',
			tags,
			parameters: [importId, ...paging],
			responses: responses({ 200: answer('A page.', pageOf('issues', refer('Issue'))) }, [400, 401, 404])
		}
	},
	'/api/v1/imports/{id}/rejected.csv': {
		get: {
			operationId: 'getRejected',
			summary: 'The rejected rows as they stood, with line, field, reason and import, to mend and send again.',
			tags,
			parameters: [importId],
			responses: responses({ 200: { description: 'The file.', content: csvFile } }, [400, 401, 404])
		}
	},
	'/api/v1/imports/{id}/rows': {
		get: {
			operationId: 'listImportRows',
			summary: 'The accepted rows by field, with their line; all of them with Accept: text/csv.',
			tags,
			parameters: [importId, formatQuery, ...paging],
			responses: responses(
				{
					200: {
						description: 'A page, or the file.',
						content: { 'application/json': { schema: pageOf('rows', refer('ImportedRow')) }, ...csvFile }
					}
				},
				[400, 401, 404]
			)
		}
	}
};
