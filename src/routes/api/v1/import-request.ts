import type { ColumnReference, ImportRequest } from '$lib/import/answer';
import type { Choices } from '$lib/import/draft';
import { kindOf } from '$lib/import/kinds';
import { delimiterFrom, quoteFrom } from '$lib/import/signs';
import { parseMonth } from '$lib/time/month';
import { invalid, parametersOf, type Parameters } from './parameters';

/** Parameters that decide how a file is taken. */
export const CHOICES = [
	'mode',
	'months',
	'mapping',
	'fixed',
	'keep',
	'values',
	'dateOrder',
	'numberFormat',
	'encoding',
	'sheet',
	'delimiter',
	'quote',
	'headerRow',
	'duplicates',
	'dataDate',
	'sites',
	'reason',
	'keyForm'
] as const;

const IMPORT_PARAMETERS = ['kind', 'dryRun', 'name', 'baseSeq', ...CHOICES] as const;

/** No file has its header further down. */
const DEEPEST_HEADER = 1000;

/** What the address of an import asks for; 400 with the parameter's name where it cannot be understood. */
export function importRequest(url: URL): ImportRequest {
	const parameters = parametersOf(url, IMPORT_PARAMETERS);
	return {
		kind: kindOf(parameters.text('kind') ?? '').id,
		dryRun: parameters.flag('dryRun'),
		name: parameters.text('name'),
		baseSeq: parameters.whole('baseSeq', 0, Number.MAX_SAFE_INTEGER),
		...choicesOf(parameters)
	};
}

/** What is decided about the file itself. */
export function choicesOf(parameters: Parameters): Choices {
	return {
		mode: parameters.word('mode', ['merge', 'replace']),
		months: monthsOf(parameters),
		mapping: mappingOf(parameters),
		fixed: wordsOf('fixed', parameters.object('fixed')),
		keep: parameters.list('keep'),
		values: valuesOf(parameters),
		dateOrder: parameters.word('dateOrder', ['dmy', 'mdy', 'ymd']),
		numberFormat: parameters.word('numberFormat', ['point', 'comma']),
		encoding: parameters.text('encoding'),
		sheet: parameters.text('sheet'),
		...signsOf(parameters),
		headerRow: parameters.whole('headerRow', 0, DEEPEST_HEADER),
		duplicates: parameters.word('duplicates', ['keep_first', 'reject']),
		dataDate: parameters.day('dataDate'),
		sites: parameters.list('sites'),
		reason: parameters.text('reason'),
		keyForm: parameters.text('keyForm')
	};
}

function signsOf(parameters: Parameters): Pick<ImportRequest, 'delimiter' | 'quote'> {
	const [delimiter, quote] = [parameters.text('delimiter'), parameters.text('quote')];
	const signs = {
		delimiter: delimiter === undefined ? undefined : delimiterFrom(delimiter),
		quote: quote === undefined ? undefined : quoteFrom(quote)
	};
	if (signs.delimiter !== undefined && signs.delimiter === signs.quote)
		throw invalid('quote', 'must be another sign than the delimiter.');
	return signs;
}

function monthsOf(parameters: Parameters): ImportRequest['months'] {
	const text = parameters.text('months');
	if (text === undefined) return undefined;
	const [from = '', to = from, ...more] = text.split('..');
	const months = { from: parseMonth(from, 'months'), to: parseMonth(to, 'months') };
	if (more.length > 0 || months.to < months.from)
		throw invalid('months', 'must be a range of months such as 2026-08..2026-09.');
	return months;
}

function mappingOf(parameters: Parameters): ImportRequest['mapping'] {
	const given = parameters.object('mapping');
	if (given === undefined) return undefined;
	return Object.fromEntries(Object.entries(given).map(([field, column]) => [field, columnReference(column)]));
}

function columnReference(column: unknown): ColumnReference {
	if (typeof column === 'string') return column;
	const index = typeof column === 'object' && column !== null && 'index' in column ? column.index : null;
	if (typeof index === 'number' && Number.isSafeInteger(index) && index >= 0) return { index };
	throw invalid('mapping', 'must give each field a header or {"index": n}, counted from 1; 0 for no column.');
}

function wordsOf(name: string, given: Record<string, unknown> | undefined): Record<string, string> | undefined {
	if (given === undefined) return undefined;
	for (const value of Object.values(given)) if (typeof value !== 'string') throw invalid(name, 'must hold text only.');
	return given as Record<string, string>;
}

function valuesOf(parameters: Parameters): ImportRequest['values'] {
	const given = parameters.object('values');
	if (given === undefined) return undefined;
	const fields = Object.entries(given).map(([field, words]) => {
		if (typeof words !== 'object' || words === null || Array.isArray(words))
			throw invalid('values', 'must give each field an object: word of the file to word of the product.');
		return [field, wordsOf('values', { ...words })] as const;
	});
	return Object.fromEntries(fields) as ImportRequest['values'];
}
