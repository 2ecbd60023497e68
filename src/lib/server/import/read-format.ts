import { Problem } from '$lib/problem';

/** First bytes of files that people send in place of CSV. */
const MAGIC: [signature: string, what: string][] = [
	['PK\x03\x04', 'a workbook or zip archive'],
	['\xd0\xcf\x11\xe0', 'an old Excel workbook'],
	['%PDF', 'a PDF'],
	['\x1f\x8b', 'a gzip archive'],
	['7z\xbc\xaf', 'a 7z archive'],
	['Rar!', 'a RAR archive'],
	['PAR1', 'a Parquet file'],
	['SQLite format', 'a database'],
	['\x89PNG', 'a picture'],
	['\xff\xd8\xff', 'a picture'],
	['GIF8', 'a picture'],
	['{\\rtf', 'a text document']
];
const MARKUP = /^<(?:!doctype|html|\?xml|table|head|body|!--)/i;
const JSON_START = /^(?:\{\s*(?:"|\})|\[\s*(?:[{["\]]|-?\d))/;

/** 422 `unsupported_format` for what is no delimited text, by its first bytes; `text` is the decoded head. */
export function refuseOtherFormats(bytes: Buffer, text: string): void {
	const start = bytes.subarray(0, 16).toString('latin1');
	const magic = MAGIC.find(([signature]) => start.startsWith(signature))?.[1];
	const lead = text.trimStart().slice(0, 200);
	const what = magic ?? (MARKUP.test(lead) ? 'a web page or XML' : JSON_START.test(lead) ? 'JSON' : undefined);
	if (what)
		throw new Problem(
			'unsupported_format',
			422,
			`This is ${what}, not a CSV file. Save or export it as CSV (UTF-8) and send that.`
		);
}

export function notText(line: number): Problem {
	return new Problem(
		'not_text',
		422,
		`Line ${line} holds bytes that belong to no text. Export the file again as CSV (UTF-8).`,
		{ line }
	);
}
