import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeChange } from '../audit/change';
import { raw, sql } from '../store/sql';
import type { Store } from '../store/store';
import type { DataKind } from '$lib/metrics/kpi';
import { catalogue } from './catalogue';
import { bring, emptyStore, undo, type Fact } from './facts.fixture';
import { readingOf, type Reading } from './reading';
import { ensureRollups, recountRollups } from './rollup';
import { rollupTables } from './rollup-tables';
import { valuesOf } from './values';

const day = (number: number): string => new Date(Date.UTC(2025, 0, 1 + number)).toISOString().slice(0, 10);

const sites = fc.constantFrom('ULM', 'BRN', null);
const products = fc.constantFrom('P1', 'P2', null);
const days = fc.integer({ min: 0, max: 120 });
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });

const delivery = fc
	.record({
		order: fc.integer({ min: 1, max: 6 }),
		site: sites,
		product: products,
		promised: days,
		late: maybe(fc.integer({ min: -9, max: 50 })),
		asked: maybe(fc.integer({ min: -20, max: 20 })),
		moved: maybe(fc.constantFrom('own', 'customer')),
		reason: maybe(fc.constantFrom('carrier', 'material', 'unknown')),
		qty: maybe(fc.constantFrom(5, 10)),
		status: maybe(fc.constantFrom('open', 'cancelled', 'short_closed')),
		customer: fc.constantFrom('C1', 'C2'),
		direction: fc.constantFrom('outbound', 'inbound')
	})
	.map(({ order, site, product, promised, late, asked, moved, reason, qty, status, customer, direction }): Fact => ({
		order_id: `o${order}`,
		line: '1',
		site,
		product,
		process: product,
		direction,
		customer,
		supplier: customer,
		promised_date: day(promised),
		requested_date: asked === null ? null : day(promised + asked),
		current_promised_date: moved === null ? null : day(promised + order),
		promise_changed_by: moved,
		late_reason: reason,
		delivered_date: late === null ? null : day(promised + late),
		ordered_qty: qty,
		delivered_qty: qty === null || late === null ? null : qty - (order % 2),
		status,
		cancelled_date: status === 'cancelled' ? day(promised + (late ?? 3)) : null
	}));

const complaint = fc
	.record({
		id: fc.integer({ min: 1, max: 6 }),
		site: sites,
		product: products,
		received: days,
		took: maybe(fc.integer({ min: 0, max: 60 })),
		severity: maybe(fc.constantFrom('critical', 'major', 'minor')),
		cost: maybe(fc.constantFrom(10, 99.5)),
		acknowledged: maybe(fc.integer({ min: 0, max: 6 })),
		decided: maybe(fc.constantFrom('yes', 'no')),
		category: maybe(fc.constantFrom('leak', 'late')),
		repeat: maybe(fc.constant('c2')),
		duplicate: maybe(fc.constant('c1'))
	})
	.map(
		({
			id,
			site,
			product,
			received,
			took,
			severity,
			cost,
			acknowledged,
			decided,
			category,
			repeat,
			duplicate
		}): Fact => ({
			complaint_id: `c${id}`,
			received_date: day(received),
			closed_date: took === null ? null : day(received + took),
			site,
			product,
			severity,
			cost,
			acknowledged_date: acknowledged === null ? null : day(received + acknowledged),
			justified: decided,
			justified_date: decided === null ? null : day(received + id),
			customer: product,
			product_family: product,
			category,
			quantity: took,
			order_id: `o${id}`,
			repeat_of: repeat,
			duplicate_of: duplicate
		})
	);

const defect = fc
	.record({
		id: fc.integer({ min: 1, max: 6 }),
		site: sites,
		product: products,
		found: days,
		severity: fc.constantFrom('critical', 'minor'),
		stage: maybe(fc.constantFrom('incoming', 'final', 'customer')),
		cost: maybe(fc.constantFrom(10.25, 7)),
		disposition: maybe(fc.constantFrom('scrap', 'rework', 'open')),
		decided: maybe(fc.integer({ min: 0, max: 40 })),
		cause: maybe(fc.constantFrom('own', 'supplier', 'unknown'))
	})
	.map(({ id, site, product, found, severity, stage, cost, disposition, decided, cause }): Fact => ({
		defect_id: `d${id}`,
		date: day(found),
		defect_type: 'scratch',
		severity,
		quantity: id,
		site,
		product,
		stage,
		cost,
		disposition,
		disposition_date: decided === null ? null : day(found + decided),
		cause_party: cause
	}));

const volume = fc
	.record({
		month: fc.constantFrom('2025-01', '2025-02', '2025-03'),
		site: sites,
		product: products,
		entered: fc.integer({ min: 0, max: 90 }),
		ok: maybe(fc.integer({ min: 0, max: 90 }))
	})
	.map(({ month, site, product, entered, ok }): Fact => ({
		month,
		site,
		product,
		units_entered: entered,
		units_inspected: entered,
		units_shipped: entered,
		...(entered % 2 ? { opportunities_per_unit: 4 } : {}),
		...(ok === null ? {} : { units_ok_first_time: ok })
	}));

/** A key once per file, except that an order line may come in two parts. */
const unique = (rows: Fact[], key: (row: Fact) => string, most = 1): Fact[] => {
	const seen = new Map<string, number>();
	return rows.filter((row) => {
		seen.set(key(row), (seen.get(key(row)) ?? 0) + 1);
		return (seen.get(key(row)) ?? 0) <= most;
	});
};

