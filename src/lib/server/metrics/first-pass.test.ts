import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { makeChange } from '../audit/change';
import type { Store } from '../store/store';
import type { Dimension } from '$lib/metrics/kpi';
import type { Scope } from '$lib/metrics/views';
import { kpiById } from './catalogue';
import { evidenceOf } from './evidence';
import { bring, emptyStore, undo, type Fact } from './facts.fixture';
import { readingOf, type Reading } from './reading';
import { recountRollups } from './rollup';
import { rowsOf } from './rows';
import { columnsOf, totalsOf, valuesOf } from './values';

const MARCH = '2025-03';
const firstPass = kpiById('D3');
let store: Store;

beforeEach(async () => {
	store = await emptyStore();
});

const entered = (units: number, ok: number | null, rest: Fact): Fact => ({
	month: MARCH,
	units_entered: units,
	...(ok === null ? {} : { units_ok_first_time: ok }),
	...rest
});

const reworked = (id: string, quantity: number, rest: Fact): Fact => ({
	defect_id: id,
	date: '2025-03-10',
	defect_type: 'scratch',
	severity: 'minor',
	disposition: 'scrap',
	quantity,
	...rest
});

const volumes = (rows: Fact[]) => bring(store, { kind: 'volumes', dataDate: '2025-03-31', rows });
const defects = (rows: Fact[]) => bring(store, { kind: 'defects', dataDate: '2025-03-31', rows });

const yieldOf = async (scope: Scope = {}, by: Dimension | null = null, group = '') =>
	(await valuesOf(readingOf(store), firstPass, scope, by)).get(group)?.get(MARCH);

test('volumes without a count are left out as long as no defects are told, and reckoned once they are', async () => {
	await volumes([entered(100, 95, { site: 'ULM', product: 'A' }), entered(100, null, { site: 'ULM', product: 'B' })]);
	expect(await yieldOf()).toMatchObject({ numerator: 95, denominator: 100, remark: null });
	await defects([reworked('a', 40, { site: 'ULM', product: 'A' }), reworked('b', 7, { site: 'ULM', product: 'B' })]);
	expect(await yieldOf()).toMatchObject({ numerator: 188, denominator: 200, value: 0.94, remark: 'derived' });
	expect(await yieldOf({ product: 'A' })).toMatchObject({ numerator: 95, denominator: 100, remark: null });
	expect(await yieldOf({}, 'product', 'B')).toMatchObject({ numerator: 93, denominator: 100, remark: 'derived' });
});

test('a site that is reckoned stands in the total beside those that measure, which is then no better than C', async () => {
	await volumes([entered(100, 95, { site: 'ULM' }), entered(1000, null, { site: 'BRN' })]);
	await defects([reworked('u', 9, { site: 'ULM' }), reworked('b', 300, { site: 'BRN' })]);
	const total = await yieldOf();
	expect(total).toMatchObject({ numerator: 795, denominator: 1100, n: 1100, remark: 'derived' });
	expect((await evidenceOf(readingOf(store), firstPass, null, MARCH, total)).grade).toBe('C');
	expect(await yieldOf({ site: 'ULM' })).toMatchObject({ numerator: 95, denominator: 100, remark: null });
	const sums = await totalsOf(readingOf(store), firstPass, {}, 'site', { from: MARCH, to: MARCH });
	expect([...sums].map(([site, { numerator }]) => [site, numerator]).sort()).toEqual([
		['BRN', 700],
		['ULM', 95]
	]);
	const amount = async (part: 'numerator' | 'denominator' | 'missed', scope: Scope = {}) =>
		(await rowsOf(store, firstPass, { month: MARCH, scope, part })).amount;
	expect([await amount('numerator'), await amount('denominator')]).toEqual([795, 1100]);
	expect(await amount('missed', { site: 'BRN' })).toBe(300);
	await expect(amount('missed')).rejects.toMatchObject({ code: 'part_not_available' });
});

