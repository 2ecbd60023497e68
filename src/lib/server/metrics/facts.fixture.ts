import { createHash } from 'node:crypto';
import { makeChange } from '../audit/change';
import { openDuckDB } from '../store/duckdb';
import { migrate } from '../store/migrate';
import { fragment, ident, join, raw, sql, statement } from '../store/sql';
import type { Db, Param, Store } from '../store/store';
import type { Effect } from '$lib/metrics/effect';
import type { DataKind } from '$lib/metrics/kpi';
import { monthOf, monthsBetween, type Day } from '$lib/time/month';
import { effectOf, ensureRollups, refreshRollups } from './rollup';

/** For tests: facts put in the store by hand, as an import would leave them. */
export type Fact = Record<string, string | number | null>;

const MONTH_DAY: Record<DataKind, string> = {
	deliveries: 'promised_date',
	defects: 'date',
	complaints: 'received_date',
	volumes: 'month',
	measures: 'month'
};

/** An empty store with its rollups, in memory. */
export async function emptyStore(at = new Date('2026-01-05T12:00:00Z')): Promise<Store> {
	const store = await openDuckDB({ path: ':memory:', threads: 1 });
	await migrate(store);
	await ensureRollups(store, at);
	return store;
}

export interface Brought {
	importId: number;
	seq: number;
	effect: Effect[];
}

interface Bring {
	kind: DataKind;
	rows: Fact[];
	dataDate: Day;
	at?: string;
	/** Sites spoken for beside those of the rows. */
	sites?: string[];
	/** Keys taken away without anything in their place. */
	withdraw?: string[];
	refresh?: boolean;
}

const lineKey = (kind: DataKind, row: Fact): string =>
	kind === 'deliveries'
		? `${row.order_id}|${row.line ?? row.product ?? ''}|${row.schedule ?? ''}`
		: kind === 'volumes'
			? [row.month, row.site, row.process, row.product, row.supplier, row.measure].join('|')
			: kind === 'measures'
				? [row.kpi, row.month, row.site].join('|')
				: String(row.defect_id ?? row.complaint_id);

/** Brings rows: current rows of the same keys are replaced. A volumes row may hold several measures. */
export function bring(
	store: Store,
	{ kind, rows, dataDate, at = '2026-01-05T12:00:00Z', ...rest }: Bring
): Promise<Brought> {
	const facts = kind === 'volumes' ? rows.flatMap(measures) : rows;
	const head = { action: 'import', subject: 'test', at: new Date(at) };
	return makeChange(store, { name: 'Test', origin: 'test' }, head, async (db, seq) => {
		const importId = seq;
		const sites = [...new Set([...facts.map((row) => String(row.site ?? 'unassigned')), ...(rest.sites ?? [])])];
		const mapping = JSON.stringify(Object.fromEntries(facts.flatMap(Object.keys).map((field) => [field, field])));
		await tellImport(db, { importId, kind, seq, dataDate, at, rows: facts.length, mapping });
		await tellCells(db, kind, importId, facts, sites, dataDate);
		const keys = [...new Set(facts.map((row) => lineKey(kind, row))), ...(rest.withdraw ?? [])];
		await db.exec(sql`update ${ident(kind)} set removed_seq = cast(${seq} as bigint)
			where removed_seq is null and row_key = any(${keys})`);
		await insertFacts(db, kind, facts, importId, seq);
		if (rest.refresh !== false) await refreshRollups(db, seq, kind);
		const effect = rest.refresh !== false ? await effectOf(db, seq) : [];
		return { result: { importId, seq, effect }, detail: {} };
	});
}

function measures(row: Fact): Fact[] {
	const { month, site, process, product, supplier, ...amounts } = row;
	const day = String(month).length === 7 ? `${month}-01` : (month as string);
	return Object.entries(amounts).map(([measure, amount]) => ({
		month: day,
		site: site ?? null,
		process: process ?? null,
		product: product ?? null,
		supplier: supplier ?? null,
		measure,
		amount: amount as number
	}));
}

