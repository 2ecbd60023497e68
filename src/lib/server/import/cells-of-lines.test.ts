import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cellsOfLines } from './cells-of-lines';
import { folder } from './import.fixture';

async function* given(lines: number[]): AsyncGenerator<number> {
	yield* lines;
}

test('finds lines by their place, over the pieces of a large file', async () => {
	const path = join(folder, 'cells-of-lines.csv');
	const lines = Array.from({ length: 200_000 }, (_, at) => `${at + 1};ä${at};`);
	await writeFile(path, lines.join('\r\n'));
	const found = [];
	for await (const one of cellsOfLines({ path, delimiter: ';' }, given([1, 2, 131_072, 200_000]))) found.push(one);
	expect(found).toEqual([1, 2, 131_072, 200_000].map((line) => ({ line, cells: [`${line}`, `ä${line - 1}`, ''] })));
});

test('reads nothing where no line is wanted', async () => {
	const found = [];
	for await (const one of cellsOfLines({ path: join(folder, 'cells-of-lines.csv'), delimiter: ';' }, given([])))
		found.push(one);
	expect(found).toEqual([]);
});
