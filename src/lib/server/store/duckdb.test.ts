import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDuckDB } from './duckdb';
import { migrate, migrations } from './migrate';
import { sql } from './sql';
import type { Store } from './store';

let folder: string;
let store: Store;
const path = () => join(folder, 'own.duckdb');

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'verdict-store-'));
	store = await openDuckDB({ path: path(), folders: [folder] });
});

afterEach(async () => {
	await store.close().catch(() => undefined);
	await rm(folder, { recursive: true, force: true });
});

const names = async (from: Store) =>
	(await from.query<{ name: string }>(sql`select name from things order by name`)).map((row) => row.name);

describe('values at the edge', () => {
	it('hands over plain values whatever the engine calls them', async () => {
		const [row] = await store.query(sql`select cast('2026-03-29' as date) as local_day,
			cast('2026-03-29T01:30:00Z' as timestamptz) as made_at, cast(9007199254740993 as bigint) as beyond,
			sum(cast(2 as integer)) as total_rows, cast(1.250 as decimal(18, 3)) as cost, true as is_open, null as nothing`);
		expect(row).toEqual({
			localDay: '2026-03-29',
			madeAt: '2026-03-29T01:30:00.000Z',
			beyond: '9007199254740993',
			totalRows: 2,
			cost: 1.25,
			isOpen: true,
			nothing: null
		});
	});

	it('binds lists, empty ones too', async () => {
		const count = async (list: string[]) =>
			(
				await store.query<{ n: number }>(
					sql`select count(*) as n from (values ('ß'), ('b')) as t(name) where name = any(${list})`
				)
			)[0]?.n;
		expect(await count(['ß', 'x'])).toBe(1);
		expect(await count([])).toBe(0);
		expect(
			(
				await store.query<{ n: number }>(
					sql`select count(*) as n from (values (1), (2)) as t(id) where id = any(${[2, 3]})`
				)
			)[0]?.n
		).toBe(1);
	});

	it('loads rows by column name, in any order, absent columns as null', async () => {
		await store.exec(
			sql`create table things (name varchar, day date, amount decimal(18, 3), at_time timestamptz, seen bigint)`
		);
		const rows = Array.from({ length: 5000 }, (_, i) => [`n${i}`, '2026-02-28', 0.125]);
		expect(await store.load('things', ['name', 'day', 'amount'], rows)).toBe(5000);
		const [sum] = await store.query(
			sql`select sum(amount) as amount, min(day) as day, count(seen) as seen from things`
		);
		expect(sum).toEqual({ amount: 625, day: '2026-02-28', seen: 0 });
	});
});

describe('transactions', () => {
	beforeEach(() => store.exec(sql`create table things (name varchar)`));

	it('keeps nothing of a write that throws', async () => {
		await expect(
			store.write(async (db) => {
				await db.exec(sql`insert into things values ('half')`);
				throw new Error('stopped');
			})
		).rejects.toThrow('stopped');
		expect(await names(store)).toEqual([]);
	});

	it('lets writers queue: none is lost, and each sees the one before', async () => {
		const append = async (index: number) =>
			store.write(async (db) => {
				const [row] = await db.query<{ n: number }>(sql`select count(*) as n from things`);
				await db.exec(sql`insert into things values (${`w${index}-after-${row?.n}`})`);
			});
		await Promise.all(Array.from({ length: 10 }, (_, index) => append(index)));
		const seen = (await names(store)).map((name) => Number(name.split('-').at(-1)));
		expect(seen.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
	});

	it('gives a reader one snapshot while others write', async () => {
		await store.read(async (db) => {
			const before = await db.query(sql`select count(*) as n from things`);
			await store.write((writing) => writing.exec(sql`insert into things values ('later')`));
			expect(await db.query(sql`select count(*) as n from things`)).toEqual(before);
		});
		expect(await names(store)).toEqual(['later']);
	});

	it('serves more readers than it has connections', async () => {
		const answers = await Promise.all(
			Array.from({ length: 20 }, (_, index) => store.read((db) => db.query(sql`select ${index} as i`)))
		);
		expect(answers.map((rows) => rows[0]?.i)).toEqual(Array.from({ length: 20 }, (_, index) => index));
	});

	it('stages in a workspace that only its own write sees', async () => {
		const workspace = await store.workspace();
		await workspace.exec(sql`create temp table staged as select 'from staging' as name`);
		await workspace.write((db) => db.exec(sql`insert into things select name from staged`));
		await expect(store.query(sql`select * from staged`)).rejects.toMatchObject({ kind: 'sql' });
		await workspace.close();
		expect(await names(store)).toEqual(['from staging']);
	});
});

describe('the file', () => {
	it('reads no file outside its folders and cannot be talked out of it', async () => {
		await expect(store.query(sql`select * from read_csv('/etc/passwd')`)).rejects.toMatchObject({ kind: 'sql' });
		await expect(store.exec(sql`set enable_external_access = true`)).rejects.toMatchObject({ kind: 'sql' });
	});

	it('backs up while in use, and the copy opens', async () => {
		await store.exec(sql`create table things (name varchar)`);
		await store.exec(sql`insert into things values ('kept')`);
		await store.backup(join(folder, 'copy.duckdb'));
		const copy = await openDuckDB({ path: join(folder, 'copy.duckdb') });
		expect(await names(copy)).toEqual(['kept']);
		await copy.close();
	});

	it('names the statement that failed, never its values', async () => {
		const error = await store.query(sql`select * from nowhere where secret = ${'hunter2'}`).catch((e: unknown) => e);
		expect(error).toMatchObject({ kind: 'sql', statement: 'select * from nowhere where secret = $1' });
		expect(String(error)).not.toContain('hunter2');
	});
});

describe('migrate', () => {
	it('applies each step once and refuses a store of a newer version', async () => {
		await migrate(store);
		await migrate(store);
		const applied = await store.query<{ version: number }>(sql`select version from schema_migrations order by version`);
		expect(applied.map((row) => row.version)).toEqual(migrations.map((step) => step.version));
		await store.exec(sql`insert into schema_migrations values (9999, 'from the future', now())`);
		await expect(migrate(store)).rejects.toThrow(/newer Verdict/);
	});

	it('leaves the store as it was when a step fails', async () => {
		const broken = [{ version: 1, name: '0001-broken', text: 'create table half (a integer); select nonsense;' }];
		await expect(migrate(store, broken)).rejects.toMatchObject({ kind: 'sql' });
		await expect(store.query(sql`select * from half`)).rejects.toMatchObject({ kind: 'sql' });
		await migrate(store);
	});
});