type Step = { rows: Fact[]; until: number } | { undo: number };

/** Of measures no rollup is kept. */
type RolledUp = Exclude<DataKind, 'measures'>;

const filesOf: Record<RolledUp, fc.Arbitrary<Fact[]>> = {
	deliveries: fc
		.array(delivery, { minLength: 1, maxLength: 6 })
		.map((rows) => unique(rows, (row) => `${row.order_id}`, 2)),
	complaints: fc
		.array(complaint, { minLength: 1, maxLength: 6 })
		.map((rows) => unique(rows, (row) => `${row.complaint_id}`)),
	defects: fc.array(defect, { minLength: 1, maxLength: 6 }).map((rows) => unique(rows, (row) => `${row.defect_id}`)),
	volumes: fc
		.array(volume, { minLength: 1, maxLength: 6 })
		.map((rows) => unique(rows, (row) => `${row.month} ${row.site} ${row.product}`))
};

const KINDS = Object.keys(filesOf) as RolledUp[];

const stepsOf = (kind: RolledUp): fc.Arbitrary<Step[]> => {
	const file = fc.record({ rows: filesOf[kind], until: days });
	const undoing = fc.record({ undo: fc.integer({ min: 0, max: 5 }) });
	return fc.array(fc.oneof({ weight: 4, arbitrary: file }, { weight: 1, arbitrary: undoing }), {
		minLength: 3,
		maxLength: 6
	});
};

/** Every value of every KPI at every grain, as text that can be compared. */
async function everything(reading: Reading, kind?: DataKind): Promise<Record<string, unknown>> {
	const all: Record<string, unknown> = {};
	for (const kpi of catalogue.filter(({ needs }) => !kind || needs.includes(kind)))
		for (const by of [null, ...kpi.dimensions]) {
			const values = await valuesOf(reading, kpi, {}, by);
			all[`${kpi.id} by ${by}`] = [...values].map(([group, months]) => [group, [...months].sort()]).sort();
		}
	return all;
}

async function emptyRollups(store: Store): Promise<void> {
	for (const { name } of rollupTables())
		await store.exec(sql`update ${raw(name)} set removed_seq = added_seq where removed_seq is null`);
}

const recount = (store: Store) =>
	makeChange(
		store,
		{ name: 'Test', origin: 'test' },
		{ action: 'recount', subject: 'rollups', at: new Date(0) },
		async (db, seq) => ({ result: { seq, tables: await recountRollups(db, seq) }, detail: {} })
	);

test.each(KINDS)(
	'%s: kept change by change, rollups are what a full recount gives, and the past stays',
	async (kind) => {
		await fc.assert(
			fc.asyncProperty(stepsOf(kind), async (steps) => {
				const store = await emptyStore();
				const brought: number[] = [];
				const past: { seq: number; all: Record<string, unknown> }[] = [];
				for (const it of steps) {
					if ('undo' in it) {
						const [importId] = brought.splice(it.undo, 1);
						if (importId) await undo(store, kind, importId);
					} else brought.push((await bring(store, { kind, rows: it.rows, dataDate: day(it.until) })).importId);
					const { seq, tables } = await recount(store);
					expect(tables.filter((table) => table.replaced > 0)).toEqual([]);
					past.push({ seq, all: await everything(readingOf(store), kind) });
				}
				for (const { seq, all } of past) expect(await everything(readingOf(store, seq), kind)).toEqual(all);
				await store.close();
			}),
			{ numRuns: 4, seed: 20260105 }
		);
	}
);

test('what the rollups say is what the views say', async () => {
	const store = await emptyStore();
	for (const kind of KINDS)
		for (const rows of fc.sample(filesOf[kind], { numRuns: 6, seed: 7 }))
			await bring(store, { kind, rows, dataDate: day(30 + 10 * rows.length) });
	const kept = await everything(readingOf(store));
	await store.exec(sql`delete from rollup_columns`);
	await emptyRollups(store);
	const [{ seq } = { seq: 0 }] = await store.query<{ seq: number }>(sql`select max(seq) as seq from changes`);
	// Without a word on what the rollups hold, a reading as of a change goes to the views.
	expect(await everything(readingOf(store, seq))).toEqual(kept);
});

test('a store of an earlier version has what it lacks counted at its next start, and is then the same', async () => {
	const store = await emptyStore();
	for (const kind of KINDS)
		for (const rows of fc.sample(filesOf[kind], { numRuns: 4, seed: 11 }))
			await bring(store, { kind, rows, dataDate: day(40 + 10 * rows.length) });
	const whole = await everything(readingOf(store));
	// A table, a column and a meaning that an earlier catalogue did not have.
	await store.exec(sql`drop table rollup_repeats_received_month`);
	await store.exec(sql`alter table rollup_order_lines_due_month drop column promise_stability_numerator`);
	await store.exec(sql`delete from rollup_columns where rollup = 'rollup_repeats_received_month'
		or column_name = 'promise_stability_numerator'`);
	await store.exec(sql`update rollup_columns set definition = '' where rollup = 'rollup_dispositions_month_days'`);
	await ensureRollups(store, new Date(0));
	expect(await everything(readingOf(store))).toEqual(whole);
	expect((await recount(store)).tables.filter((table) => table.replaced > 0)).toEqual([]);
});
