import { join } from 'node:path';
import { peakMemoryMb } from '../bench/measure.js';
import { removeFolder, startServer, temporaryFolder } from '../spawn-server.js';
import { all, send } from './api.js';
import { balance, exportsDefused, generatedStored, ignoredColumns, storedAsTold } from './beyond.js';
import { accepted, expectsRefusal, recordOf, refused } from './results.js';
import { storedRows } from './stored.js';

/** @typedef {import('./results.js').Case} Case */
/** @typedef {import('./results.js').Result} Result */
/** @typedef {{ fields: Record<string, string[]>, codes?: Record<string, string> }} Manifest */

/** A server on an empty store, and the folder of its data. */
export const emptyServer = () => startServer({ DATA_DIR: temporaryFolder(), SAMPLE: 'off' });

/**
 * Imports the files of a case into an empty store.
 * @param {Manifest} manifest
 * @param {Case} one
 * @param {string[]} files paths, one for each step
 * @param {import('../spawn-server.js').RunningServer} server
 * @returns {Promise<{ result: Result, notes: string[] }>} the result to be scored, and what is wrong beyond the score
 */
export async function runCase(manifest, one, files, server) {
	const run = new Run(manifest, one, server.url);
	const before = peakMemoryMb(server.pid);
	/** @type {Result} */
	let result = {};
	try {
		for (const path of files) run.steps.push(await run.step(path));
		const [first = {}] = run.steps;
		result = one.sequence ? { steps: run.steps } : first;
		result.seconds = Math.max(...run.steps.map((step) => step.seconds));
		const after = peakMemoryMb(server.pid);
		if (before !== null && after !== null) result.extra_memory_mib = Math.round(after - before);
	} finally {
		await server.stop();
	}
	const fields = manifest.fields[one.kind] ?? [];
	const stored = await storedRows(server.dataDir, one.kind, fields);
	if (one.sequence) result.final = { rows: stored.length, records: stored };
	run.notes.push(...storedAsTold(run.steps, stored, one, fields));
	if (one.generator && stored.length > 0) run.notes.push(...(await generatedStored(files[0] ?? '', stored)));
	removeFolder(server.dataDir);
	return { result, notes: run.notes };
}

/** The steps of one case on its server. */
class Run {
	/** @type {Result[]} */
	steps = [];
	/** @type {string[]} */
	notes = [];

	/**
	 * @param {Manifest} manifest
	 * @param {Case} one
	 * @param {string} url
	 */
	constructor(manifest, one, url) {
		this.manifest = manifest;
		this.one = one;
		this.url = url;
	}

	/**
	 * Imports one file, with the answers of the case once the product asks.
	 * @param {string} path
	 * @returns {Promise<Result>}
	 */
	async step(path) {
		const expect = this.one.sequence ? this.one.expect.steps?.[this.steps.length] : this.one.expect;
		const first = await this.tried(path, {}, expect);
		if (first.outcome === 'ask' && this.one.answers) first.then = await this.tried(path, this.one.answers, expect);
		return first;
	}

	/**
	 * @param {string} path
	 * @param {Record<string, unknown>} answers
	 * @param {any} expect
	 * @returns {Promise<Result>}
	 */
	async tried(path, answers, expect) {
		const { status, body, seconds } = await send(this.url, path, this.one.kind, answers);
		const known = this.manifest.codes ?? {};
		if (status >= 500) return { outcome: 'failure', code: body.error?.code, seconds };
		if (status !== 201) return { ...refused(body.error, known, expectsRefusal(expect)), seconds };
		const issues = await all(this.url, `/api/v1/imports/${body.id}/issues`, 'issues');
		this.notes.push(...balance(body), ...ignoredColumns(body, expect));
		this.notes.push(...(await exportsDefused(this.url, body, this.one)));
		return { ...accepted(body, issues, await this.records(body.id), known), seconds };
	}

	/**
	 * The rows of an import by the manifest's fields; of a generated file the store is looked at instead.
	 * @param {number} id
	 */
	async records(id) {
		if (this.one.generator) return [];
		const rows = await all(this.url, `/api/v1/imports/${id}/rows`, 'rows');
		return rows.map((row) => recordOf(row, this.manifest.fields[this.one.kind] ?? []));
	}
}

/**
 * @param {string} folder
 * @param {Case} one
 */
export const filesOf = (folder, one) =>
	(one.sequence ?? (one.file ? [one.file] : [])).map((name) => join(folder, 'files', name));
