import { PGlite, types } from '@electric-sql/pglite';
import { migrate } from '$lib/server/store/migrate';
import { ident, raw, sql, statement, fragment } from '$lib/server/store/sql';
import type { Db, Param, Row, Statement, Store, Value, Workspace } from '$lib/server/store/store';

/**
 * PostgreSQL in this process, as a store: reads are written once and must give here what they give on DuckDB. Values come
 * out as every engine's do: days and instants as ISO text, numbers as numbers, keys in camelCase.
 */
export async function openPGlite(): Promise<Store> {
	const engine = await PGlite.create({ parsers: PARSERS });
	const db = dbOf(engine);
	const inTransaction = async <T>(fn: (db: Db) => Promise<T>): Promise<T> => {
		await engine.exec('begin');
		try {
			const result = await fn(db);
			await engine.exec('commit');
			return result;
		} catch (error) {
			await engine.exec('rollback');
			throw error;
		}
	};
	return {
		...db,
		engine: 'pglite',
		read: inTransaction,
		write: inTransaction,
		// One connection for all: what is staged here is seen by everybody. Nothing is rehearsed.
		workspace: async (): Promise<Workspace> => ({
			...db,
			write: inTransaction,
			rehearse: () => Promise.reject(new Error('rehearsals are native to DuckDB')),
			close: () => Promise.resolve()
		}),
		health: async () => ({ ok: true, sizeBytes: 0, freeBytes: null }),
		backup: () => Promise.reject(new Error('PGlite holds tests only')),
		close: () => engine.close()
	};
}

const number = (text: string): number | string =>
	Number.isSafeInteger(Math.trunc(Number(text))) ? Number(text) : text;

const PARSERS = {
	[types.DATE]: (text: string) => text,
	[types.TIMESTAMPTZ]: (text: string) => new Date(text).toISOString(),
	[types.INT8]: number,
	[types.NUMERIC]: number
};

const camel = (name: string): string => name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const camelKeys = (row: Record<string, unknown>): Row =>
	Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value as Value]));

const dbOf = (engine: PGlite): Db => ({
	query: async <T>({ text, params }: Statement) =>
		(await engine.query<Record<string, unknown>>(text, params)).rows.map(camelKeys) as T[],
	exec: async ({ text, params }) => (await engine.query(text, params)).affectedRows ?? 0,
	load: () => Promise.reject(new Error('bulk load is native to DuckDB'))
});

/** A PGlite store with the same tables and rows, rollups included. */
export async function copyToPGlite(from: Store): Promise<Store> {
	const to = await openPGlite();
	await migrate(to);
	const tables = await from.query<{ name: string }>(sql`select table_name as name from information_schema.tables
		where table_schema = 'main' and table_type = 'BASE TABLE' order by table_name`);
	for (const { name } of tables) await copyTable(from, to, name);
	return to;
}

interface Column {
	name: string;
	type: string;
}

const ROWS_PER_INSERT = 200;

async function copyTable(from: Store, to: Store, table: string): Promise<void> {
	const columns = await from.query<Column>(sql`select column_name as name, data_type as type
		from information_schema.columns where table_name = ${table} order by ordinal_position`);
	const typed = columns.map(({ name, type }) => `${name} ${portable(type)}`).join(', ');
	await to.exec(statement(raw(`create table if not exists ${table} (${typed})`)));
	await to.exec(sql`delete from ${ident(table)}`);
	// As text, so that no value is bent on the way.
	const read = columns.map(({ name }) => `cast(${name} as varchar) as ${name}`).join(', ');
	const rows = await from.query<Row>(statement(raw(`select ${read} from ${table}`)));
	for (let start = 0; start < rows.length; start += ROWS_PER_INSERT)
		await insert(to, table, columns, rows.slice(start, start + ROWS_PER_INSERT));
}

async function insert(to: Store, table: string, columns: Column[], rows: Row[]): Promise<void> {
	const tuple = (row: Row) =>
		columns
			.map(
				({ name, type }) =>
					fragment`cast(cast(${(row[camel(name)] ?? null) as Param} as varchar) as ${raw(portable(type))})`
			)
			.reduce((left, right) => fragment`${left}, ${right}`);
	const tuples = rows.map((row) => fragment`(${tuple(row)})`).reduce((left, right) => fragment`${left}, ${right}`);
	const names = raw(columns.map(({ name }) => name).join(', '));
	await to.exec(statement(fragment`insert into ${ident(table)} (${names}) values ${tuples}`));
}

/** DuckDB's names of our column types as PostgreSQL writes them. */
const portable = (type: string): string =>
	type.replace('DOUBLE', 'double precision').replace('TIMESTAMP WITH TIME ZONE', 'timestamptz').toLowerCase();
