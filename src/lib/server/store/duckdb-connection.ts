import { DuckDBDataChunk, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { fromParam } from './duckdb-append';
import { toDuckDB, toRows } from './duckdb-values';
import { StoreError, type Db, type Param, type Statement, type StoreErrorKind } from './store';

const ROWS_PER_CHUNK = 2048;

/** What a connection answers; without a transaction each statement is one of its own. */
export const dbOf = (connection: DuckDBConnection): Db => ({
	query: (statement) => query(connection, statement),
	exec: (statement) => exec(connection, statement),
	load: (table, columns, rows) => load(connection, table, columns, rows)
});

/** Runs `fn` between begin and commit; rolls back and rethrows what it throws. */
export async function transaction<T>(
	connection: DuckDBConnection,
	begin: string,
	fn: (db: Db) => Promise<T>
): Promise<T> {
	await run(connection, { text: begin, params: [] });
	try {
		const result = await fn(dbOf(connection));
		await run(connection, { text: 'commit', params: [] });
		return result;
	} catch (error) {
		// A failed commit has ended the transaction already; the first error is the one to tell.
		await run(connection, { text: 'rollback', params: [] }).catch(() => undefined);
		throw error;
	}
}

/** Runs one statement and reads its whole result. */
export async function run(connection: DuckDBConnection, statement: Statement) {
	try {
		const bound = statement.params.map(toDuckDB);
		return await connection.runAndReadAll(
			statement.text,
			bound.map((param) => param.value),
			bound.map((param) => param.type)
		);
	} catch (error) {
		throw wrap(error, statement.text);
	}
}

export async function query<T>(connection: DuckDBConnection, statement: Statement): Promise<T[]> {
	const reader = await run(connection, statement);
	return toRows(reader.columnNames(), reader.getRows()) as T[];
}

export async function exec(connection: DuckDBConnection, statement: Statement): Promise<number> {
	return (await run(connection, statement)).rowsChanged;
}

/** Appends chunk by chunk and lets other work run in between. */
async function load(
	connection: DuckDBConnection,
	table: string,
	columns: string[],
	rows: Iterable<Param[]> | AsyncIterable<Param[]>
): Promise<number> {
	const appender = await connection.createAppender(table).catch((error: unknown) => {
		throw wrap(error, `append to ${table}`);
	});
	const described = await query<{ name: string }>(connection, {
		text: `select column_name as name from (describe ${table})`,
		params: []
	});
	const positions = described.map((column) => columns.indexOf(column.name));
	const types = described.map((_, index) => appender.columnType(index));
	let count = 0;
	let batch: DuckDBValue[][] = [];
	const flush = async () => {
		if (batch.length === 0) return;
		const chunk = DuckDBDataChunk.create(types, batch.length);
		chunk.setRows(batch);
		appender.appendDataChunk(chunk);
		batch = [];
		await new Promise((resume) => setImmediate(resume));
	};
	try {
		for await (const row of rows) {
			batch.push(positions.map((at, index) => (at < 0 ? null : fromParam(row[at] ?? null, types[index]!))));
			count++;
			if (batch.length === ROWS_PER_CHUNK) await flush();
		}
		await flush();
		appender.flushSync();
	} catch (error) {
		throw wrap(error, `append to ${table}`);
	} finally {
		appender.closeSync();
	}
	return count;
}

const KINDS: [RegExp, StoreErrorKind][] = [
	[/Conflicting lock|Could not set lock/i, 'busy'],
	[/INTERRUPT/i, 'cancelled'],
	[/No space left/i, 'full'],
	[/Out of Memory/i, 'memory'],
	[/FATAL|invalidated/i, 'fatal'],
	[/PRIMARY KEY or UNIQUE|Duplicate key/i, 'unique'],
	[/Conflict on|conflict/i, 'conflict']
];

/** The only place where an engine's message is looked at. */
export function wrap(error: unknown, statement: string): StoreError {
	if (error instanceof StoreError) return error;
	const message = error instanceof Error ? error.message : String(error);
	const kind = KINDS.find(([pattern]) => pattern.test(message))?.[1] ?? 'sql';
	return new StoreError(kind, message, statement, error);
}
