import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BASELINE_RUNS, baselineSeconds } from './bench/baseline.js';
import { importSeconds, peakMemoryMb, responseTimes } from './bench/measure.js';
import { scriptKilobytes } from './bench/scripts-sent.js';
import { printTable } from './bench/table.js';
import { build, install, orEnd } from './prepare.js';
import { root, run } from './run.js';
import { removeFolder, startServer, temporaryFolder } from './spawn-server.js';

// `npm run bench`: ratios and times measured in one run on this machine, printed as one table against their bounds.
// `npm run bench -- 1000000` takes fewer rows than ten million for the large store.

const MEMORY_LIMIT_MB = 512;
const MILLION = 1_000_000;
const SMALL = 100_000;
const REQUESTS = 200;
const END = '2026-09';
const large = Number(process.argv[2] ?? 10 * MILLION);
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
 * Files of this many deliveries, and what goes with them; written once, since the generator is deterministic.
 * @param {number} rows
 */
function filesOf(rows) {
	mkdirSync(files, { recursive: true });
	const path = (/** @type {string} */ kind) => join(files, `${kind}_${rows}.csv`);
	if (!existsSync(path('volumes')))
		orEnd('Generating', run('npx', ['tsx', 'bench/generate.ts', '--rows', String(rows), '--end', END, '--out', files]));
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
 * Imports all four kinds into a new store and hands the server over.
 * @param {number} rows
 * @param {(server: import('./spawn-server.js').RunningServer, seconds: { whole: number, own: number }) => Promise<void>} use
 */
async function withStore(rows, use) {
	const path = filesOf(rows);
	const dataDir = temporaryFolder();
	const server = await startServer({ ...environment, DATA_DIR: dataDir });
	try {
		const seconds = await importSeconds(server.url, 'deliveries', path('deliveries'));
		say(`${rows} deliveries imported in ${seconds.own.toFixed(1)} s, ${seconds.whole.toFixed(1)} s with the upload`);
		for (const kind of ['defects', 'complaints', 'volumes']) await importSeconds(server.url, kind, path(kind));
		await use(server, seconds);
	} finally {
		await server.stop();
		removeFolder(dataDir);
	}
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

const million = filesOf(MILLION)('deliveries');
const baseline = await baselineSeconds(million, MEMORY_LIMIT_MB);
/** @type {{ whole: number, own: number }[]} */
const imports = [];
/** @type {(number | null)[]} */
const peaks = [];
// As often as the baseline, each into a new store; the best of both is compared.
for (let run = 0; run < BASELINE_RUNS; run++)
	await withStore(MILLION, async (server, seconds) => {
		imports.push(seconds);
		peaks.push(peakMemoryMb(server.pid));
	});
const millionMemory = peaks.reduce((a, b) => (a === null || b === null ? null : Math.max(a, b)));
const best = imports.reduce((a, b) => (b.own < a.own ? b : a));
const note = `${best.own.toFixed(2)} s (${best.whole.toFixed(2)} s with the upload) against ${baseline.toFixed(2)} s; aim 2.5`;
add('import of 1,000,000 rows / DuckDB alone', best.own / baseline, 'times', 5, note);
add('peak memory, import of 1,000,000 rows', millionMemory, 'MB', 1024);

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

await withStore(large, async (server) => {
	const memory = peakMemoryMb(server.pid);
	const growth = memory !== null && millionMemory !== null ? memory / millionMemory : null;
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
});

process.exit(printTable(lines) ? 0 : 1);
