import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actor, emptyStore, importText, NOON } from './import.fixture';
import type { Store } from '../store/store';
import { undoImport } from './undo';

const HEADER = 'order_id,line,promised_date,delivered_date,site,ordered_qty,delivered_qty\n';
const KIND = { kind: 'deliveries' } as const;
let place: string;
let store: Store;

beforeAll(async () => {
	place = mkdtempSync(join(tmpdir(), 'verdict-dry-run-'));
	store = await emptyStore(join(place, 'store.duckdb'));
});

afterAll(async () => {
	await store.close();
	rmSync(place, { recursive: true });
});

const deliveries = (rows: number, delivered: string): string =>
	HEADER + Array.from({ length: rows }, (_, n) => `O-${n},1,2026-09-${10 + (n % 20)},${delivered},ULM,5,5\n`).join('');

/** Runs a dry run and does something at the moment that its report first names `step`. */
async function during(step: string, text: string, act: () => Promise<unknown>) {
	const steps: string[] = [];
	const acted: Promise<unknown>[] = [];
	const report = (now: string) => {
		if (now !== steps.at(-1)) steps.push(now);
		if (now === step && acted.length === 0) acted.push(act());
	};
	const answer = await importText(store, text, { ...KIND, dryRun: true }, NOON, { report });
	await Promise.all(acted);
	return { answer, steps };
}

const big = deliveries(20_000, '2026-09-28');

test('a dry run tells how far it has come', async () => {
	const told: [string, number, number | null][] = [];
	const report = (step: string, rows = 0, ofRows: number | null = null) => void told.push([step, rows, ofRows]);
	// Quotes: such a file is read by ourselves, piece by piece.
	await importText(store, big.replaceAll('ULM', '"ULM"'), { ...KIND, dryRun: true }, NOON, { report });
	const rows = told.filter(([step]) => step === 'reading').map(([, read]) => read);
	expect(rows.length).toBeGreaterThan(5);
	expect(told.every(([step, read, of]) => step !== 'reading' || of === null || of >= read)).toBe(true);
	expect(told.slice(-2)).toEqual([
		['checking', 20_000, 20_000],
		['reckoning', 20_000, 20_000]
	]);
});

test.each(['reading', 'checking', 'reckoning'])('a file that is stored during its %s goes first', async (step) => {
	const before = await importText(store, big, { ...KIND, dryRun: true });
	let stored: { id: number | null } | undefined;
	const small = deliveries(100, '2026-09-12');
	const { answer, steps } = await during(step, big, async () => {
		stored = await importText(store, small, KIND);
	});
	expect(steps.slice(steps.indexOf(step) + 1)[0]).toBe('waiting');
	expect(steps.slice(-3)).toEqual(['reading', 'checking', 'reckoning']);
	// What it says is what holds behind that file.
	expect(answer.baseSeq).toBe(before.baseSeq + 1);
	expect(answer.rows).toMatchObject({ added: 19_900, changed: 100 });
	await undoImport(store, actor, stored!.id!, NOON);
});

test('an undo during its reckoning goes first, and only the reckoning begins anew', async () => {
	const { id } = await importText(store, deliveries(100, '2026-09-12'), KIND);
	const { answer, steps } = await during('reckoning', big, () => undoImport(store, actor, id!, NOON));
	expect(steps).toEqual(['reading', 'checking', 'reckoning', 'waiting', 'reckoning']);
	expect(answer.rows).toMatchObject({ added: 20_000, changed: 0 });
});
