import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../../scripts/spawn-server.js';
import { verifyAudit } from '../../src/lib/server/audit/change';
import { importFile } from '../../src/lib/server/import/import-file';
import { wrongRollups } from '../../src/lib/server/import/import.fixture';
import type { Upload } from '../../src/lib/server/import/receive';
import { ensureRollups } from '../../src/lib/server/metrics/rollup';
import { openDuckDB } from '../../src/lib/server/store/duckdb';
import { migrate } from '../../src/lib/server/store/migrate';
import { ident, join as joined, literal, raw, sql, fragment } from '../../src/lib/server/store/sql';
import type { Store } from '../../src/lib/server/store/store';
import { ACTOR, NOW_AT, PHASES, REQUEST, type Errand, type Phase } from './killed-errand';

const KILLS = 50;
const LANES = 2;
/** Beside the modules it needs. */
const programs = join('node_modules', '.cache', 'verdict-killed');
const program = join(programs, 'killed-import.js');
const folder = temporaryFolder();
const template = join(folder, 'template.duckdb');

let upload: Upload;
/** What the store holds before the import, and after one that nobody disturbed. */
let before: string[];
let after: string[];
/** How long each phase takes when nobody disturbs it. */
let lasts: Record<Phase, number>;

const open = (path: string): Promise<Store> => openDuckDB({ path, folders: [folder], threads: 1 });

/** A file of order lines: `version` 1 to start from, 2 with lines that are new, changed, as they were, gone, or faulty. */
async function fileOf(version: 1 | 2): Promise<Upload> {
	const lines = ['Order ID,Line,Site,Customer,Promised date,Delivered date,Ordered qty,Delivered qty'];
	for (let at = 0; at < 900; at++) {
		const isGone = version === 1 ? at % 9 === 0 : at % 9 === 1;
		if (isGone) continue;
		const late = version === 2 && at % 5 === 0 ? '25' : '14';
		const day = version === 2 && at % 50 === 2 ? '2026-02-31' : `2026-0${7 + (at % 3)}-${late}`;
		const part = (qty: number, delivered: string) =>
			`SO-${at},1,S${at % 4},C${at % 30},2026-0${7 + (at % 3)}-12,${delivered},4,${qty}`;
		lines.push(...(at % 7 === 0 ? [part(1, day), part(3, `2026-10-0${1 + (at % 9)}`)] : [part(4, day)]));
	}
	const bytes = Buffer.from(lines.join('\n') + '\n');
	const path = join(folder, `version-${version}.csv`);
	await writeFile(path, bytes);
	return { path, sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
}

/** Everything a store holds, a line per table: its name, how many rows, and a sum over them. */
async function contentOf(store: Store): Promise<string[]> {
	const tables = await store.query<{ name: string }>(
		sql`select table_name as name from duckdb_tables() where schema_name = 'main' and not temporary order by table_name`
	);
	const sums = tables.map(
		({ name }) => fragment`select ${raw(literal(name))} as name, count(*) as rows,
			md5(string_agg(cast(t as varchar), chr(10) order by cast(t as varchar))) as sum from ${ident(name)} t`
	);
	const rows = await store.query<{ name: string; rows: number; sum: string }>(
		sql`select * from (${joined(sums, ' union all ')}) order by name`
	);
	return rows.map(({ name, rows: count, sum }) => `${name} ${count} ${sum}`);
}

/** Runs the import in a process of its own; how far it came, and when each phase began. */
function run(
	store: string,
	phase: Phase | null,
	delayMs: number
): Promise<{ reached: Phase; began: [Phase, number][] }> {
	const errand: Errand = { store, folder, upload, phase, delayMs };
	return new Promise((resolve, reject) => {
		execFile(process.execPath, [program, JSON.stringify(errand)], (error, stdout, stderr) => {
			const began = stdout
				.split('\n')
				.filter((line) => line !== '')
				.map((line) => line.split(' '))
				.map(([name, at]): [Phase, number] => [name as Phase, Number(at)]);
			const reached = began.at(-1)?.[0];
			const asked = phase === null ? error === null : error?.signal === 'SIGKILL';
			if (asked && reached) resolve({ reached, began });
			else reject(new Error(`the import ended by itself: ${stdout} ${stderr}`, { cause: error }));
		});
	});
}

async function fresh(name: string): Promise<string> {
	const path = join(folder, `${name}.duckdb`);
	await rm(`${path}.wal`, { force: true });
	await copyFile(template, path);
	return path;
}

beforeAll(async () => {
	await build({
		configFile: false,
		logLevel: 'silent',
		resolve: { alias: { $lib: join(process.cwd(), 'src', 'lib') } },
		build: { ssr: 'tests/import/killed-import.ts', outDir: programs, emptyOutDir: true, target: 'node20' }
	});
	await mkdir(folder, { recursive: true });
	upload = await fileOf(2);
	const store = await open(template);
	await migrate(store);
	await ensureRollups(store, NOW_AT);
	await importFile(store, ACTOR, await fileOf(1), { kind: 'deliveries' }, NOW_AT, folder);
	before = await contentOf(store);
	await checkWhole(store);
	await store.close();
	const path = await fresh('undisturbed');
	const { began } = await run(path, null, 0);
	lasts = Object.fromEntries(
		PHASES.map((phase, at) => [phase, (began[at + 1]?.[1] ?? began[at]![1] + 5) - began[at]![1]])
	) as Record<Phase, number>;
	const done = await open(path);
	after = await contentOf(done);
	await checkWhole(done);
	await done.close();
}, 120_000);

afterAll(async () => {
	removeFolder(folder);
	await rm(programs, { recursive: true, force: true });
});

/**
 * Moments all over the import: a phase, and a part of its time; what is short is met as often as what is long. Where all
 * tables are equal to those of a store that is whole, so is the store: that it reads so too is tried now and then.
 */
const moments = fc.sample(
	fc.record({
		phase: fc.constantFrom<Phase[]>(
			'staging',
			'transaction',
			'transaction',
			'commit',
			'commit',
			'committed',
			'checkpoint',
			'checkpoint'
		),
		part: fc.double({ min: 0, max: 1.1, noNaN: true }),
		whole: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })
	}),
	{ numRuns: KILLS, seed: 20261127 }
);

