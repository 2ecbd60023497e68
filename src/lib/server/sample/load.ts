import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importFile } from '$lib/server/import/import-file';
import { catalogue } from '$lib/server/metrics/catalogue';
import { closeMonths } from '$lib/server/metrics/months';
import { setTarget } from '$lib/server/metrics/targets';
import { addMonths, dayAt, firstDay, monthOf, type Day } from '../../time/month';
import { makeChange, type Actor } from '../audit/change';
import { sql } from '../store/sql';
import type { Db, Store } from '../store/store';
import type { SampleManifest } from './manifest';
import { monthsToShift, shiftFile, type ShiftedFile } from './shift';

const LOADER: Actor = { name: 'Sample organisation', origin: 'start' };
/** Changes that the server makes by itself leave the sample as it was loaded. */
const OWN_ORIGINS = ['calendar', 'start'];

/**
 * Opens the sample's store and sees to it that it holds the sample ending in the month in progress. A sample of an
 * earlier month, or one whose loading was broken off, is made anew in a fresh file; one that somebody has worked on stays.
 */
export async function ensureSample(path: string, at: Date, folder: string, open: () => Promise<Store>): Promise<Store> {
	let store = await open();
	try {
		const state = await stateOf(store, at);
		if (state === 'current' || state === 'changed') return store;
		if (state === 'outdated') {
			await store.close();
			for (const file of [path, `${path}.wal`]) await rm(file, { force: true });
			store = await open();
		}
		await loadSample(store, at, folder);
		return store;
	} catch (cause) {
		await store.close();
		throw cause;
	}
}

type SampleState = 'empty' | 'current' | 'outdated' | 'changed';

async function stateOf(db: Db, at: Date): Promise<SampleState> {
	const [loaded] = await db.query<{ month: string; loadedSeq: number }>(
		sql`select month, loaded_seq from sample_loads order by loaded_seq desc limit 1`
	);
	if (!loaded) return (await latestImport(db)) === null ? 'empty' : 'outdated';
	if (loaded.month === firstDay(monthOf(dayAt(at)))) return 'current';
	const [later] = await db.query<{ count: number }>(
		sql`select cast(count(*) as integer) as count from audit_log
			where seq > ${loaded.loadedSeq} and not (origin = any(${OWN_ORIGINS}))`
	);
	return later?.count ? 'changed' : 'outdated';
}

async function latestImport(db: Db): Promise<number | null> {
	const [row] = await db.query<{ latest: number | null }>(sql`select max(import_id) as latest from imports`);
	return row?.latest ?? null;
}

/** Loads every file of the sample as it would have been uploaded, on its own day, and notes that all are in. */
export async function loadSample(store: Store, at: Date, folder: string): Promise<void> {
	const root = sampleFolder();
	const manifest = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8')) as SampleManifest;
	await mkdir(folder, { recursive: true });
	const today = dayAt(at);
	const known = new Set(catalogue.map((kpi) => kpi.id));
	for (const target of manifest.targets.filter(({ kpi }) => known.has(kpi)))
		await setTarget(
			store,
			LOADER,
			{ ...target, from: addMonths(manifest.firstMonth, monthsToShift(manifest, today)) },
			at
		);
	for (const [index, entry] of manifest.files.entries()) {
		const file = shiftFile(await readFile(join(root, entry.file), 'utf8'), entry, manifest, today);
		const uploadedAt = earlier(noonOf(file.uploaded), at);
		// A month whose cut-off came before the file is closed: what the file changes in it is a restatement. Before the
		// first file there is nothing to close.
		if (index > 0) await closeMonths(store, uploadedAt);
		await importShifted(store, file, uploadedAt, folder);
	}
	const head = { action: 'sample.load', subject: 'sample', at };
	await makeChange(store, LOADER, head, async (db, seq) => {
		await db.exec(sql`insert into sample_loads values (cast(${firstDay(monthOf(today))} as date), ${seq})`);
		return { result: null, detail: { files: manifest.files.length, month: monthOf(today) } };
	});
}

async function importShifted(store: Store, file: ShiftedFile, at: Date, folder: string): Promise<void> {
	const path = join(folder, `${randomUUID()}.csv`);
	const bytes = Buffer.from(file.csv, 'utf8');
	await writeFile(path, bytes);
	try {
		const upload = { path, sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
		const { kind, name, sites, reason } = file;
		await importFile(store, LOADER, upload, { kind, name, sites, reason }, at, folder);
	} finally {
		await rm(path, { force: true });
	}
}

/** By the clock of this machine, as the days of uploads are. */
const noonOf = (day: Day): Date => new Date(`${day}T12:00:00`);
const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

/**
 * `data/sample` of the package. The code runs from `src` in development and from `build` when served, so the folder
 * is looked for upwards from wherever this module lies.
 */
export function sampleFolder(): string {
	for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
		const folder = join(at, 'data', 'sample');
		if (existsSync(join(folder, 'manifest.json'))) return folder;
		if (dirname(at) === at) throw new Error('data/sample/manifest.json is missing from the package');
	}
}
