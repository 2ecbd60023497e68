import type { Quoting } from './quoting';

/** Text to cut, and how. */
export interface Source {
	text: string;
	delimiter: string;
	quoting: Quoting;
	/** Cells that a record should have; 0 where nobody knows. */
	width: number;
}

export interface Cut {
	cells: string[];
	misquoted: boolean;
	runsOn: boolean;
	/** A quote does not close as far as the text goes. */
	isOpen: boolean;
	/** The text ends within the record, or with its last cell. */
	isCut: boolean;
	/** Where the next record starts. */
	next: number;
	/** Line ends inside the record. */
	lineEnds: number;
}

/** More stray quotes than this in one cell: its opening quote closes nowhere. */
const STRAY_LIMIT = 100;
const [LINE_END, BLANK] = [10, 32];

/**
 * Cuts one record. A single quote inside a quoted cell is taken for text; where the record then has not the cells it should
 * have, it is cut as if the quotes that open cells wrongly were text, if it has the right ones so; and so is one whose
 * quote never closes, as all that follows is no part of it.
 */
export function cutRecord(source: Source, start: number): Cut {
	const cut = plainLine(source, start) ?? cutCells(source, start, false);
	// What stands behind an open quote is one cell, whatever it holds.
	const wrong = cut.isOpen || cut.runsOn || (cut.misquoted && cut.cells.length !== source.width);
	if (wrong && source.width > 1) {
		const other = cutCells(source, start, true);
		if (cut.isOpen || other.cells.length === source.width)
			return { ...other, misquoted: true, runsOn: cut.runsOn || cut.isOpen, isOpen: cut.isOpen };
	}
	if (cut.isOpen) cut.lineEnds = countLineEnds(source.text.slice(start));
	return cut;
}

/** Most lines hold no quote at all. */
function plainLine({ text, delimiter, quoting }: Source, start: number): Cut | null {
	const end = endOfLine(text, start);
	const line = text.slice(start, end);
	if (quoting.quote !== '' && line.includes(quoting.quote)) return null;
	const cells = line.split(delimiter);
	return {
		cells: quoting.blanks ? cells.map(withoutBlanks) : cells,
		misquoted: false,
		runsOn: false,
		isOpen: false,
		isCut: end >= text.length,
		next: Math.min(end + 1, text.length),
		lineEnds: 0
	};
}

/** A cell without the blanks behind its delimiter. */
export const withoutBlanks = (cell: string): string => (cell.startsWith(' ') ? cell.replace(/^ +/, '') : cell);

/** `literal`: a quote that opens a cell and does not close it well is text of that cell. */
function cutCells(source: Source, start: number, literal: boolean): Cut {
	const { text, delimiter, quoting } = source;
	const quote = quoting.quote.charCodeAt(0);
	const cut: Cut = { cells: [], misquoted: false, runsOn: false, isOpen: false, isCut: false, next: 0, lineEnds: 0 };
	let at = start;
	let lineEnd = endOfLine(text, at);
	for (;;) {
		if (quoting.blanks) while (text.charCodeAt(at) === BLANK) at++;
		const opens = text.charCodeAt(at) === quote;
		const quoted = opens ? quotedCell(source, at) : null;
		if (quoted && !(quoted.stray && literal)) {
			cut.cells.push(quoted.value);
			cut.misquoted ||= quoted.stray;
			cut.runsOn ||= quoted.runsOn;
			at = quoted.end;
			if (at > lineEnd) {
				cut.lineEnds += countLineEnds(quoted.value);
				lineEnd = endOfLine(text, at);
			}
		} else if (opens && !quoted && !literal) {
			cut.cells.push(text.slice(at + 1));
			cut.isOpen = cut.isCut = true;
			cut.next = text.length;
			return cut;
		} else {
			const found = text.indexOf(delimiter, at);
			const end = found < 0 || found > lineEnd ? lineEnd : found;
			cut.cells.push(text.slice(at, end));
			at = end;
		}
		if (at >= lineEnd) break;
		at += delimiter.length;
	}
	cut.isCut = lineEnd >= text.length;
	cut.next = Math.min(lineEnd + 1, text.length);
	return cut;
}

function endOfLine(text: string, at: number): number {
	const end = text.indexOf('\n', at);
	return end < 0 ? text.length : end;
}

interface Quoted {
	value: string;
	/** Where the delimiter or line end behind it stands. */
	end: number;
	/** A quote inside is neither doubled nor closes the cell. */
	stray: boolean;
	/** The first of them stands on a later line. */
	runsOn: boolean;
}

/** The cell whose quote opens here; null where it never closes. */
function quotedCell({ text, delimiter, quoting }: Source, open: number): Quoted | null {
	const { quote, backslash } = quoting;
	let [twice, runsOn, strays] = [false, false, 0];
	for (let at = text.indexOf(quote, open + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
		if (backslash && text[at - 1] === '\\') twice = true;
		else if (text.charCodeAt(at + 1) === quote.charCodeAt(0)) {
			twice = true;
			at++;
		} else {
			const end = behindQuote(text, at + 1, delimiter);
			const value = text.slice(open + 1, at);
			if (end >= 0) return { value: twice ? undoubled(value, quoting) : value, end, stray: strays > 0, runsOn };
			if (strays === 0) runsOn = value.includes('\n');
			if (++strays > STRAY_LIMIT) return null;
		}
	}
	return null;
}

/** Place of the delimiter or line end behind a closing quote, blanks between them left out; -1 for none. */
function behindQuote(text: string, start: number, delimiter: string): number {
	let at = start;
	if (delimiter !== ' ') while (text.charCodeAt(at) === BLANK) at++;
	return at >= text.length || text.charCodeAt(at) === LINE_END || text.startsWith(delimiter, at) ? at : -1;
}

const undoubled = (value: string, { quote, backslash }: Quoting): string =>
	(backslash ? value.replaceAll(`\\${quote}`, quote) : value).replaceAll(quote + quote, quote);

export function countLineEnds(text: string): number {
	let count = 0;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
	return count;
}
