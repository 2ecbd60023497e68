import Papa from 'papaparse';

/** One record of delimited text. */
export interface CsvRecord {
	/** Physical line it starts on. */
	line: number;
	cells: string[];
	/** A quoted cell went on after its closing quote: the cells are not to be trusted. */
	misquoted: boolean;
}

export interface Block {
	records: CsvRecord[];
	/** Where the first record starts that is not complete yet. */
	rest: number;
	/** Line of that place. */
	nextLine: number;
	/** Line of a record whose quote never closes; only when the text is known to be whole. */
	unclosedLine: number | null;
}

/** CRLF, LF and CR each end one line. A text that is cut between CR and LF must be cut elsewhere. */
export const unifyLineEnds = (text: string): string =>
	text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;

/**
 * Splits a piece of text, line ends unified, into records. Unless `whole`, the last record is left for the next piece, as it
 * may go on there.
 */
export function splitRecords(text: string, delimiter: string, whole: boolean, firstLine: number): Block {
	if (whole && text === '\n')
		return { records: [blankLine(firstLine)], rest: 1, nextLine: firstLine + 1, unclosedLine: null };
	const parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"' });
	// A line end closes the last record; without it the parser would add an empty one.
	const closed = whole && text.endsWith('\n') ? text.slice(0, -1) : text;
	const { data, errors, meta } = parser.parse(closed, 0, !whole) as Papa.ParseResult<string[]>;
	const misquoted = new Set<number>();
	let unclosed: number | null = null;
	for (const { code, row = 0 } of errors)
		if (code === 'MissingQuotes') unclosed ??= row;
		else misquoted.add(row);
	const quoted = closed.includes('"');
	let line = firstLine;
	let unclosedLine: number | null = null;
	const records = data.map((cells, index) => {
		const record = { line, cells, misquoted: misquoted.has(index) };
		if (index === unclosed) unclosedLine = line;
		line += quoted ? 1 + lineEndsIn(cells) : 1;
		return record;
	});
	return { records, rest: whole ? text.length : meta.cursor, nextLine: line, unclosedLine };
}

const blankLine = (line: number): CsvRecord => ({ line, cells: [''], misquoted: false });

/** Line ends inside cells. */
export function lineEndsIn(cells: readonly string[]): number {
	let count = 0;
	for (const cell of cells) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
	return count;
}
