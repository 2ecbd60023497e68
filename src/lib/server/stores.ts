import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeChange, verifyAudit, type Actor } from './audit/change';
import { now, type Config } from './config';
import { closeExtracts } from './explore/extracts';
import type { Drafts } from './import/drafts';
import { log } from './log';
import { closeMonths } from './metrics/months';
import { ensureRollups } from './metrics/rollup';
import { OpenDrafts } from './open-drafts';
import { ensureSample } from './sample/load';
import { fileExists, openStoreFile } from './store-file';
import { sql } from './store/sql';
import type { Store } from './store/store';

/** Which organisation a request works on, and whether the own one has been started. */
export interface Organisation {
	open: 'sample' | 'own';
	ownStarted: boolean;
}

/** Cookie by which one browser looks back at the sample; its only meaningful value is 'sample'. */
export const STORE_COOKIE = 'verdict_store';

interface Opened {
	config: Config;
	own: Store | null;
	sample: Store | null;
	drafts: OpenDrafts;
	/** The start of the own store while it is under way, so that two requests make one. */
	starting: Promise<Store> | null;
	timer: NodeJS.Timeout;
}

// The engine must never open one file twice in a process, and modules are loaded anew in development.
const KEY = Symbol.for('verdict.stores');
const process_ = globalThis as { [KEY]?: Promise<Opened> };

const HOUR = 3_600_000;

/** Who starts the own store where nobody pressed a button. */
const STARTER: Actor = { name: 'Verdict', origin: 'start' };

/** Opens what there is, once per process: the own store if it was started (or there is no sample), and the sample. */
export function openStores(config: Config): Promise<Organisation> {
	process_[KEY] ??= open(config);
	return process_[KEY].then(organisationOf);
}

async function open(config: Config): Promise<Opened> {
	await mkdir(folderOf(config, 'backup'), { recursive: true });
	const ownStarted = !config.sample || (await fileExists(ownPath(config)));
	const own = ownStarted ? await openOwn(config, STARTER) : null;
	let sample: Store | null = null;
	try {
		if (config.sample) sample = await openSample(config);
		if (sample) await closeMonths(sample, now(config));
		await emptyIncoming(config);
	} catch (cause) {
		await own?.close();
		await sample?.close();
		throw cause;
	}
	const timer = setInterval(() => void everyHour(), HOUR).unref();
	const drafts = new OpenDrafts(join(folderOf(config, 'incoming'), DRAFTS), config.uploadLimitBytes);
	return { config, own, sample, drafts, starting: null, timer };
}

/**
 * Opens the organisation's own store and sees to it that its start is on record, also after a start that was cut short.
 * Months whose cut-off has passed are closed at once: they are judged from the first file on.
 */
async function openOwn(config: Config, actor: Actor): Promise<Store> {
	const store = await openFile(config, ownPath(config));
	try {
		const [started] = await store.query(sql`select seq from changes where action = 'organisation.start'`);
		const head = { action: 'organisation.start', subject: 'own', at: now(config) };
		if (!started) await makeChange(store, actor, head, async () => ({ result: null, detail: {} }));
		await closeMonths(store, now(config));
		const { brokenAt } = await verifyAudit(store);
		if (brokenAt !== null) log('error', 'audit_chain_broken', { entry: brokenAt });
		return store;
	} catch (cause) {
		await store.close();
		throw cause;
	}
}

function openSample(config: Config): Promise<Store> {
	const path = join(config.dataDir, 'sample.duckdb');
	return ensureSample(path, now(config), folderOf(config, 'incoming'), () => openFile(config, path));
}

/** Opens one file with the tables that the catalogue's rollups need. */
async function openFile(config: Config, path: string): Promise<Store> {
	const folders = [folderOf(config, 'incoming'), folderOf(config, 'backup')];
	const store = await openStoreFile({ path, memoryLimitMb: config.memoryLimitMb, folders });
	try {
		await ensureRollups(store, now(config));
		return store;
	} catch (cause) {
		await store.close();
		throw cause;
	}
}

