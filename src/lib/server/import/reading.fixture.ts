import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { ImportRequest } from '$lib/import/answer';
import { kindOf } from '$lib/import/kinds';
import type { DataKind } from '$lib/metrics/kpi';
import type { ReadOptions } from './lay-out';
import { readRecords, type Records } from './read';
import type { Upload } from './receive';

/** A file as received, for tests. */
export async function uploadOf(folder: string, content: string | Buffer): Promise<Upload> {
	const path = join(folder, `${Math.random().toString(36).slice(2)}.upload`);
	const bytes = Buffer.from(content);
	await writeFile(path, bytes);
	return { path, sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
}

export async function read(
	folder: string,
	content: string | Buffer,
	request: Partial<ImportRequest> & { kind?: DataKind } = {},
	options: ReadOptions = {}
): Promise<Records> {
	const kind = request.kind ?? 'deliveries';
	return readRecords(await uploadOf(folder, content), kindOf(kind), { ...request, kind }, folder, options);
}

/** What an engine makes of the records: physical line and cells, read by the promises of `Records` alone. */
export async function rowsOf(records: Records): Promise<[line: number, cells: string[]][]> {
	const text = await readFile(records.path, 'utf8');
	if (!records.direct) {
		const { data, errors } = Papa.parse<string[]>(text.replace(/\n$/, ''), { delimiter: ',', newline: '\n' });
		if (errors.length > 0) throw new Error(`canonical file is not clean: ${JSON.stringify(errors[0])}`);
		return data.map(([line = '', ...cells]) => [Number(line), cells]);
	}
	const lines = text.split(/\r?\n/);
	if (lines.at(-1) === '') lines.pop();
	const others = new Set([...records.dropped, ...records.malformed.map(({ line }) => line)]);
	return lines
		.slice(records.skipLines)
		.map((line, index): [number, string[]] => [records.skipLines + index + 1, line.split(records.delimiter)])
		.filter(([line]) => !others.has(line));
}
