import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportAnswer, ImportRequest } from '$lib/import/answer';
import { Problem } from '$lib/problem';
import { ensureRollups, recountRollups } from '$lib/server/metrics/rollup';
import type { RollupTable } from '$lib/server/metrics/rollup-tables';
import { rehearseChange, type Actor } from '../audit/change';
import { openDuckDB } from '../store/duckdb';
import { migrate } from '../store/migrate';
import type { Store } from '../store/store';
import { importFile, type ImportOptions } from './import-file';

/** Tests read files from here; the engine may reach no other folder. */
export const folder = mkdtempSync(join(tmpdir(), 'verdict-import-'));
export const actor: Actor = { name: 'Petra', origin: 'test' };
export const NOON = new Date('2026-11-22T12:00:00');

/** An empty store with its rollups, in memory unless a path is given; small files are read faster by one thread. */
export async function emptyStore(path = ':memory:'): Promise<Store> {
	const store = await openDuckDB({ path, folders: [folder], threads: 1 });
	await migrate(store);
	await ensureRollups(store, NOON);
	return store;
}

/** The rollups, of all or some, that a full recount would change: none, if they were kept well. */
export async function wrongRollups(store: Store, tables?: readonly RollupTable[]): Promise<string[]> {
	const work = await store.workspace();
	try {
		const recounted = await rehearseChange(work, async (db, seq) => ({
			result: await recountRollups(db, seq, tables),
			detail: {}
		}));
		return recounted.filter(({ replaced }) => replaced > 0).map(({ table }) => table);
	} finally {
		await work.close();
	}
}

let files = 0;

/** Imports a text as if it had been uploaded. */
export async function importText(
	store: Store,
	text: string | Uint8Array,
	request: ImportRequest,
	at: Date = NOON,
	options?: ImportOptions
): Promise<ImportAnswer> {
	const bytes = Buffer.from(text);
	const path = join(folder, `upload-${++files}.csv`);
	await writeFile(path, bytes);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	return importFile(store, actor, { path, sha256, sizeBytes: bytes.length }, request, at, folder, options);
}

/** Line, code and field of each issue; what is no error says so. */
export const found = (answer: ImportAnswer): string[] =>
	answer.issues.map(({ line, code, field, severity }) =>
		[line, code, field ?? '-', ...(severity === 'error' ? [] : [severity])].join(' ')
	);

/** Imports a text into a store, an empty one unless given. */
export const bring = async (text: string | Uint8Array, request: ImportRequest, store?: Store): Promise<ImportAnswer> =>
	importText(store ?? (await emptyStore()), text, request);

/** The refusal that a call ends in. */
export async function refusalOf(call: Promise<unknown>): Promise<Problem> {
	const result = await call.then(
		() => null,
		(error: unknown) => error
	);
	if (result instanceof Problem) return result;
	throw result ?? new Error('nothing was refused');
}
