import { open } from 'node:fs/promises';
import { findDialect, type Dialect } from '$lib/import/dialect';
import { lineKind, withoutEnd } from '$lib/import/layout';
import { recordBlocks } from './read-blocks';
import { settleEncoding } from './read-encoding';
import { readHead } from './read-head';
import type { Upload } from './receive';

/** A file as it is read where nobody says what its columns mean. */
export interface Table {
	encoding: string;
	dialect: Dialect;
	/** Header first, where the file has one; values as read, each row at least as wide as the header. */
	rows: AsyncIterable<string[]>;
}

/**
 * Reads a file as the import does, up to what a column means: encoding, dialect, header by its shape, and which lines are
 * records. `given`: the encoding, where somebody says it. Rows of broken structure are given as far as they can be read. A Problem says why a file is no table.
 */
export async function readTable(upload: Pick<Upload, 'path'>, given?: string): Promise<Table> {
	const head = await readHead(upload.path, given);
	const dialect = findDialect(head.text, head.whole, null, {});
	const { name } = await settleEncoding(upload, head, dialect, given);
	return { encoding: name, dialect, rows: rowsOf(upload.path, name, dialect) };
}

async function* rowsOf(path: string, encoding: string, dialect: Dialect): AsyncGenerator<string[]> {
	const { header, headerLine, above, delimiter, quoting } = dialect;
	const width = header.length;
	const padded = (cells: string[]) => [...cells, ...Array.from({ length: width - cells.length }, () => '')];
	const wide = (cells: string[]) => (cells.length < width ? padded(cells) : withoutEnd(cells, width));
	if (headerLine > 0) yield header;
	const file = await open(path);
	try {
		// Lines of text, which are no rows if nothing but such lines follows.
		let remarks: string[][] = [];
		for await (const { records } of recordBlocks(file, { path, encoding, delimiter, quoting, width }))
			for (const { line, cells } of records) {
				if (line <= Math.max(headerLine, above.length)) continue;
				const kind = lineKind(cells, { header, required: [], days: [] });
				if (kind === 'remark') remarks.push(cells);
				if (!['record', 'too_few_fields', 'too_many_fields'].includes(kind)) continue;
				yield* remarks.map(wide);
				remarks = [];
				yield wide(cells);
			}
	} finally {
		await file.close();
	}
}
