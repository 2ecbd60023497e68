import { open } from 'node:fs/promises';
import { LineCursor } from './line-cursor';
import { linePieces } from './line-pieces';
import type { Records } from './read';

/**
 * The cells of some lines of a direct file, as they stand; `lines` rise. They are looked for in the bytes: the engine would
 * have to number all lines, one after the other, to find a few of them.
 */
export async function* cellsOfLines(
	{ path, delimiter }: Pick<Records, 'path' | 'delimiter'>,
	lines: AsyncIterable<number>
): AsyncGenerator<{ line: number; cells: string[] }> {
	const wanted = lines[Symbol.asyncIterator]();
	const next = async () => (await wanted.next()).value as number | undefined;
	const file = await open(path);
	try {
		const cursor = new LineCursor(delimiter);
		let [line, sought] = [0, await next()];
		for await (const piece of linePieces(file, 'utf-8')) {
			if (sought === undefined || piece === null) return;
			cursor.begin(piece);
			while (cursor.advance()) {
				if (++line !== sought) continue;
				yield { line, cells: piece.toString('utf8', cursor.start, cursor.stop).split(delimiter) };
				sought = await next();
			}
		}
	} finally {
		await file.close();
	}
}
