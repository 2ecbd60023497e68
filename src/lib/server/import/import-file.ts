import { rm } from 'node:fs/promises';
import type { ImportAnswer, ImportRequest } from '$lib/import/answer';
import { dayAt } from '$lib/time/month';
import { currentSeq, makeChange, rehearseChange, type Actor } from '../audit/change';
import { StoreError, type Db, type Store, type Workspace } from '../store/store';
import { Turns } from '../store/turns';
import { checkRows } from './checks';
import { kindAsKnown } from './measured-kpis';
import { otherThanShown, refuseMovedOn, type Shown } from './moved-on';
import { readRecords, type Records } from './read';
import type { Upload } from './receive';
import { writeRejected } from './rejected';
import { refuseIncomplete, refuseRepeats } from './repeats';
import { refuseOutside } from './scope';
import { settle, type ImportHead } from './settle';
import type { Staged } from './staged';
import { stage } from './staging';
import { countDays } from './swapped-days';
import { unpack, type Unpacked } from './unpack/unpack';
import type { Watch } from './watch';

/** A file to import, in whatever form it was received. */
export interface ImportedFile extends Upload {
	/** Where it was unpacked before: this stays the caller's. Else it is unpacked here. */
	unpacked?: Unpacked;
}

export interface ImportOptions extends Watch {
	/** What was shown of the file: 409 `store_moved_on` where storing it would do something else by now. */
	shown?: Shown;
	/** The draft that the file was, for the record. */
	draft?: string;
	/** Where the rows that are left out are written, as long as nothing is stored. */
	rejectedTo?: string;
}

/**
 * Reads, checks and commits a file; with `dryRun` all of it happens and is undone. Raises a Problem for a question the file
 * leaves open (`question`), a refusal, or a file without one good row (`too_many_errors`); then, and after any failure,
 * the store is as it was. `upload` stays the caller's to discard; `folder` is for files of the import's own.
 */
export function importFile(
	store: Store,
	actor: Actor,
	upload: ImportedFile,
	request: ImportRequest,
	at: Date,
	folder: string,
	options: ImportOptions = {}
): Promise<ImportAnswer> {
	const { signal, report } = options;
	const run = (ends?: AbortSignal) =>
		importInTurn(store, actor, upload, request, at, folder, ends ? { ...options, signal: ends } : options);
	const turns = turnsOf(store);
	if (!request.dryRun) return turns.goFirst(run, signal);
	return turns.makeWay((way) => run(signal ? AbortSignal.any([signal, way]) : way), {
		signal,
		onwait: () => report?.('waiting')
	});
}

const turns = new WeakMap<Store, Turns>();

/**
 * One import of a store after the other: what reading a file takes of the memory is there once. A dry run makes way for a
 * file that is to be stored.
 */
function turnsOf(store: Store): Turns {
	const own = turns.get(store) ?? new Turns();
	turns.set(store, own);
	return own;
}

async function importInTurn(
	store: Store,
	actor: Actor,
	upload: ImportedFile,
	request: ImportRequest,
	at: Date,
	folder: string,
	options: ImportOptions
): Promise<ImportAnswer> {
	const { signal, report } = options;
	signal?.throwIfAborted();
	refuseMovedOn(request, await currentSeq(store));
	const work = await store.workspace(signal);
	const own: string[] = [];
	try {
		report?.('reading', 0, null);
		const unpacked = upload.unpacked ?? (await unpack(upload, folder, request, signal));
		if (!upload.unpacked && unpacked.text.path !== upload.path) own.push(unpacked.text.path);
		const staged = await readAndStage(work, unpacked, request, at, folder, own, options);
		report?.('checking', staged.records.records, staged.records.records);
		await checkRows(staged);
		await refuseOutside(staged);
		await refuseIncomplete(staged);
		await refuseRepeats(staged);
		const days = await countDays(staged);
		const head = { upload, container: unpacked.container, actor, at, days, draft: options.draft };
		return await commit(staged, head, options);
	} finally {
		await work.close();
		await Promise.all(own.map((path) => rm(path, { force: true })));
	}
}

async function commit(
	staged: Staged,
	head: ImportHead,
	{ report, shown, rejectedTo, draft = '' }: ImportOptions
): Promise<ImportAnswer> {
	const { actor, at } = head;
	const { work, request, records } = staged;
	const make = async (db: Db, seq: number) => {
		report?.(request.dryRun ? 'reckoning' : 'saving', records.records, records.records);
		refuseMovedOn(request, seq - 1);
		const outcome = await settle(db, staged, head, seq);
		const movedOn = shown ? otherThanShown(shown, outcome.result) : null;
		if (rejectedTo && (request.dryRun || movedOn))
			await writeRejected(db, outcome.result.id ?? 0, staged.kind, { path: rejectedTo, origin: draft });
		if (movedOn) throw movedOn;
		return outcome;
	};
	if (!request.dryRun) {
		const change = { action: 'import.commit', subject: 'import', reason: request.reason ?? null, at };
		return makeChange(work, actor, change, make);
	}
	const rehearsed = await rehearseChange(work, make, () => report?.('waiting'));
	return { ...rehearsed, id: null, status: 'dry_run', seq: rehearsed.baseSeq };
}

/** Stages the file; `own` collects the files of the import's own, which its end removes. */
async function readAndStage(
	work: Workspace,
	{ text, form }: Unpacked,
	request: ImportRequest,
	at: Date,
	folder: string,
	own: string[],
	watch: Watch
): Promise<Staged> {
	const { kind, measured } = await kindAsKnown(work, request.kind);
	const today = dayAt(at);
	const read = async (canonical: boolean): Promise<Records> => {
		const records = await readRecords(text, kind, request, folder, { canonical, watch, form });
		if (records.path !== text.path) own.push(records.path);
		watch.signal?.throwIfAborted();
		return records;
	};
	const records = await read(false);
	try {
		return await stage(work, kind, request, records, today, measured);
	} catch (error) {
		// What the engine cannot read line by line is taken apart by ourselves.
		if (!records.direct || !(error instanceof StoreError) || error.kind !== 'sql') throw error;
		return stage(work, kind, request, await read(true), today, measured);
	}
}
