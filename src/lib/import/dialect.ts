import { Problem } from '../problem';
import type { ImportRequest } from './answer';
import { normaliseName, trimCell } from './cell';
import { looksLikeDay } from './dates';
import { countNamed } from './headers';
import { shapeOf, usualWidth } from './header-shape';
import type { Kind } from './kind';
import { looksLikeNumber } from './numbers';
import { findQuoting, PLAIN, type Quoting } from './quoting';
import { splitRecords, type CsvRecord } from './record';
import type { TextForm } from './sheet-text';

export interface Dialect {
	delimiter: string;
	quoting: Quoting;
	/** Line of the header, of several rows the last one; 0 for none. */
	headerLine: number;
	/** Trimmed; 'Column 1' … where there is none. */
	header: string[];
	/** Records above the first one of data, header left out. */
	above: CsvRecord[];
	/** Records below the header, as far as the head of the file goes. */
	below: CsvRecord[];
}

const DELIMITERS = [',', ';', '\t', '|'];
/** A header stands within the first records, or the caller says where. */
const HEADER_WITHIN = 50;
const HINT = /^sep=(.)(?:\n|$)/i;

export type DialectRequest = Pick<ImportRequest, 'headerRow' | 'mapping' | 'delimiter' | 'quote'> &
	Partial<Pick<TextForm, 'rowsAreLines'>>;

/**
 * Finds delimiter and header on the head of a file, line ends unified: the delimiter that the caller says, else the one under
 * which a line names the most fields of the kind, else the one that cuts the lines most evenly. Without a kind the header is
 * known by its shape alone, or there is none. 422 `no_header_found`, 400 `invalid_header_row`.
 */
export function findDialect(head: string, whole: boolean, kind: Kind | null, request: DialectRequest): Dialect {
	const best = bestReading(head, whole, kind, request);
	if (kind === null && request.headerRow === undefined) return byShape(best);
	const at = headerAt(kind, best.records, request);
	const header = best.records[at]?.cells.map(trimCell);
	return {
		delimiter: best.delimiter,
		quoting: best.quoting,
		headerLine: best.records[at]?.line ?? 0,
		header: header ?? numbered(at < 0 ? usualWidth(best.records) : 0),
		above: [...best.hints, ...best.records.slice(0, Math.max(0, at))],
		below: best.records.slice(at + 1)
	};
}

interface Candidate {
	delimiter: string;
	quoting: Quoting;
	hints: CsvRecord[];
	records: CsvRecord[];
}

function bestReading(head: string, whole: boolean, kind: Kind | null, request: DialectRequest): Candidate {
	const hinted = HINT.exec(head)?.[1];
	const hint = DELIMITERS.find((delimiter) => delimiter === hinted);
	const only = request.delimiter ?? hint;
	const delimiters = only === undefined ? DELIMITERS : [only];
	const { quote, rowsAreLines } = request;
	const read = (delimiter: string) =>
		readingOf(head, whole, { delimiter, quote, rowsAreLines, hinted: hint !== undefined });
	const named = ({ records }: Candidate) =>
		kind === null
			? 0
			: Math.max(0, ...records.slice(0, HEADER_WITHIN).map(({ cells }) => countNames(kind, cells, request)));
	const [best] = delimiters
		.map(read)
		.map((reading) => ({ ...reading, named: named(reading), evenness: evenness(reading.records) }))
		.sort((a, b) => b.named - a.named || b.evenness - a.evenness);
	if (!best) throw new Error('there is always a delimiter to try');
	if (
		only !== undefined ||
		best.named > 1 ||
		(best.evenness > 0 && share(best.records, usualWidth(best.records)) > 0.6)
	)
		return best;
	const blanks = read(' ');
	return isRuled(blanks.records) ? blanks : best;
}

interface Signs {
	delimiter: string;
	/** Said by the caller. */
	quote: string | undefined;
	rowsAreLines: boolean | undefined;
	/** The first line only names the delimiter, for spreadsheets. */
	hinted: boolean;
}

