import { createHash } from 'node:crypto';
import { fragment, ident, join, raw, sql, statement } from '../store/sql';
import type { Db } from '../store/store';
import { KEYS } from './grain';
import { physicalColumns, type RollupTable } from './rollup-tables';
import { VIEWS } from './views';

interface Missing {
	table: RollupTable;
	/** Columns to add or to count anew. */
	columns: { name: string; type: string; definition: string; exists: boolean }[];
}

/** What a column means: its part and the text of the view beneath it. A change of either asks for a recount. */
function meaningOf(table: RollupTable, definition: string): string {
	const view = VIEWS[table.view].rows(null);
	const content = JSON.stringify([definition, view.parts, view.params, VIEWS[table.view].spells]);
	return createHash('sha256').update(content).digest('hex');
}

/** Tables with columns that the store lacks, or holds in another meaning. */
export async function missingIn(db: Db, tables: readonly RollupTable[]): Promise<Missing[]> {
	const kept = await db.query<{ rollup: string; columnName: string; definition: string }>(
		sql`select rollup, column_name, definition from rollup_columns`
	);
	return tables
		.map((table) => ({
			table,
			columns: physicalColumns(table)
				.map((column) => ({ ...column, definition: meaningOf(table, column.definition) }))
				.map((column) => {
					const found = kept.find((row) => row.rollup === table.name && row.columnName === column.name);
					return { ...column, exists: found !== undefined, same: found?.definition === column.definition };
				})
				.filter(({ same }) => !same)
		}))
		.filter(({ columns }) => columns.length > 0);
}

/** Creates the table if need be, adds the columns, and notes from which change on they are filled. */
export async function createTable(db: Db, table: RollupTable, columns: Missing['columns'], seq: number): Promise<void> {
	await db.exec(sql`create table if not exists ${ident(table.name)} (
		grain varchar not null, month date not null, ${join(
			KEYS.map((key) => raw(`${key} varchar not null`)),
			', '
		)}, added_seq bigint not null, removed_seq bigint)`);
	for (const { name, type, definition, exists } of columns) {
		if (exists) await db.exec(sql`delete from rollup_columns where rollup = ${table.name} and column_name = ${name}`);
		else await db.exec(statement(fragment`alter table ${ident(table.name)} add column ${ident(name)} ${raw(type)}`));
		await db.exec(sql`insert into rollup_columns (rollup, column_name, definition, since_seq)
			values (${table.name}, ${name}, ${definition}, ${seq})`);
	}
}