const ownPath = (config: Config): string => join(config.dataDir, 'own.duckdb');
const folderOf = (config: Config, name: 'incoming' | 'backup'): string => join(config.dataDir, name);

/** What a killed process left behind, but for drafts; only safe once the stores are ours alone. */
async function emptyIncoming(config: Config): Promise<void> {
	const folder = folderOf(config, 'incoming');
	await mkdir(folder, { recursive: true });
	for (const name of await readdir(folder))
		if (name !== DRAFTS) await rm(join(folder, name), { recursive: true, force: true });
}

const DRAFTS = 'drafts';

async function everyHour(): Promise<void> {
	const { config, own, sample } = await opened();
	const at = now(config);
	for (const store of [own, sample]) {
		if (!store) continue;
		const failed = (event: string) => (cause: unknown) =>
			log('error', event, { kind: cause instanceof Error ? cause.name : 'unknown' });
		await closeMonths(store, at).catch(failed('close_months_failed'));
		await draftsOf(store)
			.then((drafts) => drafts.removeOld(at))
			.catch(failed('remove_drafts_failed'));
	}
}

function opened(): Promise<Opened> {
	const current = process_[KEY];
	if (!current) throw new Error('the stores have not been opened');
	return current;
}

const organisationOf = ({ own }: Opened): Organisation => ({
	open: own ? 'own' : 'sample',
	ownStarted: own !== null
});

/** The configuration that the stores were opened with. */
export const configInForce = async (): Promise<Config> => (await opened()).config;

/** The store a request works on: the own one once started, unless its cookie looks back at the sample. */
export async function storeFor(cookie: string | undefined): Promise<{ store: Store; organisation: Organisation }> {
	const { own, sample } = await opened();
	const open = sample !== null && (own === null || cookie === 'sample') ? 'sample' : 'own';
	const store = open === 'sample' ? sample : own;
	if (!store) throw new Error('neither the own store nor the sample is open');
	return { store, organisation: { open, ownStarted: own !== null } };
}

/** Whether there is a sample to look at. */
export const hasSample = async (): Promise<boolean> => (await opened()).sample !== null;

/** Folder for uploads while they are read; statements may read it, and it is emptied at each start. */
export const incomingFolder = async (): Promise<string> => folderOf((await opened()).config, 'incoming');

/** The files under way into a store. */
export async function draftsOf(store: Store): Promise<Drafts> {
	const { config, drafts, sample } = await opened();
	return drafts.of(store, store === sample ? 'sample' : 'own', now(config));
}

/** Starts the organisation's own, empty store. Without effect once it has been started. */
export async function startOwn(actor: Actor): Promise<void> {
	const state = await opened();
	if (state.own) return;
	// Set within the shared promise: a second request must never find neither the store nor its start.
	state.starting ??= openOwn(state.config, actor)
		.then((store) => {
			log('info', 'own_store_started');
			return (state.own = store);
		})
		.finally(() => (state.starting = null));
	await state.starting;
}

/** Whether every open store answers; false before they are opened, and while they are being closed. */
export async function storesAnswer(): Promise<boolean> {
	if (!process_[KEY]) return false;
	const { own, sample } = await opened();
	const open = [own, sample].filter((store) => store !== null);
	const states = await Promise.all(open.map((store) => store.health().catch(() => ({ ok: false }))));
	return states.every((state) => state.ok);
}

/** Waits for the write under way, writes a checkpoint and closes. The last act of the process. */
export async function closeStores(): Promise<void> {
	if (!process_[KEY]) return;
	const { own, sample, drafts, timer } = await opened();
	delete process_[KEY];
	clearInterval(timer);
	await drafts.close();
	for (const store of [own, sample]) {
		if (store === null) continue;
		await closeExtracts(store);
		await store.close();
	}
}
