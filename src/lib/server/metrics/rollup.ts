import { makeChange } from '../audit/change';
import { ident, sql, type Fragment } from '../store/sql';
import type { Db, Store } from '../store/store';
import type { DataKind } from '$lib/metrics/kpi';
import { noteMeasures } from './measure-touches';
import { refreshDays } from './rollup-days';
import { changeOf, stageUnits, unstage, type FactChange } from './rollup-change';
import { createTable, missingIn } from './rollup-schema';
import { reckonUnits } from './rollup-fresh';
import { recountTable } from './rollup-recount';
import { noteFirst, refreshSums } from './rollup-sums';
import { rollupTables, type RollupTable } from './rollup-tables';
import { VIEWS, type ViewName } from './views';

export { effectOf } from './effect';

/**
 * Creates the rollups the catalogue asks for and extends those that lack a column, counting anew what is new or has
 * changed its meaning; one numbered change, and none where nothing is missing. To be called after `migrate`.
 */
export async function ensureRollups(store: Store, at: Date): Promise<void> {
	const missing = await store.read((db) => missingIn(db, rollupTables()));
	if (missing.length === 0) return;
	const head = { action: 'rollups.extend', subject: 'rollups', at };
	await makeChange(store, { name: 'Verdict', origin: 'start' }, head, async (db, seq) => {
		for (const { table, columns } of missing) await createTable(db, table, columns, seq);
		const tables = missing.map(({ table }) => table);
		await recountRollups(db, seq, await withFacts(db, tables));
		return { result: undefined, detail: { tables: tables.map(({ name }) => name) } };
	});
}

/** The tables whose kind ever had a fact: for the others there is nothing to count. */
async function withFacts(db: Db, tables: readonly RollupTable[]): Promise<RollupTable[]> {
	const filled = new Set<DataKind>();
	for (const kind of new Set(tables.map((table) => table.kind)))
		if ((await db.query(sql`select 1 as one from ${ident(kind)} limit 1`)).length > 0) filled.add(kind);
	return tables.filter((table) => filled.has(table.kind));
}

/**
 * Brings the rollups of a kind up to date inside the change `seq`: to be called once, after the facts of the change and
 * its imports, import_sites and import_cells rows are written (or the import is marked undone). `brought`, a statement,
 * gives the rows that the change added once more: where they are all there is, they are counted from it, since the
 * engine reads with one thread only what a transaction has just written.
 */
export async function refreshRollups(
	db: Db,
	seq: number,
	kind: DataKind,
	brought: Fragment | null = null
): Promise<void> {
	const change = await changeOf(db, seq, kind);
	if (!change) return;
	if (kind === 'measures') return noteMeasures(db, seq);
	const tables = rollupTables();
	await refreshTables(
		db,
		change,
		tables.filter((table) => table.kind === kind),
		brought
	);
	const leaning = await withFacts(
		db,
		tables.filter((table) => VIEWS[table.view].leansOn === kind)
	);
	await refreshTables(db, { ...change, first: false, moved: null }, leaning, null);
}

async function refreshTables(
	db: Db,
	change: FactChange,
	tables: readonly RollupTable[],
	brought: Fragment | null
): Promise<void> {
	for (const [view, own] of byView(tables)) {
		if (change.first) {
			await recountView(db, view, own, change.seq, brought);
			for (const table of own) await noteFirst(db, table, change);
			continue;
		}
		const units = await stageUnits(db, view, change);
		for (const table of own) {
			if (table.form === 'days') await refreshDays(db, table, change, units);
			else await refreshSums(db, table, change, units);
		}
		await unstage(db, units);
	}
}

/** Counts everything anew from the facts in force and keeps what comes out the same; the rest is replaced at `seq`. */
export async function recountRollups(
	db: Db,
	seq: number,
	tables: readonly RollupTable[] = rollupTables()
): Promise<{ table: string; replaced: number }[]> {
	const replaced: { table: string; replaced: number }[] = [];
	for (const [view, own] of byView(tables)) replaced.push(...(await recountView(db, view, own, seq, null)));
	return replaced;
}

async function recountView(
	db: Db,
	view: ViewName,
	tables: readonly RollupTable[],
	seq: number,
	facts: Fragment | null
): Promise<{ table: string; replaced: number }[]> {
	const replaced: { table: string; replaced: number }[] = [];
	await reckonUnits(db, view, facts);
	for (const table of tables) replaced.push({ table: table.name, replaced: await recountTable(db, table, seq) });
	await db.exec(sql`drop table rollup_units`);
	return replaced;
}

function byView(tables: readonly RollupTable[]): Map<ViewName, RollupTable[]> {
	const views = new Map<ViewName, RollupTable[]>();
	for (const table of tables) views.set(table.view, [...(views.get(table.view) ?? []), table]);
	return views;
}
