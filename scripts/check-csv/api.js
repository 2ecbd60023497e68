import { createReadStream } from 'node:fs';
import { basename } from 'node:path';

/** Answers of a manifest under the name of the parameter that gives them. */
const PARAMETERS = { number_format: 'numberFormat', column_mapping: 'mapping', duplicate_policy: 'duplicates' };
const FORMATS = { decimal_comma: 'comma', decimal_point: 'point' };
const PAGE = 1000;

/**
 * @param {string} name
 * @param {any} value
 * @returns {[string, string]}
 */
function parameter(name, value) {
	const own = /** @type {Record<string, string>} */ (PARAMETERS)[name];
	const known = own ?? name.replaceAll(/_([a-z])/g, (_, /** @type {string} */ letter) => letter.toUpperCase());
	if (known === 'numberFormat') return [known, /** @type {Record<string, string>} */ (FORMATS)[value] ?? value];
	return [known, typeof value === 'object' ? JSON.stringify(value) : String(value)];
}

/**
 * Sends a file to the imports; status, answer and the seconds until it came.
 * @param {string} url
 * @param {string} path
 * @param {string} kind
 * @param {Record<string, unknown>} [answers]
 */
export async function send(url, path, kind, answers = {}) {
	const address = new URL('/api/v1/imports', url);
	address.searchParams.set('kind', kind);
	address.searchParams.set('name', basename(path));
	for (const [name, value] of Object.entries(answers)) address.searchParams.set(...parameter(name, value));
	const init = {
		method: 'POST',
		headers: { 'content-type': 'text/csv' },
		body: createReadStream(path),
		duplex: 'half'
	};
	const started = performance.now();
	const response = await fetch(address, /** @type {any} */ (init));
	const body = await response.json();
	return { status: response.status, body, seconds: (performance.now() - started) / 1000 };
}

/**
 * All entries of a list that comes in pages.
 * @param {string} url
 * @param {string} path
 * @param {string} name
 * @param {number} [most]
 * @returns {Promise<any[]>}
 */
export async function all(url, path, name, most = Infinity) {
	/** @type {any[]} */
	const entries = [];
	for (;;) {
		const response = await fetch(`${url}${path}?limit=${PAGE}&offset=${entries.length}`);
		const body = await response.json();
		if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(body.error)}`);
		entries.push(...body[name]);
		if (body[name].length === 0 || entries.length >= Math.min(body.total, most)) return entries;
	}
}

/**
 * @param {string} url
 * @param {string} path
 */
export async function csv(url, path) {
	const response = await fetch(`${url}${path}`, { headers: { accept: 'text/csv' } });
	if (!response.ok) throw new Error(`${path}: ${response.status}`);
	return response.text();
}
