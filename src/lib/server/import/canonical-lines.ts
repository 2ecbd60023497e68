import { trimCell } from '$lib/import/cell';
import { lineKind, type Layout } from '$lib/import/layout';
import { lineEndsIn, type CsvRecord } from '$lib/import/record';
import { Problem } from '$lib/problem';
import type { MalformedRow, SkippedLine } from './read-lines';

const SKIPPED_LIMIT = 10_000;
const MALFORMED_LIMIT = 50_000;
/** More text lines than this in a row are no footer. */
const REMARK_LIMIT = 100;

export interface Place {
	/** Line of the header; 0 for none. */
	headerLine: number;
	/** Lines above the data where there is no header: a hint for spreadsheets. */
	linesAbove: number;
	layout: Layout;
}

/** Sorts the lines of a file, in their order, into records and all else, of which it keeps account. */
export class LineSorter {
	private readonly place: Place;
	private readonly skipped: SkippedLine[] = [];
	private readonly malformed: MalformedRow[] = [];
	private skippedCount = 0;
	/** Lines of text that are footers if no record follows. */
	private remarks: CsvRecord[] = [];

	constructor(place: Place) {
		this.place = place;
	}

	/** Whether the line is a record. 422 `unclosed_quote`, or `too_many_errors` where the file has another shape. */
	isRecord(record: CsvRecord): boolean {
		if (this.isAbove(record)) return false;
		if (record.misquoted) {
			if (record.runsOn || lineEndsIn(record.cells) > 0) throw unclosedQuote(record.line);
			return this.reject(record, 'bad_quoting');
		}
		const kind = lineKind(record.cells, this.place.layout);
		switch (kind) {
			case 'record':
				this.rejectRemarks();
				return true;
			case 'too_few_fields':
			case 'too_many_fields':
				this.rejectRemarks();
				return this.reject(record, kind);
			case 'remark':
				this.remarks.push({ ...record, cells: kept(record.cells) });
				if (this.remarks.length > REMARK_LIMIT) this.rejectRemarks();
				return false;
			default:
				return this.skip(record, kind);
		}
	}

	/** A line that is a record beyond doubt. */
	sawRecord(): void {
		this.rejectRemarks();
	}

	/** The account, once all lines have been seen. */
	finish(): { skipped: SkippedLine[]; skippedCount: number; malformed: MalformedRow[] } {
		for (const remark of this.remarks) this.skip(remark, 'footer');
		this.remarks = [];
		this.skipped.sort((a, b) => a.line - b.line);
		this.malformed.sort((a, b) => a.line - b.line);
		return { skipped: this.skipped, skippedCount: this.skippedCount, malformed: this.malformed };
	}

	/** The header and what stands above it. */
	private isAbove(record: CsvRecord): boolean {
		const { headerLine, linesAbove } = this.place;
		if (record.line > Math.max(headerLine, linesAbove)) return false;
		if (record.line === headerLine) return true;
		const blank = record.cells.every((cell) => trimCell(cell) === '');
		this.skip(record, blank ? 'blank_line' : 'title_line');
		return true;
	}

	private rejectRemarks(): void {
		for (const remark of this.remarks) this.reject(remark, 'too_few_fields');
		if (this.remarks.length > 0) this.remarks = [];
	}

	private reject({ line, cells }: CsvRecord, code: string): false {
		this.malformed.push({ line, code, cells: kept(cells) });
		if (this.malformed.length > MALFORMED_LIMIT) throw tooManyErrors(this.malformed[0]?.line ?? line, code);
		return false;
	}

	private skip({ line, cells }: CsvRecord, code: string): false {
		this.skippedCount++;
		if (this.skipped.length < SKIPPED_LIMIT) this.skipped.push({ line, code, value: lineText(cells) });
		return false;
	}
}

/** What a line says, its cells apart by blanks. */
export const lineText = (cells: readonly string[]): string =>
	kept(cells.map(trimCell).filter((cell) => cell !== '')).join(' ');

/** Copies of cells: a slice would keep the whole piece of the file in memory. */
const kept = (cells: readonly string[]): string[] => JSON.parse(JSON.stringify(cells)) as string[];

export function unclosedQuote(line: number): Problem {
	const message = `A quote opens on line ${line} and does not close where its cell ends. Close it there, or write it twice if it belongs to the text.`;
	return new Problem('unclosed_quote', 422, message, { line });
}

function tooManyErrors(firstLine: number, code: string): Problem {
	const message = `More than ${MALFORMED_LIMIT} rows have not the columns of the header, the first on line ${firstLine}. Check the delimiter and the quotes of the export.`;
	return new Problem('too_many_errors', 422, message, { code, line: firstLine });
}