interface Outcome {
	reached: Phase;
	stored: boolean;
}

/** Rollups are what a full recount gives, and no entry of the log was altered. */
async function checkWhole(store: Store): Promise<void> {
	expect(await verifyAudit(store)).toMatchObject({ brokenAt: null });
	expect(await wrongRollups(store)).toEqual([]);
}

/** Kills an import, opens the store again and holds every table of it against what must be there. */
async function killOne(lane: number, { phase, part, whole }: (typeof moments)[number]): Promise<Outcome> {
	const path = await fresh(`lane-${lane}`);
	const { reached } = await run(path, phase, part * lasts[phase]);
	const store = await open(path);
	try {
		const content = await contentOf(store);
		const stored = content.join() === after.join();
		if (!stored) expect(content, `killed at ${reached}`).toEqual(before);
		if (whole) await checkWhole(store);
		return { reached, stored };
	} finally {
		await store.close();
	}
}

it('an import that is killed at any moment has stored all of it or nothing', async () => {
	const outcomes: Outcome[] = [];
	const waiting = [...moments];
	await Promise.all(
		Array.from({ length: LANES }, async (_, lane) => {
			for (let next = waiting.pop(); next; next = waiting.pop()) outcomes.push(await killOne(lane, next));
		})
	);
	const count = (...phases: Phase[]) => outcomes.filter(({ reached }) => phases.includes(reached)).length;
	const met = {
		staging: count('staging'),
		transaction: count('transaction'),
		commit: count('commit'),
		behind: count('committed', 'checkpoint', 'closed')
	};
	// Otherwise the moments say nothing.
	for (const [phase, kills] of Object.entries(met)) expect(kills, phase).toBeGreaterThanOrEqual(3);
	expect(outcomes).toHaveLength(KILLS);
	for (const { reached, stored } of outcomes) {
		if (reached === 'staging' || reached === 'transaction') expect(stored, reached).toBe(false);
		else if (reached !== 'commit') expect(stored, reached).toBe(true);
	}
}, 600_000);

it('goes on after a kill as if nothing had been', async () => {
	const path = await fresh('again');
	await run(path, 'commit', 0);
	const store = await open(path);
	if ((await contentOf(store)).join() === before.join())
		await importFile(store, ACTOR, upload, REQUEST, NOW_AT, folder);
	expect(await contentOf(store)).toEqual(after);
	await store.close();
}, 60_000);
