import { access, constants, stat } from 'node:fs/promises';
import { Problem } from '../problem';
import { openDuckDB, type DuckDBOptions } from './store/duckdb';
import { migrate } from './store/migrate';
import { StoreError, type Store } from './store/store';

/** Opens the database file of one organisation and brings it to the newest schema, or says why it cannot. */
export async function openStoreFile(options: DuckDBOptions): Promise<Store> {
	await refuseReadOnly(options.path);
	const store = await openDuckDB(options).catch((cause: unknown) => {
		throw refusalOf(cause, options.path);
	});
	try {
		await migrate(store);
	} catch (cause) {
		await store.close();
		throw cause instanceof StoreError ? refusalOf(cause, options.path) : newer(cause, options.path);
	}
	return store;
}

export const fileExists = (path: string): Promise<boolean> =>
	stat(path).then(
		() => true,
		() => false
	);

async function refuseReadOnly(path: string): Promise<void> {
	if (!(await fileExists(path))) return;
	await access(path, constants.R_OK | constants.W_OK).catch((cause: unknown) => {
		throw readOnly(path, cause);
	});
}

function refusalOf(cause: unknown, path: string): Error {
	if (!(cause instanceof StoreError)) return cause as Error;
	if (cause.kind === 'busy') return inUse(cause.message, path);
	if (/permission denied|read-only/i.test(cause.message)) return readOnly(path, cause);
	if (cause.kind === 'full') return problem('disk_full', `The disk that holds ${path} is full.`, cause);
	return problem(
		'store_damaged',
		`${path} cannot be opened: it is damaged, or no store of Verdict. It was left as it is. ` +
			`Put a backup in its place, or move it away to start afresh. (${firstLine(cause.message)})`,
		cause
	);
}

function inUse(message: string, path: string): Problem {
	const holder = /PID (\d+)/.exec(message)?.[1];
	const who = holder ? `the process with number ${holder}` : 'another process';
	return problem(
		'store_in_use',
		`${path} is in use by ${who}, probably another Verdict. Stop that one, or set DATA_DIR to another folder.`
	);
}

const readOnly = (path: string, cause: unknown): Problem =>
	problem('store_read_only', `${path} may not be written to. Give this user the right to read and write it.`, cause);

const newer = (cause: unknown, path: string): Problem =>
	problem('store_newer', `${path}: ${cause instanceof Error ? cause.message : String(cause)}`, cause);

function problem(code: string, message: string, cause?: unknown): Problem {
	const refusal = new Problem(code, 503, message);
	refusal.cause = cause;
	return refusal;
}

const firstLine = (text: string): string => text.split('\n')[0] ?? '';
