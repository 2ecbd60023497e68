import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportRequest } from '../../src/lib/import/answer';
import { Problem } from '../../src/lib/problem';
import type { Records } from '../../src/lib/server/import/read';
import { read, rowsOf } from '../../src/lib/server/import/reading.fixture';
import { answersOf, fileOf, manifest, type Case, type Expectation } from './cases';
import { take, type Taken } from './model';

/** Codes that only the check of rows against each other, against today or against the store can give. */
const DECIDED_LATER = ['duplicate_row', 'duplicate_id', 'closed_before_received', 'future_date'];
/** What a case may expect beside records and refusals, and is not looked at here: the import's own tests do. */
const LOOKED_AT_LATER = ['rows', 'warnings', 'warnings_may', 'export_must_neutralise', 'value_compare', 'unchanged'];
const LOOKED_AT = [
	'outcome',
	'records',
	'rejected',
	'skipped',
	'code',
	'question',
	'field',
	'then',
	'line',
	'any',
	'ignored_columns'
];

const decidedLater = ({ expect: { any = [], ...own } }: Case): boolean =>
	[own, ...any].some((one) => (one.rejected ?? []).some(({ code }) => DECIDED_LATER.includes(String(code))));

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'verdict-cases-'))));
afterAll(() => rm(folder, { recursive: true }));

interface Result {
	outcome: string;
	taken?: Taken;
	records?: Records;
	problem?: Problem;
}

async function attempt(one: Case, content: Buffer, answers: Partial<ImportRequest> = {}): Promise<Result> {
	const request = { kind: one.kind, ...answers };
	try {
		const records = await read(folder, content, request);
		const taken = take(records, await rowsOf(records), request);
		return { outcome: taken.rejected.length > 0 ? 'accept_with_rejects' : 'accept', taken, records };
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return { outcome: error.code === 'question' ? 'ask' : 'refuse', problem: error };
	}
}

/** What of an expectation a result does not meet; empty when all is met. */
async function unmet(one: Case, wanted: Expectation, result: Result, content: Buffer): Promise<string[]> {
	if (wanted.outcome !== result.outcome)
		return [`${result.outcome} ${result.problem?.code ?? ''}, not ${wanted.outcome}`];
	const { problem, taken, records } = result;
	const notes: string[] = [];
	if (wanted.outcome === 'refuse' && !codes(wanted.code).includes(problem?.code ?? ''))
		notes.push(`code ${problem?.code}`);
	if (wanted.outcome === 'ask') {
		const { question, field } = problem?.detail ?? {};
		if (question !== wanted.question) notes.push(`question ${String(question)}`);
		if (wanted.field !== '*' && field !== wanted.field) notes.push(`field ${String(field)}`);
		if (wanted.then) {
			const answered = await attempt(one, content, answersOf(one));
			notes.push(...(await unmet(one, wanted.then, answered, content)).map((note) => `after the answer: ${note}`));
		}
	}
	if (taken && wanted.records) {
		const own = taken.records.map((record) => comparable(one, record)).sort();
		const right = wanted.records.map((record) => comparable(one, record)).sort();
		if (own.join('\n') !== right.join('\n')) notes.push(`records ${own.join(' ')}`);
	}
	const listed = (lines: { line: number; code: string | string[] }[]) => lines.map(({ line }) => line).sort();
	if (taken && wanted.rejected) {
		if (String(listed(taken.rejected)) !== String(listed(wanted.rejected)))
			notes.push(`rejected ${listed(taken.rejected)}`);
		for (const { line, code, field } of wanted.rejected) {
			const own = taken.rejected.find((rejected) => rejected.line === line);
			if (!codes(code).includes(own?.code ?? '')) notes.push(`line ${line}: ${own?.code}`);
			if (field && own?.field !== field) notes.push(`line ${line}: field ${own?.field}`);
		}
	}
	for (const { line, code } of wanted.skipped ?? [])
		if (!records?.skipped.some((skipped) => skipped.line === line && skipped.code === code))
			notes.push(`${code} ${line}`);
	if (wanted.ignored_columns && String(records?.columns.unmapped.sort()) !== String(wanted.ignored_columns.sort()))
		notes.push(`unmapped ${records?.columns.unmapped}`);
	return notes;
}

