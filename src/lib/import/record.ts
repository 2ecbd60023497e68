import { countLineEnds, cutRecord, withoutBlanks } from './cut-record';
import { PLAIN, type Quoting } from './quoting';

/** One record of delimited text. */
export interface CsvRecord {
	/** Physical line it starts on. */
	line: number;
	cells: string[];
	/** A quoted cell went on after its closing quote, or never closed: the cells are not to be trusted. */
	misquoted: boolean;
	/** The quote that went wrong had been followed over a line end: where the record ends is not certain either. */
	runsOn: boolean;
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
 * may go on there. `width`: how many cells a record has, where that is known; it tells what a quote used wrongly may mean.
 */
export function splitRecords(
	text: string,
	delimiter: string,
	whole: boolean,
	firstLine: number,
	{ quoting = PLAIN, width = 0 }: { quoting?: Quoting; width?: number } = {}
): Block {
	const end = whole ? text.length : text.lastIndexOf('\n') + 1;
	if (quoting.quote === '' || !text.includes(quoting.quote))
		return splitPlain(text, delimiter, end, firstLine, quoting.blanks);
	const block: Block = { records: [], rest: 0, nextLine: firstLine, unclosedLine: null };
	const source = { text, delimiter, quoting, width };
	while (block.rest < end) {
		const cut = cutRecord(source, block.rest);
		if (!whole && (cut.isOpen || cut.isCut)) break;
		if (cut.isOpen && !cut.misquoted) block.unclosedLine ??= block.nextLine;
		block.records.push({
			line: block.nextLine,
			cells: cut.cells,
			misquoted: cut.misquoted,
			runsOn: cut.runsOn
		});
		block.nextLine += quoting.rowsAreLines ? 1 : cut.lineEnds + 1;
		block.rest = cut.next;
	}
	return block;
}

/** Without quotes every line is a record. */
function splitPlain(text: string, delimiter: string, end: number, firstLine: number, blanks: boolean): Block {
	if (end === 0) return { records: [], rest: 0, nextLine: firstLine, unclosedLine: null };
	const lines = (text.charCodeAt(end - 1) === 10 ? text.slice(0, end - 1) : text.slice(0, end)).split('\n');
	const records = lines.map((line, index) => ({
		line: firstLine + index,
		cells: blanks ? line.split(delimiter).map(withoutBlanks) : line.split(delimiter),
		misquoted: false,
		runsOn: false
	}));
	return { records, rest: end, nextLine: firstLine + lines.length, unclosedLine: null };
}

/** Line ends inside cells. */
export const lineEndsIn = (cells: readonly string[]): number =>
	cells.reduce((count, cell) => count + countLineEnds(cell), 0);
