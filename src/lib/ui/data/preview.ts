import type Papa from 'papaparse';
import { trimCell } from '$lib/import/cell';

/** How the head of a file is cut into cells. */
export interface Cutting {
	delimiter: string;
	/** '' for none. */
	quote: string;
	/** 0: the file has no header. */
	headerLine: number;
}

export interface Preview {
	header: string[];
	/** The first rows below the header, as wide as the header: the table shows a few, the columns are judged by all. */
	rows: string[][];
	cut: Cutting;
}

const SAMPLE_ROWS = 200;

/** The head of a file as a table. `parse` is PapaParse's, which only this page loads. */
export function previewOf(parse: typeof Papa.parse, text: string, whole: boolean, cut: Cutting): Preview {
	const below =
		cut.headerLine > 1
			? text
					.split(/\r\n|\n|\r/)
					.slice(cut.headerLine - 1)
					.join('\n')
			: text;
	const { data } = parse<string[]>(below, {
		delimiter: cut.delimiter,
		quoteChar: cut.quote || '"',
		fastMode: cut.quote === '' ? true : undefined,
		skipEmptyLines: true,
		preview: SAMPLE_ROWS + 2
	});
	// The last line of a head may be cut.
	const records = whole || data.length > SAMPLE_ROWS + 1 ? data : data.slice(0, -1);
	const width = Math.max(0, ...records.map((cells) => cells.length));
	const [first = []] = records;
	const header = cut.headerLine > 0 ? first.map(trimCell) : Array.from({ length: width }, (_, n) => `Column ${n + 1}`);
	const rows = records
		.slice(cut.headerLine > 0 ? 1 : 0, SAMPLE_ROWS + 1)
		.map((cells) => header.map((_, column) => cells[column] ?? ''));
	return { header, rows, cut };
}
