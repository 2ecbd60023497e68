import { execSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { baselineSeconds } from './bench/baseline.js';
import { exploreTimes } from './bench/explore.js';
import { importSeconds, peakMemoryMb, responseTimes } from './bench/measure.js';
import { scriptKilobytes } from './bench/scripts-sent.js';
import { printTable } from './bench/table.js';
import { build, install, orEnd } from './prepare.js';
import { root, run } from './run.js';
import { removeFolder, startServer, temporaryFolder } from './spawn-server.js';

// `npm run bench`: ratios and times measured in one run on this machine, printed as one table against their bounds.
// `npm run bench -- 1000000` takes fewer rows than ten million for the large store, `npm run bench -- imports` measures
// no more than the import of a million, `npm run bench -- explore` no more than the clicks on the bench of the analyst
// (`npm run bench -- explore 1000000` of one million rows only).

const MEMORY_LIMIT_MB = 600;
const MILLION = 1_000_000;
const SMALL = 100_000;
const REQUESTS = 200;
const RUNS = 3;
const END = '2026-09';
const [asked, of] = process.argv.slice(2);
const importsOnly = asked === 'imports';
const exploreOnly = asked === 'explore';
const large = importsOnly ? 0 : Number((exploreOnly ? of : asked) ?? 10 * MILLION);
const files = resolve(root, 'var', 'bench');
const environment = {
	MEMORY_LIMIT_MB: String(MEMORY_LIMIT_MB),
	UPLOAD_LIMIT_MB: '2000',
	FIXED_TIME: '2026-10-02T12:00:00Z',
	SAMPLE: 'off'
};
/** @param {string} text */
const say = (text) => process.stdout.write(`${text}\n`);

/**
 * Files of this many deliveries, and what goes with them, or the dirty ones with the same rows clean; written once, since
 * the generator is deterministic.
 * @param {number} rows
 * @param {'--dirty'} [dirty]
 */
function filesOf(rows, dirty) {
	mkdirSync(files, { recursive: true });
	const path = (/** @type {string} */ name) => join(files, `${name}_${rows}.csv`);
	const options = ['--rows', String(rows), '--end', END, '--out', files, ...(dirty ? [dirty] : [])];
	if (!existsSync(path(dirty ? 'dirty-1252' : 'volumes')))
		orEnd('Generating', run('npx', ['tsx', 'bench/generate.ts', ...options]));
	return path;
}

/** @param {string} url @param {string[]} queries */
const board = (url, queries) => responseTimes(queries.map((query) => `${url}/${query}`));
/** @param {string} name @param {string} prefix @param {number} digits @param {number} count */
const each = (name, prefix, digits, count) =>
	Array.from({ length: REQUESTS }, (_, at) => `?${name}=${prefix}-${String((at % count) + 1).padStart(digits, '0')}`);
const SITES = each('site', 'SITE', 2, 50);
const UNFILTERED = Array.from({ length: REQUESTS }, () => '');

/**
 * Hands over a server on a new store.
 * @template T
 * @param {(server: import('./spawn-server.js').RunningServer) => Promise<T>} use
 */
async function withServer(use) {
	const dataDir = temporaryFolder();
	const server = await startServer({ ...environment, DATA_DIR: dataDir });
	try {
		return await use(server);
	} finally {
		await server.stop();
		removeFolder(dataDir);
	}
}

/**
 * Imports a file of deliveries.
 * @param {import('./spawn-server.js').RunningServer} server
 * @param {string} path
 */
async function importDeliveries(server, path) {
	const seconds = await importSeconds(server.url, 'deliveries', path);
	say(`${path} imported in ${seconds.own.toFixed(1)} s, ${seconds.whole.toFixed(1)} s with the upload`);
	return { ...seconds, peak: peakMemoryMb(server.pid) };
}

/**
 * Imports all four kinds into a new store and hands the server over.
 * @param {number} rows
 * @param {(server: import('./spawn-server.js').RunningServer, peak: number | null) => Promise<void>} use
 */
const withStore = (rows, use) =>
	withServer(async (server) => {
		const path = filesOf(rows);
		const { peak } = await importDeliveries(server, path('deliveries'));
		for (const kind of ['defects', 'complaints', 'volumes']) await importSeconds(server.url, kind, path(kind));
		await use(server, peak);
	});

/**
 * The import of a file, into a new store each time, against the engine's own typed read of its rows clean: one after the
 * other, several times, the best of each.
 * @param {string} path
 * @param {string} clean
 */
async function compared(path, clean) {
	/** @type {number[]} */
	const baselines = [];
	/** @type {{ whole: number, own: number, peak: number | null }[]} */
	const imports = [];
	for (let run = 0; run < RUNS; run++) {
		baselines.push(await baselineSeconds(clean, MEMORY_LIMIT_MB));
		imports.push(await withServer((server) => importDeliveries(server, path)));
	}
	const baseline = Math.min(...baselines);
	const best = imports.reduce((a, b) => (b.own < a.own ? b : a));
	const peaks = imports.map(({ peak }) => peak);
	const note = `${best.own.toFixed(2)} s (${best.whole.toFixed(2)} s with the upload) against ${baseline.toFixed(2)} s`;
	return {
		ratio: best.own / baseline,
		note,
		peak: peaks.reduce((a, b) => (a === null || b === null ? null : Math.max(a, b)))
	};
}

orEnd('Installing', install());
orEnd('Building', build());
/** @type {import('./bench/table.js').Line[]} */
const lines = [];
/** @param {string} name @param {number | null} value @param {string} unit @param {number} bound @param {string} [note] */
const add = (name, value, unit, bound, note) => {
	lines.push({ name, value, unit, bound, note });
	say(`… ${name}: ${value?.toFixed(2) ?? 'unknown'} ${unit}`);
};

/** What the charts and words of a board cost, without reading and drawing. */
function measureBoard() {
	const milliseconds = Number(execSync('npx tsx bench/board.ts', { cwd: root, encoding: 'utf8' }));
	add('charts and words of 30 KPIs, 36 months', milliseconds, 'ms', 20, 'half of 101 boards are faster');
}

/** The import of a million rows, clean and dirty; the memory that it takes. */
async function measureImports() {
	const million = filesOf(MILLION)('deliveries');
	const clean = await compared(million, million);
	add('import of 1,000,000 rows / DuckDB alone', clean.ratio, 'times', 5, `${clean.note}; aim 2.5`);
	add('peak memory, import of 1,000,000 rows', clean.peak, 'MB', 1024);
	for (const [name, what] of /** @type {[string, string][]} */ ([
		['dirty', 'dirty rows'],
		['dirty-1252', 'dirty rows in Windows-1252']
	])) {
		const path = filesOf(MILLION, '--dirty');
		const dirty = await compared(path(name), path('weighed'));
		add(`import of 1,000,000 ${what} / DuckDB alone, clean`, dirty.ratio, 'times', 7, `${dirty.note}; aim 3.5`);
		add(`peak memory, import of 1,000,000 ${what}`, dirty.peak, 'MB', 1024);
	}
	return clean.peak;
}

/**
 * Clicks of an analyst, each for a look of its own.
 * @param {string} url
 * @param {number} rows
 */
async function measureExplore(url, rows) {
	const { first, clicks } = await exploreTimes(url);
	const note = `p50 ${clicks.p50.toFixed(1)} ms; first look ${first.p95.toFixed(0)} ms`;
	add(`click on Explore, ${rows} rows, p95`, clicks.p95, 'ms', rows > MILLION ? 500 : 100, note);
}

/**
 * Memory of a large file, then the pages of a small and of a large store.
 * @param {number | null} peakOfMillion
 */
async function measurePages(peakOfMillion) {
	await withServer(async (server) => {
		const { peak } = await importDeliveries(server, filesOf(large, '--dirty')('dirty'));
		add(`peak memory, import of ${large} dirty rows`, peak, 'MB', 1024);
	});

	let small = { p50: NaN, p95: NaN };
	let smallBySite = small;
	await withStore(SMALL, async (server) => {
		await board(server.url, SITES);
		small = await board(server.url, UNFILTERED);
		smallBySite = await board(server.url, SITES);
		const [boardSize = NaN, kpiSize = NaN] = await scriptKilobytes([server.url, `${server.url}/kpi/on-time-delivery`]);
		add('JavaScript sent to the board', boardSize, 'kB', 80, 'gzip');
		add('JavaScript sent to a KPI page', kpiSize, 'kB', 330, 'gzip');
	});

	if (large > MILLION) await withStore(MILLION, ({ url }) => measureExplore(url, MILLION));
	await withStore(large, async (server, memory) => {
		const growth = memory !== null && peakOfMillion !== null ? memory / peakOfMillion : null;
		add(`peak memory, import of ${large} rows`, memory, 'MB', 1024);
		add(`peak memory, ${large} rows / 1,000,000 rows`, growth, 'times', 1.25);
		const firstBySite = await board(server.url, SITES);
		const unfiltered = await board(server.url, UNFILTERED);
		const bySite = await board(server.url, SITES);
		const ms = (/** @type {{ p50: number }} */ { p50 }) => `p50 ${p50.toFixed(1)} ms`;
		add(`board, ${large} rows, p95`, unfiltered.p95, 'ms', 50, ms(unfiltered));
		add(`board by site, ${large} rows, p95`, bySite.p95, 'ms', 50, `${ms(bySite)}; each site once more`);
		add(`board by site, first time, p95`, firstBySite.p95, 'ms', 50, ms(firstBySite));
		add(`board, ${large} rows / 100,000 rows, p95`, unfiltered.p95 / small.p95, 'times', 1.5);
		add(`board by site, ${large} rows / 100,000 rows, p95`, bySite.p95 / smallBySite.p95, 'times', 1.5);
		for (const [name, queries] of /** @type {[string, string[]][]} */ ([
			['customer', each('customer', 'CUST', 5, REQUESTS)],
			['product', each('product', 'PRD', 5, REQUESTS)]
		])) {
			const first = await board(server.url, queries);
			const again = await board(server.url, queries);
			add(`board by ${name}, p95`, first.p95, 'ms', 500, ms(first));
			add(`board by ${name}, second time, p95`, again.p95, 'ms', 50, ms(again));
		}
		const months = Array.from({ length: REQUESTS }, (_, at) => `2026-0${(at % 9) + 1}`);
		const rows = await responseTimes(
			months.map((month, at) => `${server.url}/kpi/on-time-delivery/rows?month=${month}&${SITES[at]?.slice(1)}`)
		);
		add('rows behind a number, 100 rows, p95', rows.p95, 'ms', 150, ms(rows));
		await measureExplore(server.url, large);
	});
}

if (exploreOnly) {
	for (const rows of new Set([MILLION, large])) await withStore(rows, ({ url }) => measureExplore(url, rows));
} else {
	const peak = await measureImports();
	if (!importsOnly) {
		measureBoard();
		await measurePages(peak);
	}
}
process.exit(printTable(lines) ? 0 : 1);
