import { Problem } from '$lib/problem';

const EXPORT = 'Save or export it as CSV (UTF-8), or as a workbook (.xlsx), and send that.';
const RESAVE = 'Open it, save it as a workbook (.xlsx) without a password or as CSV (UTF-8), and send that.';
const TAKE_OUT = 'Take the table out and send it alone, or pack it once, as zip or gzip.';

/** First bytes of files that people send in place of a table, and what to do instead. */
const MAGIC: [signature: string, what: string, remedy: string][] = [
	['PK\x03\x04', 'an archive within another, or a workbook in one', TAKE_OUT],
	['\x1f\x8b', 'an archive within another', TAKE_OUT],
	['\xd0\xcf\x11\xe0', 'an old Excel workbook (.xls), or one with a password', RESAVE],
	['%PDF', 'a PDF', EXPORT],
	['7z\xbc\xaf', 'a 7z archive', TAKE_OUT],
	['Rar!', 'a RAR archive', TAKE_OUT],
	['\xfd7zXZ', 'an xz archive', TAKE_OUT],
	['\x28\xb5\x2f\xfd', 'a Zstandard archive', TAKE_OUT],
	['PAR1', 'a Parquet file', EXPORT],
	['SQLite format', 'a database', EXPORT],
	['\x89PNG', 'a picture', EXPORT],
	['\xff\xd8\xff', 'a picture', EXPORT],
	['GIF8', 'a picture', EXPORT],
	['{\\rtf', 'a text document', EXPORT]
];
const MARKUP = /^<(?:!doctype|html|\?xml|table|head|body|!--)/i;
const JSON_START = /^(?:\{\s*(?:"|\})|\[\s*(?:[{["\]]|-?\d))/;

/** 422 `unsupported_format` for what is no delimited text, by its first bytes; `text` is the decoded head. */
export function refuseOtherFormats(bytes: Buffer, text: string): void {
	const start = bytes.subarray(0, 16).toString('latin1');
	const [, magic, remedy = EXPORT] = MAGIC.find(([signature]) => start.startsWith(signature)) ?? [];
	const lead = text.trimStart().slice(0, 200);
	const what = magic ?? (MARKUP.test(lead) ? 'a web page or XML' : JSON_START.test(lead) ? 'JSON' : undefined);
	if (what) throw new Problem('unsupported_format', 422, `This is ${what}, not a table. ${remedy}`);
}

export function notText(line: number): Problem {
	return new Problem(
		'not_text',
		422,
		`Line ${line} holds bytes that belong to no text. Export the file again as CSV (UTF-8).`,
		{ line }
	);
}
