import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder, startServer, temporaryFolder } from '../spawn-server.js';
import { compare, compareFigure, compareRows, newTally, passOver } from './compare.js';

/**
 * One file with what must come of it.
 * @typedef {object} Entry
 * @property {string} file
 * @property {string} kind
 * @property {Record<string, unknown>} [mapping]
 * @property {Record<string, string>} [fixed]
 * @property {Record<string, unknown>} [values]
 * @property {{ rows?: Record<string, number>, series?: Record<string, any>[], refused?: boolean, codes?: string[] }} expect
 */

/**
 * Imports one file into an empty store and holds the answers against what is expected, and against what its source gave
 * where it is a rewrite of one.
 * @param {string} folder
 * @param {Entry} entry
 * @param {import('./rewrites.js').Rewrites} rewrites
 */
export async function checkEntry(folder, entry, rewrites) {
	const tally = newTally();
	const path = join(folder, entry.file);
	if (!existsSync(path)) {
		passOver(tally, 'the file is missing');
		return tally;
	}
	const dataDir = temporaryFolder();
	const server = await startServer({ DATA_DIR: dataDir, SAMPLE: 'off' });
	try {
		const response = await send(server.url, path, entry);
		const answer = await response.json();
		if (entry.expect.refused) compareRefusal(tally, entry.expect.codes ?? [], response.status, answer);
		else if (response.status !== 201)
			compare(tally, 'import', 201, `${response.status} ${JSON.stringify(answer.error).slice(0, 400)}`);
		else {
			compareRows(tally, entry.expect.rows ?? {}, answer);
			await compareSeries(tally, server.url, entry.expect.series ?? []);
			await rewrites.compare(tally, server.url, entry);
		}
	} finally {
		await server.stop();
		removeFolder(dataDir);
	}
	return tally;
}

/**
 * @param {string} url
 * @param {string} path
 * @param {Entry} entry
 */
function send(url, path, entry) {
	const address = new URL('/api/v1/imports', url);
	address.searchParams.set('kind', entry.kind);
	address.searchParams.set('name', entry.file);
	for (const name of /** @type {const} */ (['mapping', 'fixed', 'values']))
		if (Object.keys(entry[name] ?? {}).length > 0) address.searchParams.set(name, JSON.stringify(entry[name]));
	const init = {
		method: 'POST',
		headers: { 'content-type': 'text/csv' },
		body: createReadStream(path),
		duplex: 'half'
	};
	return fetch(address, /** @type {any} */ (init));
}

/**
 * @param {import('./compare.js').Tally} tally
 * @param {string[]} codes
 * @param {number} status
 * @param {any} answer
 */
function compareRefusal(tally, codes, status, answer) {
	compare(tally, 'refused with status', 422, status);
	const code = answer.error?.question ?? answer.error?.code;
	compare(tally, `refused with ${codes.join(' or ')}`, true, codes.includes(code) || `${code}`);
}

/**
 * @param {import('./compare.js').Tally} tally
 * @param {string} url
 * @param {Record<string, any>[]} figures
 */
async function compareSeries(tally, url, figures) {
	/** @type {Map<string, any>} */
	const series = new Map();
	for (const figure of figures) {
		const query = figure.site ? `?site=${encodeURIComponent(figure.site)}` : '';
		const key = `${encodeURIComponent(figure.kpi)}/series${query}`;
		if (!series.has(key)) {
			const response = await fetch(`${url}/api/v1/kpis/${key}`);
			series.set(key, { status: response.status, body: await response.json() });
		}
		const { status, body } = series.get(key);
		if (status === 404) passOver(tally, `${figure.kpi}: ${body.error.code}`);
		else if (status !== 200) compare(tally, `${figure.kpi} series`, 200, `${status} ${body.error?.code}`);
		else
			compareFigure(
				tally,
				figure,
				body.points.find((/** @type {any} */ point) => point.month === figure.month)
			);
	}
}
