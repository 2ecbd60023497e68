import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { emptyServer, filesOf, runCase } from './check-csv/case.js';
import { build, install, orEnd } from './prepare.js';
import { root } from './run.js';
import { removeFolder, temporaryFolder } from './spawn-server.js';

// `npm run check:csv -- FOLDER`: imports each case of FOLDER/manifest.json over HTTP into an empty store, writes what came
// of it, and has FOLDER/check.mjs score that (our copy where the folder has none). Beyond the score it looks at what the
// store holds, the balance of rows, ignored columns and exported cells. Fails unless every case passes.

const own = join(root, 'tests', 'reference', 'csv');
const folder = resolve(process.argv[2] ?? own);
const manifestPath = join(folder, 'manifest.json');
if (!existsSync(manifestPath)) {
	process.stderr.write(`${folder} holds no manifest.json. Name a folder of cases: npm run check:csv -- FOLDER\n`);
	process.exit(2);
}
orEnd('Installing', install());
orEnd('Building', build());

const tool = (/** @type {string} */ name) => join(existsSync(join(folder, name)) ? folder : own, name);
const node = (/** @type {string[]} */ ...args) => spawnSync(process.execPath, args, { encoding: 'utf8' });
/** @type {import('./check-csv/case.js').Manifest & { cases: import('./check-csv/results.js').Case[] }} */
const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
const work = temporaryFolder();
const results = join(work, 'results');
mkdirSync(results);

/** @param {import('./check-csv/results.js').Case} one */
function generate(one) {
	const path = join(work, `${one.id}.csv`);
	const made = node(tool('genfile.mjs'), manifestPath, one.id, path);
	if (made.status !== 0) throw new Error(`${one.id} was not generated: ${made.stderr}`);
	return [path];
}

/**
 * A case that ends the server, or the runner, has failed; the others still run.
 * @param {import('./check-csv/results.js').Case} one
 * @param {import('./spawn-server.js').RunningServer} server
 */
async function attempt(one, server) {
	try {
		const files = one.generator ? generate(one) : filesOf(folder, one);
		return await runCase(manifest, one, files, server);
	} catch (error) {
		await server.kill();
		const said = server.said().split('\n').slice(-5).join(' ');
		return { result: { outcome: 'failure' }, notes: [`${error} ${said}`] };
	}
}

let beyond = 0;
// The next server starts while a case runs.
let next = emptyServer();
for (const [index, one] of manifest.cases.entries()) {
	const server = await next;
	const isLast = index === manifest.cases.length - 1;
	if (!isLast) next = emptyServer();
	const { result, notes } = await attempt(one, server);
	writeFileSync(join(results, `${one.id}.json`), JSON.stringify(result));
	const measured = `${result.seconds?.toFixed(1) ?? '?'} s, ${result.extra_memory_mib ?? '?'} MiB more`;
	if (one.limits) process.stdout.write(`${one.id}: ${measured}\n`);
	for (const note of notes) process.stdout.write(`FAIL  ${one.id}  ${note}\n`);
	beyond += notes.length;
}

const scored = node(tool('check.mjs'), manifestPath, results, '--json', join(work, 'score.json'));
process.stdout.write(`${scored.stdout}${scored.stderr}`);
const { pass, total, silently_wrong: wrong } = JSON.parse(readFileSync(join(work, 'score.json'), 'utf8'));
process.stdout.write(beyond === 0 ? 'Nothing is wrong beyond the score.\n' : `${beyond} faults beyond the score.\n`);
removeFolder(work);
process.exit(pass === total && total > 0 && wrong === 0 && beyond === 0 ? 0 : 1);
