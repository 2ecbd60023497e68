import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.js';

/** What a build is made of; a change to anything else does not make it stale. */
const SOURCES = ['src', 'static', 'package-lock.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'];
const LOCK = ['package-lock.json'];

/**
 * SHA-256 over names and contents of files and folders below the package.
 * @param {string[]} names
 */
function hashOf(names) {
	const hash = createHash('sha256').update(process.version.split('.')[0] ?? '');
	for (const name of names) addTo(hash, name);
	return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} name
 */
function addTo(hash, name) {
	const path = join(root, name);
	if (!existsSync(path)) return;
	if (statSync(path).isDirectory()) for (const entry of readdirSync(path).sort()) addTo(hash, join(name, entry));
	else if (!name.includes('.test.')) hash.update(name).update('\0').update(readFileSync(path)).update('\0');
}

/**
 * @param {string} product
 * @param {string} source
 */
const isNewer = (product, source) =>
	existsSync(join(root, product)) && statSync(join(root, product)).mtimeMs > statSync(join(root, source)).mtimeMs;

/**
 * Remembers of a product (installed packages, build) what it was made from.
 * @param {string} file where it is noted: inside the product, so that it goes with it
 * @param {string[]} sources
 */
const stamp = (file, sources) => ({
	fresh: () => existsSync(join(root, file)) && readFileSync(join(root, file), 'utf8') === hashOf(sources),
	set: () => writeFileSync(join(root, file), hashOf(sources))
});

const byScript = stamp('node_modules/.verdict-lock', LOCK);

export const installed = {
	/** Installed by these scripts, or by hand since the lock file was last changed. */
	fresh: () => byScript.fresh() || isNewer('node_modules/.package-lock.json', 'package-lock.json'),
	set: byScript.set
};
export const built = stamp('build/.verdict-sources', SOURCES);
