import { describe, expect, it, test } from 'vitest';
import type { ImportRequest } from '$lib/import/answer';
import type { Store } from '../store/store';
import { bring, emptyStore, found } from './import.fixture';
import { unusual } from './unusual-months';

describe('a month', () => {
	// Mean 100, mean moving range 10: limits 100 ± 26.6.
	const history = [105, 95, 105, 95, 105, 95];
	it('is far from usual beyond the limits only', () => {
		expect(unusual(73, history)).toEqual({ code: 'fewer_rows_than_usual', lower: 74, upper: 126 });
		expect(unusual(74, history)).toBeNull();
		expect(unusual(126, history)).toBeNull();
		expect(unusual(127, history)).toEqual({ code: 'more_rows_than_usual', lower: 74, upper: 126 });
	});
	it('needs six months before it', () => expect(unusual(1, history.slice(1))).toBeNull());
	it('of a steady site is far from usual by a fifth', () => {
		const steady = [50, 50, 50, 50, 50, 50];
		expect([unusual(41, steady), unusual(59, steady)]).toEqual([null, null]);
		expect([unusual(40, steady)?.code, unusual(60, steady)?.code]).toEqual([
			'fewer_rows_than_usual',
			'more_rows_than_usual'
		]);
	});
	it('is held against the last two years', () =>
		expect(
			unusual(50, [...Array.from({ length: 30 }, () => 5000), ...Array.from({ length: 24 }, () => 50)])
		).toBeNull());
});

const HEAD = 'Complaint ID,Received date,Closed date,Site\n';
const complaints: ImportRequest = { kind: 'complaints' };
const month = (name: string, rows: number, site = 'Ulm') =>
	Array.from({ length: rows }, (_, at) => `${site}-${name}-${at},${name}-05,${name}-2${at % 8},${site}\n`).join('');

/** Months of Ulm from January on, with so many rows each, one file a month. */
async function stored(...rows: number[]): Promise<Store> {
	const store = await emptyStore();
	for (const [at, count] of rows.entries())
		expect(found(await bring(HEAD + month(`2026-0${at + 1}`, count), complaints, store))).toEqual([]);
	return store;
}

test('a month that has ended is held against those before it', async () => {
	const store = await stored(20, 22, 19, 21, 20, 21);
	const dry = { ...complaints, dryRun: true };
	expect(found(await bring(HEAD + month('2026-07', 19), dry, store))).toEqual([]);
	const few = await bring(HEAD + month('2026-07', 6), dry, store);
	expect(few.issues).toMatchObject([
		{ code: 'fewer_rows_than_usual', line: 1, severity: 'warning', value: 'Ulm 2026-07, 6 rows instead of 16 to 25' }
	]);
	expect(found(await bring(HEAD + month('2026-07', 60), dry, store))).toEqual(['1 more_rows_than_usual - warning']);
	expect(found(await bring(HEAD + month('2026-07', 60, 'Porto'), dry, store))).toEqual([]);
	// Its data end before the month does.
	expect(found(await bring(HEAD + month('2026-07', 6), { ...dry, dataDate: '2026-07-30' }, store))).toEqual([]);
});

test('what a file repeats is not pointed out again, what it adds is', async () => {
	const store = await stored(20, 22, 19, 21, 20, 21);
	const codes = async (text: string) => found(await bring(HEAD + text, complaints, store));
	expect(await codes(month('2026-07', 6))).toEqual(['1 fewer_rows_than_usual - warning']);
	expect(await codes(month('2026-07', 6) + month('2026-08', 20))).toEqual([]);
	expect(await codes(month('2026-07', 8) + month('2026-08', 20))).toEqual(['1 fewer_rows_than_usual - warning']);
	expect(await codes(month('2026-07', 20) + month('2026-08', 20))).toEqual([]);
});

test('a month that the file speaks for without a row is one with far fewer', async () => {
	const store = await stored(20, 22, 19, 21, 20, 21);
	const answer = await bring(
		HEAD + month('2026-08', 20),
		{ ...complaints, sites: ['Ulm'], dataDate: '2026-08-31' },
		store
	);
	expect(answer.issues.map(({ value }) => value)).toEqual([]);
	const replace: ImportRequest = { ...complaints, mode: 'replace', months: { from: '2026-07', to: '2026-08' } };
	const replaced = await bring(HEAD + month('2026-08', 20), { ...replace, dataDate: '2026-08-31' }, store);
	expect(replaced.issues.map(({ value }) => value)).toContain('Ulm 2026-07, 0 rows instead of 16 to 25');
});