/** What the head holds under a delimiter. How wide its records are tells what quotes used wrongly may mean. */
function readingOf(head: string, whole: boolean, { delimiter, quote, rowsAreLines, hinted }: Signs): Candidate {
	const shows = quote !== undefined || head.includes('"') || head.includes("'") || head.includes(' ');
	const found = shows ? findQuoting(head, delimiter, quote) : PLAIN;
	const quoting = rowsAreLines ? { ...found, rowsAreLines } : found;
	let { records } = splitRecords(head, delimiter, whole, 1, { quoting });
	if (records.some((record) => record.misquoted) || records.length < 2)
		({ records } = splitRecords(head, delimiter, whole, 1, { quoting, width: usualWidth(records) }));
	return hinted
		? { delimiter, quoting, hints: records.slice(0, 1), records: records.slice(1) }
		: { delimiter, quoting, hints: [], records };
}

/** Blanks stand in any text: they delimit only where they cut nearly every line into as many cells. */
function isRuled(records: readonly CsvRecord[]): boolean {
	const width = usualWidth(records);
	return width > 2 && records.length > 2 && share(records, width) >= 0.9;
}

function byShape({ delimiter, quoting, hints, records }: Candidate): Dialect {
	const { from, to, header } = shapeOf(records);
	return {
		delimiter,
		quoting,
		headerLine: records[to - 1]?.line ?? 0,
		header: header ?? numbered(usualWidth(records)),
		above: [...hints, ...records.slice(0, from)],
		below: records.slice(to)
	};
}

const numbered = (width: number): string[] => Array.from({ length: width }, (_, n) => `Column ${n + 1}`);

/** Fields that a line names, those of the caller's own mapping included. */
function countNames(kind: Kind, cells: readonly string[], { mapping }: DialectRequest): number {
	const given = Object.values(mapping ?? {}).flatMap((reference) =>
		typeof reference === 'string' ? [normaliseName(reference)] : []
	);
	const own = cells.filter((cell) => cell.trim() !== '' && given.includes(normaliseName(cell))).length;
	return Math.max(own, countNamed(kind, cells));
}

/** Index of the header among the records; -1 for none, where the caller says so. */
function headerAt(kind: Kind | null, records: readonly CsvRecord[], request: DialectRequest): number {
	if (request.headerRow === 0) return -1;
	if (request.headerRow !== undefined) {
		const at = records.findIndex((record) => record.line === request.headerRow);
		if (at >= 0) return at;
		throw new Problem('invalid_header_row', 400, `No record starts on line ${request.headerRow}.`, {
			headerRow: request.headerRow
		});
	}
	const candidates = records.slice(0, HEADER_WITHIN);
	const counts = candidates.map(({ cells }) =>
		kind === null || cells.some(looksLikeDay) ? 0 : countNames(kind, cells, request)
	);
	const most = Math.max(0, ...counts);
	const at = most >= 2 ? counts.indexOf(most) : candidates.findIndex((_, index) => isHeading(candidates, index));
	if (at >= 0) return at;
	throw new Problem(
		'no_header_found',
		422,
		'No line of the file looks like a header. Add one, or say that there is none (headerRow=0) and name the columns by their place.'
	);
}

/** Words only, all different, as wide as most lines, above a line with days or numbers. */
function isHeading(records: readonly CsvRecord[], index: number): boolean {
	const cells = (records[index]?.cells ?? []).map(trimCell).filter((cell) => cell !== '');
	const width = usualWidth(records);
	const isValue = (cell: string) => looksLikeDay(cell) || looksLikeNumber(cell);
	return (
		cells.length > 0 &&
		records[index]?.cells.length === width &&
		cells.length * 2 > width &&
		new Set(cells).size === cells.length &&
		!cells.some(isValue) &&
		records.slice(index + 1).some((record) => record.cells.length === width && record.cells.some(isValue))
	);
}

/** Share of records of the usual width, more of it the wider they are; 0 where nothing is cut. */
function evenness(records: readonly CsvRecord[]): number {
	const width = usualWidth(records);
	return share(records, width) * Math.log2(width || 1);
}

const share = (records: readonly CsvRecord[], width: number): number =>
	records.filter(({ cells }) => cells.length === width).length / Math.max(1, records.length);