const codes = (code: string | string[] | undefined): string[] => [code ?? []].flat();

/** A record by the manifest's fields; `units` is whichever measure the header names. */
function comparable(one: Case, record: Record<string, unknown>): string {
	const values = manifest.fields[one.kind].map((name) => {
		const value = name === 'units' ? (record.units ?? record.units_inspected) : record[name];
		if (value === undefined || value === null || value === '') return null;
		const text = typeof value === 'string' ? value.replaceAll(/\r\n?/g, '\n').trim() : value;
		return name === 'month' ? String(text).slice(0, 7) : text;
	});
	return JSON.stringify(values);
}

async function check(one: Case, wanted: Expectation, content: Buffer): Promise<string[]> {
	const result = await attempt(one, content);
	const alternatives = await Promise.all((wanted.any ?? [wanted]).map((each) => unmet(one, each, result, content)));
	return alternatives.some((notes) => notes.length === 0) ? [] : alternatives.flat();
}

const files = manifest.cases.filter((one) => one.file !== undefined && !decidedLater(one));
const generated = manifest.cases.filter((one) => one.generator !== undefined);
const sequences = manifest.cases.filter((one) => one.sequence !== undefined);

describe('published files', () => {
	it('are all decided here, but for those that need other rows, today or the store', () => {
		const later = manifest.cases.filter((one) => one.file !== undefined && decidedLater(one)).map((one) => one.id);
		expect(later).toEqual(['s38-dup-rows', 's40-order-logic']);
		expect(files.length + generated.length + sequences.length + later.length).toBe(manifest.cases.length);
	});

	it('expect nothing that nobody looks at', () => {
		const asked = manifest.cases.flatMap(({ expect: { steps, ...own } }) => [
			own,
			...(own.any ?? []),
			own.then ?? {},
			...(steps ?? [])
		]);
		const names = new Set(asked.flatMap((one) => Object.keys(one)));
		expect([...names].filter((name) => ![...LOOKED_AT, ...LOOKED_AT_LATER, 'final'].includes(name))).toEqual([]);
	});

	it.each(files)('$id', async (one) => {
		expect(await check(one, one.expect, fileOf(one.file ?? ''))).toEqual([]);
	});

	it.each(sequences)('$id: each file for itself', async (one) => {
		const [first = {}] = one.expect.steps ?? [];
		for (const name of one.sequence ?? []) expect(await check(one, first, fileOf(name))).toEqual([]);
	});

	it.each(generated)('$id', async (one) => {
		expect(await check(one, one.expect, generate(one))).toEqual([]);
	});
});

function generate({ generator }: Case): Buffer {
	const { type, head = '', unit = '', bytes = 0, columns = 0, rows = 0 } = generator ?? { type: '' };
	if (type === 'repeat') return Buffer.from(head + unit.repeat(bytes / unit.length));
	if (type === 'columns') {
		const line = (cell: (column: number) => string) => Array.from({ length: columns }, (_, at) => cell(at)).join(',');
		const body = Array.from({ length: rows }, (_, row) => line(() => String(row)));
		return Buffer.from([line((at) => `c${at}`), ...body, ''].join('\n'));
	}
	if (type !== 'deliveries') throw new Error(`unknown generator ${type}`);
	const body = Array.from(
		{ length: rows },
		(_, row) => `SO-${row},S${row % 5},K1,P1,2025-01-05,2025-01-06,${row % 500},1`
	);
	const header = 'Order ID,Site,Customer,Product,Promised date,Delivered date,Ordered qty,Delivered qty';
	return Buffer.from([header, ...body, ''].join('\n'));
}