test('a record belongs to the volumes that it agrees with most; what a side leaves open agrees with anything', async () => {
	await volumes([
		entered(100, 90, { site: 'ULM', process: 'cut', product: 'A' }),
		entered(100, null, { site: 'ULM', process: 'cut' }),
		entered(100, null, { product: 'Z' })
	]);
	await defects([
		reworked('of-the-measured', 1, { site: 'ULM', process: 'cut', product: 'A' }),
		reworked('of-another-product', 2, { site: 'ULM', process: 'cut', product: 'B' }),
		reworked('of-no-product', 4, { site: 'ULM', process: 'cut' }),
		reworked('of-another-process', 8, { site: 'ULM', process: 'turn', product: 'A' }),
		reworked('of-any-site', 16, { site: 'BRN', process: 'turn', product: 'Z' }),
		reworked('used-as-it-is', 32, { site: 'ULM', process: 'cut', product: 'B', disposition: 'use_as_is' }),
		reworked('found-by-the-customer', 64, { site: 'ULM', process: 'cut', product: 'B', stage: 'customer' })
	]);
	expect(await yieldOf()).toMatchObject({ numerator: 90 + 200 - 2 - 4 - 16, denominator: 300 });
});

test('units right the first time without those entered say nothing', async () => {
	await volumes([
		entered(100, 95, { site: 'ULM', product: 'A' }),
		{ month: MARCH, site: 'ULM', units_ok_first_time: 50 }
	]);
	expect(await yieldOf()).toMatchObject({ numerator: 95, denominator: 100 });
});

const where = {
	site: fc.constantFrom('ULM', 'BRN', null),
	process: fc.constantFrom('cut', null),
	product: fc.constantFrom('A', 'B', null)
};
const volume = fc
	.record({ ...where, month: fc.constantFrom(MARCH, '2025-04'), ok: fc.option(fc.nat(50), { nil: null }) })
	.map(({ month, ok, ...rest }) => entered(100, ok, { ...rest, month }));
const defect = fc
	.record({ ...where, id: fc.integer({ min: 1, max: 5 }), date: fc.constantFrom('2025-03-05', '2025-04-09') })
	.map(({ id, ...rest }) => reworked(`d${id}`, id, rest));
const files = fc.array(
	fc.oneof(
		fc.record({
			kind: fc.constant('volumes' as const),
			rows: fc.uniqueArray(volume, {
				minLength: 1,
				maxLength: 4,
				selector: (row) => [row.month, row.site, row.process, row.product].join()
			})
		}),
		fc.record({
			kind: fc.constant('defects' as const),
			rows: fc.uniqueArray(defect, { minLength: 1, maxLength: 4, selector: (row) => row.defect_id })
		}),
		fc.record({ kind: fc.constant('undo' as const), nth: fc.nat(4) })
	),
	{ minLength: 3, maxLength: 7 }
);

const kept = columnsOf(firstPass).map(({ table }) => table);

async function everything(reading: Reading): Promise<unknown> {
	const all: unknown[] = [];
	for (const by of [null, ...firstPass.dimensions])
		for (const [group, months] of await valuesOf(reading, firstPass, {}, by)) all.push([by, group, [...months].sort()]);
	return all.map((one) => JSON.stringify(one)).sort();
}

test('kept file by file, volumes and defects mixed, it is what a recount gives, and the past stays', async () => {
	await fc.assert(
		fc.asyncProperty(files, async (steps) => {
			const own = await emptyStore();
			const brought: { kind: 'volumes' | 'defects'; importId: number }[] = [];
			const past: { seq: number; all: unknown }[] = [];
			for (const it of steps) {
				if (it.kind === 'undo') {
					const [gone] = brought.splice(it.nth, 1);
					if (gone) await undo(own, gone.kind, gone.importId);
				} else {
					const { importId } = await bring(own, { kind: it.kind, rows: it.rows, dataDate: '2025-04-30' });
					brought.push({ kind: it.kind, importId });
				}
				const head = { action: 'recount', subject: 'rollups', at: new Date(0) };
				const { seq, tables } = await makeChange(own, { name: 'Test', origin: 'test' }, head, async (db, at) => ({
					result: { seq: at, tables: await recountRollups(db, at, kept) },
					detail: {}
				}));
				expect(tables.filter(({ replaced }) => replaced > 0)).toEqual([]);
				past.push({ seq, all: await everything(readingOf(own)) });
			}
			for (const { seq, all } of past) expect(await everything(readingOf(own, seq))).toEqual(all);
			await own.close();
		}),
		{ numRuns: 8, seed: 20260105 }
	);
}, 120_000);
