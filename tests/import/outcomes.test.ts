import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportAnswer, ImportRequest, Issue } from '../../src/lib/import/answer';
import type { DataKind } from '../../src/lib/metrics/kpi';
import { Problem } from '../../src/lib/problem';
import { actor, emptyStore, importText, NOON } from '../../src/lib/server/import/import.fixture';
import { undoImport } from '../../src/lib/server/import/undo';
import { ident, sql } from '../../src/lib/server/store/sql';
import type { Store } from '../../src/lib/server/store/store';
import { answersOf, fileOf, manifest, type Case, type Expectation, type Rejected } from './cases';

/** What came of a file: taken, asked or refused. */
interface Outcome {
	outcome: 'accept' | 'accept_with_rejects' | 'ask' | 'refuse';
	code?: string;
	question?: string;
	field?: string | null;
	issues: Issue[];
	added: number;
	unchanged: number;
	records: Record<string, unknown>[];
}

let store: Store;
beforeAll(async () => {
	store = await emptyStore();
});
afterAll(() => store.close());

/** Everything is undone after each case, so that the next one meets no current row. */
async function undoAll(): Promise<void> {
	for (const { id } of await store.query<{ id: number }>(
		sql`select import_id as id from imports where undone_seq is null`
	))
		await undoImport(store, actor, id, NOON);
}

async function tried(file: Buffer, request: ImportRequest): Promise<Outcome> {
	const nothing = { issues: [], added: 0, unchanged: 0, records: [] };
	try {
		const answer: ImportAnswer = await importText(store, file, request);
		const errors = answer.issues.some((issue) => issue.severity === 'error');
		const { added, unchanged } = answer.rows;
		const outcome = errors ? 'accept_with_rejects' : 'accept';
		return { outcome, issues: answer.issues, added, unchanged, records: await recordsOf(request.kind) };
	} catch (problem) {
		if (!(problem instanceof Problem)) throw problem;
		const { code, detail } = problem;
		if (code === 'too_many_errors')
			return { ...nothing, outcome: 'accept_with_rejects', code, issues: detail.issues as Issue[] };
		if (code !== 'question') return { ...nothing, outcome: 'refuse', code };
		return { ...nothing, outcome: 'ask', question: String(detail.question), field: detail.field as string | null };
	}
}

/** The current facts by the names of the cases: one measure of volumes is called units. */
async function recordsOf(kind: DataKind): Promise<Record<string, unknown>[]> {
	const rows = await store.query<Record<string, unknown>>(
		sql`select * from ${ident(kind)} where removed_seq is null order by file_line`
	);
	const camel = (name: string) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
	const names = manifest.fields[kind];
	const value = (row: Record<string, unknown>, name: string) =>
		name === 'units' ? row.amount : name === 'month' ? String(row.month).slice(0, 7) : row[camel(name)];
	return rows.map((row) => Object.fromEntries(names.map((name) => [name, value(row, name) ?? null])));
}

const oneOf = (code: string | string[] | undefined, got: string | undefined): boolean =>
	code === undefined || (got !== undefined && [code].flat().includes(got));

const holds = (wanted: readonly Rejected[] | undefined, issues: readonly Issue[]): boolean =>
	(wanted ?? []).every(({ line, code, field }) =>
		issues.some((issue) => issue.line === line && oneOf(code, issue.code) && (!field || issue.field === field))
	);

function fits(wanted: Expectation, got: Outcome): boolean {
	if (wanted.any) return wanted.any.some((one) => fits(one, got));
	if (wanted.outcome !== got.outcome) return false;
	if (wanted.outcome === 'refuse') return oneOf(wanted.code, got.code);
	if (wanted.outcome === 'ask')
		return wanted.question === got.question && (wanted.field === '*' || wanted.field === got.field);
	const errors = got.issues.filter((issue) => issue.severity === 'error');
	const lines = (list: readonly { line: number }[]) => [...new Set(list.map(({ line }) => line))].sort().join();
	const rejected = holds(wanted.rejected, errors) && lines(wanted.rejected ?? []) === lines(errors);
	const skipped = holds(wanted.skipped, got.issues);
	const records = wanted.records === undefined || sameRecords(wanted.records, got.records);
	return rejected && skipped && records;
}

/** Fields that a case does not tell may hold anything. */
const sameRecords = (wanted: readonly Record<string, unknown>[], got: readonly Record<string, unknown>[]): boolean =>
	wanted.length === got.length &&
	wanted.every((record, at) => Object.entries(record).every(([name, value]) => got[at]?.[name] === trimmed(value)));

/** Text is kept without the blanks around it. */
const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

const files = manifest.cases.filter((one): one is Case & { file: string } => one.file !== undefined);

test.each(files.map((one) => [one.id, one] as const))('%s', async (_, one) => {
	const request: ImportRequest = { kind: one.kind };
	let got = await tried(fileOf(one.file), request);
	expect(got).toSatisfy((outcome: Outcome) => fits(one.expect, outcome));
	const then = [one.expect, ...(one.expect.any ?? [])].find((wanted) => wanted.outcome === 'ask')?.then;
	if (got.outcome === 'ask' && then) {
		got = await tried(fileOf(one.file), { ...request, ...answersOf(one) });
		expect(got).toSatisfy((outcome: Outcome) => fits(then, outcome));
	}
	await undoAll();
});

test.each(manifest.cases.filter((one) => one.sequence).map((one) => [one.id, one] as const))('%s', async (_, one) => {
	const counts: [number, number][] = [];
	for (const file of one.sequence ?? []) {
		const { added, unchanged } = await tried(fileOf(file), { kind: one.kind });
		counts.push([added, unchanged]);
	}
	expect(counts).toEqual([
		[5, 0],
		[0, 5]
	]);
	await undoAll();
});

test('the cases are there', () => expect(files.length).toBeGreaterThan(45));
