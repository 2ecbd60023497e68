import { writeSync } from 'node:fs';
import { NOW_AT, ACTOR, REQUEST, type Errand } from './killed-errand';
import { importFile } from '../../src/lib/server/import/import-file';
import { openDuckDB } from '../../src/lib/server/store/duckdb';
import type { Store } from '../../src/lib/server/store/store';

// A process of its own that opens a store, imports a file and closes the store, tells how far it is, and at the moment it
// was told ends itself as a power cut would: SIGKILL leaves no time for anything.

const errand = JSON.parse(process.argv[2] ?? '') as Errand;

/** Says that a phase begins, past all buffers; in the phase of the kill also when the end comes. */
function begin(phase: string): void {
	writeSync(1, `${phase} ${performance.now()}\n`);
	if (phase !== errand.phase) return;
	const end = performance.now() + errand.delayMs;
	const kill = () => {
		// Timers are right to a millisecond only; the engine works on in its own threads meanwhile.
		while (performance.now() < end);
		process.kill(process.pid, 'SIGKILL');
	};
	if (errand.delayMs < 2) setImmediate(kill);
	else setTimeout(kill, errand.delayMs - 1);
}

/** Tells when an import stages its file, writes, and commits. */
function watch(store: Store): Store {
	const workspace = store.workspace.bind(store);
	store.workspace = async (signal) => {
		begin('staging');
		const work = await workspace(signal);
		const write = work.write.bind(work);
		work.write = async (fn) => {
			const result = await write(async (db) => {
				begin('transaction');
				const made = await fn(db);
				begin('commit');
				return made;
			});
			begin('committed');
			return result;
		};
		return work;
	};
	return store;
}

const store = watch(await openDuckDB({ path: errand.store, folders: [errand.folder] }));
await importFile(store, ACTOR, errand.upload, REQUEST, NOW_AT, errand.folder);
begin('checkpoint');
await store.close();
begin('closed');
// One that is to be killed waits for it.
if (errand.phase) setTimeout(() => undefined, 60_000);