async function tellImport(
	db: Db,
	it: { importId: number; kind: DataKind; seq: number; dataDate: Day; at: string; rows: number; mapping: string }
): Promise<void> {
	await db.exec(sql`insert into imports (import_id, kind, name, sha256, size_bytes, mode, reading, mapping, header, months,
		data_date, actor, created_at, rows_read, rows_accepted, rows_rejected, rows_skipped, rows_added, rows_changed,
		rows_unchanged, keys_withdrawn, issue_groups, effect, base_seq, seq) values (${it.importId}, ${it.kind},
		${`${it.kind}-${it.importId}.csv`}, '', 0, 'merge', '{}', ${it.mapping}, '[]', '[]', cast(${it.dataDate} as date), 'Test',
		cast(${it.at} as timestamptz), ${it.rows}, ${it.rows}, 0, 0, ${it.rows}, 0, 0, 0, '[]', '[]', ${it.seq - 1}, ${it.seq})`);
}

async function tellCells(
	db: Db,
	kind: DataKind,
	importId: number,
	facts: Fact[],
	sites: string[],
	dataDate: Day
): Promise<void> {
	const days = facts.map((row) => String(row[MONTH_DAY[kind]])).sort();
	const months = monthsBetween(monthOf(days[0] ?? dataDate), monthOf(dataDate));
	for (const site of sites) {
		await db.exec(sql`insert into import_sites values (${importId}, ${site}, cast(${dataDate} as date))`);
		for (const month of months) {
			const rows = facts.filter(
				(row) => (row.site ?? 'unassigned') === site && monthOf(String(row[MONTH_DAY[kind]])) === month
			).length;
			await db.exec(
				sql`insert into import_cells values (${importId}, ${site}, cast(${`${month}-01`} as date), ${rows}, 0)`
			);
		}
	}
}

async function insertFacts(db: Db, kind: DataKind, facts: Fact[], importId: number, seq: number): Promise<void> {
	const parts = new Map<string, number>();
	for (const row of facts) parts.set(lineKey(kind, row), (parts.get(lineKey(kind, row)) ?? 0) + 1);
	const seen = new Map<string, number>();
	for (const [index, row] of facts.entries()) {
		const key = lineKey(kind, row);
		const part = (seen.get(key) ?? 0) + 1;
		seen.set(key, part);
		const own: Record<string, Param> = {
			...row,
			row_key: key,
			part_no: part,
			row_hash: BigInt(`0x${createHash('md5').update(JSON.stringify(row)).digest('hex')}`) >> 2n,
			import_id: importId,
			file_line: index + 2,
			added_seq: seq
		};
		if (kind === 'deliveries') Object.assign(own, { line_key: key, whole_line: parts.get(key) === 1 });
		const columns = Object.keys(own);
		const values = columns.map((name) =>
			name === 'row_hash'
				? fragment`cast(${String(own[name])} as decimal(38, 0))`
				: /_date$|^date$|^month$/.test(name)
					? fragment`cast(${own[name] ?? null} as date)`
					: fragment`${own[name] ?? null}`
		);
		await db.exec(
			statement(fragment`insert into ${ident(kind)} (${raw(columns.join(', '))}) values (${join(values, ', ')})`)
		);
	}
}

/** Undoes an import whose keys nobody else mentions: its rows go, and its word with them. */
export function undo(store: Store, kind: DataKind, importId: number, at = '2026-01-06T12:00:00Z'): Promise<Effect[]> {
	const head = { action: 'undo', subject: String(importId), at: new Date(at) };
	return makeChange(store, { name: 'Test', origin: 'test' }, head, async (db, seq) => {
		await db.exec(sql`update imports set undone_seq = cast(${seq} as bigint) where import_id = ${importId}`);
		await db.exec(sql`update ${ident(kind)} set removed_seq = cast(${seq} as bigint)
			where removed_seq is null and import_id = ${importId}`);
		await refreshRollups(db, seq, kind);
		return { result: await effectOf(db, seq), detail: {} };
	});
}
