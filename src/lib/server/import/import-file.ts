import { rm } from 'node:fs/promises';
import type { ImportAnswer, ImportRequest } from '$lib/import/answer';
import { kindOf } from '$lib/import/kinds';
import { dayAt } from '$lib/time/month';
import { makeChange, rehearseChange, type Actor } from '../audit/change';
import { StoreError, type Store, type Workspace } from '../store/store';
import { checkRows } from './checks';
import { readRecords, type Records } from './read';
import type { Upload } from './receive';
import { refuseIncomplete, refuseRepeats } from './repeats';
import { refuseOutside } from './scope';
import { settle } from './settle';
import type { Staged } from './staged';
import { stage } from './staging';

/**
 * Reads, checks and commits a file; with `dryRun` all of it happens and is undone. Raises a Problem for a question the file
 * leaves open (`question`), a refusal, or a file without one good row (`too_many_errors`); then, and after any failure,
 * the store is as it was. `upload` stays the caller's to discard; `folder` is for files of the import's own.
 */
export function importFile(
	store: Store,
	actor: Actor,
	upload: Upload,
	request: ImportRequest,
	at: Date,
	folder: string,
	signal?: AbortSignal
): Promise<ImportAnswer> {
	return inTurn(store, () => importInTurn(store, actor, upload, request, at, folder, signal));
}

const lastImport = new WeakMap<Store, Promise<unknown>>();

/** One import of a store after the other: what reading a file takes of the memory is there once. */
function inTurn<T>(store: Store, run: () => Promise<T>): Promise<T> {
	const turn = (lastImport.get(store) ?? Promise.resolve()).then(run, run);
	lastImport.set(
		store,
		turn.catch(() => undefined)
	);
	return turn;
}

async function importInTurn(
	store: Store,
	actor: Actor,
	upload: Upload,
	request: ImportRequest,
	at: Date,
	folder: string,
	signal: AbortSignal | undefined
): Promise<ImportAnswer> {
	signal?.throwIfAborted();
	const work = await store.workspace();
	const own: string[] = [];
	const interrupt = () => work.interrupt();
	signal?.addEventListener('abort', interrupt);
	try {
		const staged = await readAndStage(work, upload, request, at, folder, own, signal);
		await checkRows(staged);
		await refuseOutside(staged);
		await refuseIncomplete(staged);
		await refuseRepeats(staged);
		signal?.throwIfAborted();
		return await commit(staged, actor, upload, at, signal);
	} finally {
		signal?.removeEventListener('abort', interrupt);
		await work.close();
		await Promise.all(own.map((path) => rm(path, { force: true })));
	}
}

async function commit(
	staged: Staged,
	actor: Actor,
	upload: Upload,
	at: Date,
	signal: AbortSignal | undefined
): Promise<ImportAnswer> {
	const { work, request } = staged;
	const make = async (db: Parameters<typeof settle>[0], seq: number) => {
		const outcome = await settle(db, staged, { upload, actor, at }, seq);
		signal?.throwIfAborted();
		return outcome;
	};
	if (!request.dryRun)
		return makeChange(
			work,
			actor,
			{ action: 'import.commit', subject: 'import', reason: request.reason ?? null, at },
			make
		);
	const rehearsed = await rehearseChange(work, make);
	return { ...rehearsed, id: null, status: 'dry_run', seq: rehearsed.baseSeq };
}

/** Stages the file; `own` collects the files of the import's own, which its end removes. */
async function readAndStage(
	work: Workspace,
	upload: Upload,
	request: ImportRequest,
	at: Date,
	folder: string,
	own: string[],
	signal: AbortSignal | undefined
): Promise<Staged> {
	const kind = kindOf(request.kind);
	const today = dayAt(at);
	const read = async (canonical: boolean): Promise<Records> => {
		const records = await readRecords(upload, kind.id, request, folder, { canonical });
		if (!records.direct) own.push(records.path);
		signal?.throwIfAborted();
		return records;
	};
	const records = await read(false);
	try {
		return await stage(work, kind, request, records, today);
	} catch (error) {
		// The engine's reader met a line that is not as wide as the header: such a file is taken apart by ourselves.
		if (!records.direct || !(error instanceof StoreError) || error.kind !== 'sql') throw error;
		return stage(work, kind, request, await read(true), today);
	}
}
