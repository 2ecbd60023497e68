import { makeChange } from '../audit/change';
import { fragment, sql, statement } from '../store/sql';
import type { Db, Store } from '../store/store';
import type { DataKind } from '$lib/metrics/kpi';
import { refreshDays } from './rollup-days';
import { changeOf, stageUnits, unstage, type FactChange } from './rollup-change';
import { createTable, missingIn } from './rollup-schema';
import { freshDays, freshSums, replaceRows } from './rollup-recount';
import { refreshSums } from './rollup-sums';
import { rollupTables, type RollupTable } from './rollup-tables';
import { VIEWS } from './views';

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
		await recountRollups(
			db,
			seq,
			missing.map(({ table }) => table)
		);
		return { result: undefined, detail: { tables: missing.map(({ table }) => table.name) } };
	});
}

/**
 * Brings the rollups of a kind up to date inside the change `seq`: to be called once, after the facts of the change and
 * its imports, import_sites and import_cells rows are written (or the import is marked undone).
 */
export async function refreshRollups(db: Db, seq: number, kind: DataKind): Promise<void> {
	const change = await changeOf(db, seq, kind);
	if (!change) return;
	const tables = rollupTables();
	await refreshTables(
		db,
		change,
		tables.filter((table) => table.kind === kind)
	);
	const leaning = tables.filter((table) => VIEWS[table.view].leansOn === kind);
	await refreshTables(db, { ...change, first: false, moved: null }, leaning);
}

async function refreshTables(db: Db, change: FactChange, tables: readonly RollupTable[]): Promise<void> {
	const staged = new Map<string, Awaited<ReturnType<typeof stageUnits>>>();
	for (const table of tables) {
		const units = staged.get(table.view) ?? (await stageUnits(db, table.view, change));
		staged.set(table.view, units);
		if (table.form === 'days') await refreshDays(db, table, change, units);
		else await refreshSums(db, table, change, units);
	}
	for (const units of staged.values()) await unstage(db, units);
}

/** Counts everything anew from the facts in force and keeps what comes out the same; the rest is replaced at `seq`. */
export async function recountRollups(
	db: Db,
	seq: number,
	tables: readonly RollupTable[] = rollupTables()
): Promise<{ table: string; replaced: number }[]> {
	const replaced: { table: string; replaced: number }[] = [];
	for (const table of tables) {
		const fresh = table.form === 'days' ? await freshDays(db, table) : await freshSums(db, table);
		await db.exec(statement(fragment`create temporary table rollup_fresh as ${fresh}`));
		replaced.push({ table: table.name, replaced: await replaceRows(db, table, seq, null) });
		await db.exec(sql`drop table rollup_fresh`);
	}
	return replaced;
}
