import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { csv } from './api.js';

/** @typedef {import('./results.js').Case} Case */
/** @typedef {import('./results.js').Result} Result */

/**
 * Every row of the file is accounted for.
 * @param {any} answer
 */
export function balance({ rows }) {
	const { read, accepted, rejected, skipped, added, changed, unchanged } = rows;
	const closes = read === accepted + rejected + skipped && accepted === added + changed + unchanged;
	return closes ? [] : [`the balance does not close: ${JSON.stringify(rows)}`];
}

/**
 * @param {any} answer
 * @param {any} expect
 */
export function ignoredColumns(answer, expect) {
	const wanted = expect?.ignored_columns;
	if (!wanted || String([...wanted].sort()) === String([...answer.unmapped].sort())) return [];
	return [`ignored columns ${JSON.stringify(answer.unmapped)}, wanted ${JSON.stringify(wanted)}`];
}

const RUNS = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)*$/;

/**
 * What a case of formulas or markup brought in goes out again with no cell that a spreadsheet would run.
 * @param {string} url
 * @param {any} answer
 * @param {Case} one
 */
export async function exportsDefused(url, answer, one) {
	const tags = one.tags ?? [];
	if (!one.expect.export_must_neutralise && !['formula', 'xss'].some((tag) => tags.includes(tag))) return [];
	const notes = [];
	for (const path of [`/api/v1/imports/${answer.id}/rows`, `/api/v1/imports/${answer.id}/rejected.csv`]) {
		const { data } = Papa.parse(await csv(url, path), { skipEmptyLines: true });
		const cells = /** @type {string[][]} */ (data).flat();
		if (path.endsWith('/rows') && data.length !== answer.rows.accepted + 1)
			notes.push(`${path}: ${data.length - 1} rows exported of ${answer.rows.accepted}`);
		const live = cells.filter((cell) => RUNS.test(cell) && !NUMBER.test(cell));
		if (live.length > 0) notes.push(`${path}: not defused: ${live.slice(0, 3).join(' | ')}`);
	}
	return notes;
}

/**
 * What the answers say was stored is what the store holds: nothing after a refusal or an open question.
 * @param {Result[]} steps
 * @param {Record<string, unknown>[]} stored
 * @param {Case} one
 * @param {string[]} fields
 */
export function storedAsTold(steps, stored, one, fields) {
	if (steps.length > 1) return [];
	const [first] = steps;
	const last = first?.then ?? first;
	if (!last?.outcome?.startsWith('accept'))
		return stored.length > 0 ? [`${stored.length} rows stored after ${last?.outcome}`] : [];
	if (one.generator) return stored.length === last.rows ? [] : [`${stored.length} rows stored, told ${last.rows}`];
	const told = tally(last.records ?? [], fields);
	return told === tally(stored, fields) ? [] : ['the store does not hold the rows that the answer lists'];
}

/**
 * The rows of a generated file, whose headers are the names of the fields, are those of the store.
 * @param {string} path
 * @param {Record<string, unknown>[]} stored
 */
export async function generatedStored(path, stored) {
	const { data, meta } = Papa.parse(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true });
	const rows = /** @type {Record<string, string>[]} */ (data);
	const names = (meta.fields ?? []).map((header) => [header, header.toLowerCase().replaceAll(' ', '_')]);
	const written = rows.map((row) => Object.fromEntries(names.map(([header, name]) => [name, row[header ?? '']])));
	const fields = names.map(([, name]) => name ?? '');
	return tally(written, fields) === tally(stored, fields) ? [] : ['the store does not hold the rows generated'];
}

/**
 * Rows as one text, whatever their order; numbers by their amount.
 * @param {Record<string, unknown>[]} rows
 * @param {string[]} fields
 */
const tally = (rows, fields) =>
	rows
		.map((row) => JSON.stringify(fields.map((name) => plain(row[name]))))
		.sort()
		.join('\n');

/** @param {unknown} value */
function plain(value) {
	if (value === null || value === undefined || value === '') return null;
	const text = String(value);
	return /^-?\d+\.\d+$/.test(text) ? String(Number(text)) : text;
}
