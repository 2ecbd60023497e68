import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { register } from 'tsx/esm/api';
import { install, orEnd } from './prepare.js';
import { root, runQuietly } from './run.js';
import { csvText } from './read-csv/csv-text.js';

// `npm run read:csv -- IN_FOLDER OUT_FOLDER`: writes for each file what the import's own reader understood, as
// `<name>_converted.csv`: comma, double quotes, UTF-8, header first, values as read. A file that the reader refuses is
// named with the reason, and nothing is written for it. Fails where a folder is missing, not where a file is no table.

const [given, target] = process.argv.slice(2);
if (!given || !target || !existsSync(given)) {
	process.stderr.write(
		'Name a folder of CSV files and one for the results: npm run read:csv -- IN_FOLDER OUT_FOLDER\n'
	);
	process.exit(2);
}
orEnd('Installing', install());
// The aliases of the sources stand in a file that is made.
const aliases = join(root, '.svelte-kit', 'tsconfig.json');
if (!existsSync(aliases)) orEnd('Preparing', runQuietly('npx', ['svelte-kit', 'sync']));

const [from, to] = [resolve(given), resolve(target)];
// Where the aliases are looked for.
process.chdir(root);
register();
const { readTable } = await import('../src/lib/server/import/read-table.ts');
const { Problem } = await import('../src/lib/problem.ts');

mkdirSync(to, { recursive: true });
const names = readdirSync(from, { withFileTypes: true })
	.filter((entry) => entry.isFile())
	.map((entry) => entry.name)
	.sort();
/**
 * A file of mixed encodings is refused until its sender says which to take: here, the one that has a sign for every byte.
 * @param {string} path
 * @param {string} [encoding]
 * @returns {Promise<string>}
 */
async function read(path, encoding) {
	try {
		const { rows } = await readTable({ path }, encoding);
		const lines = [];
		for await (const row of rows) lines.push(csvText(row));
		return lines.join('');
	} catch (error) {
		if (encoding || !(error instanceof Problem) || error.code !== 'bad_encoding') throw error;
		return read(path, 'windows-1252');
	}
}

let refused = 0;
for (const name of names) {
	const path = join(to, `${name}_converted.csv`);
	rmSync(path, { force: true });
	try {
		writeFileSync(path, await read(join(from, name)));
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		// An empty file has been understood: there is nothing in it.
		if (error.code === 'empty_file') writeFileSync(path, '');
		else refused++;
		process.stdout.write(`${name}: ${error.code}: ${error.message}\n`);
	}
}
process.stdout.write(`${names.length - refused} of ${names.length} files read, written to ${to}\n`);
