import { open, rm, type FileHandle } from 'node:fs/promises';
import { withoutGuard } from '$lib/csv';
import type { CsvRecord } from '$lib/import/record';
import { LineSorter, type Place } from './canonical-lines';
import type { MalformedRow, SkippedLine } from './read-lines';
import { recordBlocks, type TextSource } from './read-blocks';
import { reportRows, type Watch } from './watch';

export interface Source extends Place, TextSource {
	/** Rejected rows that come back: the guards before their cells are ours. */
	mended: boolean;
}

export interface Written {
	records: number;
	skipped: SkippedLine[];
	skippedCount: number;
	malformed: MalformedRow[];
}

/**
 * Writes the records of a file as clean CSV: UTF-8, comma, RFC 4180, no header, the physical start line in front, all
 * columns of the header in each. In pieces: memory does not grow with the file. Nothing stays at `target` on failure.
 */
export async function writeCanonical(source: Source, target: string, watch: Watch = {}): Promise<Written> {
	const from = await open(source.path);
	try {
		const to = await open(target, 'w', 0o600);
		try {
			return await new Writer(source, to).copy(from, watch);
		} catch (error) {
			await rm(target, { force: true });
			throw error;
		} finally {
			await to.close();
		}
	} finally {
		await from.close();
	}
}

class Writer {
	private readonly source: Source;
	private readonly to: FileHandle;
	private readonly width: number;
	private readonly sorter: LineSorter;
	private records = 0;

	constructor(source: Source, to: FileHandle) {
		this.source = source;
		this.to = to;
		this.width = source.layout.header.length;
		this.sorter = new LineSorter(source);
	}

	async copy(from: FileHandle, watch: Watch): Promise<Written> {
		const { size } = await from.stat();
		for await (const { records, text, bytes } of recordBlocks(from, this.source)) {
			await this.write(records, text);
			reportRows(watch, this.records, bytes, size);
		}
		return { records: this.records, ...this.sorter.finish() };
	}

	private async write(records: readonly CsvRecord[], piece: string): Promise<void> {
		// Without quotes no cell holds a line end or the delimiter; a comma is then the only sign to guard.
		const { delimiter, quoting } = this.source;
		const quoted = piece.includes('"') || piece.includes(quoting.quote);
		const plain = !quoted && (delimiter === ',' || !piece.includes(','));
		let out = '';
		if (this.source.mended) for (const record of records) record.cells = record.cells.map(withoutGuard);
		for (const record of records) if (this.sorter.isRecord(record)) out += this.canonical(record, plain);
		await this.to.writeFile(out);
	}

	private canonical({ line, cells }: CsvRecord, plain: boolean): string {
		while (cells.length < this.width) cells.push('');
		if (cells.length > this.width) cells.length = this.width;
		this.records++;
		return `${line},${plain || isPlain(cells) ? cells.join(',') : cells.map(quote).join(',')}\n`;
	}
}

/** One test for the whole record: quotes are rare, records are many. */
const isPlain = (cells: readonly string[]): boolean => !SPECIAL.test(cells.join('\t'));
const SPECIAL = /[",\n]/;

const quote = (cell: string): string => (SPECIAL.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
