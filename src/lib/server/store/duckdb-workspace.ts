import type { DuckDBConnection } from '@duckdb/node-api';
import { run } from './duckdb-connection';
import { GuardedDb } from './duckdb-guard';
import type { Db, Workspace } from './store';
import type { Turns } from './turns';

/** A connection of its own, whose writes take their turn with all others of the store. */
export class DuckDBWorkspace implements Workspace {
	private readonly connection: DuckDBConnection;
	private readonly turns: Turns;
	private readonly signal: AbortSignal | undefined;
	/** What statements go through: in a transaction, also those that are not made by its `db`. */
	private guard: GuardedDb;

	constructor(connection: DuckDBConnection, turns: Turns, signal: AbortSignal | undefined) {
		this.connection = connection;
		this.turns = turns;
		this.signal = signal;
		this.guard = this.guarded();
	}

	query: Db['query'] = (statement) => this.guard.query(statement);
	exec: Db['exec'] = (statement) => this.guard.exec(statement);
	load: Db['load'] = (table, columns, rows) => this.guard.load(table, columns, rows);

	write<T>(fn: (db: Db) => Promise<T>): Promise<T> {
		return this.turns.goFirst(() => this.transaction('commit', this.guarded(), fn), this.signal);
	}

	rehearse<T>(fn: (db: Db) => Promise<T>, onwait?: () => void): Promise<T> {
		return this.turns.makeWay((way) => this.transaction('rollback', this.guarded(way), fn), {
			signal: this.signal,
			onwait
		});
	}

	async close(): Promise<void> {
		await this.guard.release();
		this.connection.disconnectSync();
	}

	private guarded(way?: AbortSignal): GuardedDb {
		return new GuardedDb(
			this.connection,
			[this.signal, way].filter((signal) => signal !== undefined)
		);
	}

	/** Runs `fn` between begin and `end`; rolls back and rethrows what it throws. Begin and end are never interrupted. */
	private async transaction<T>(end: 'commit' | 'rollback', guard: GuardedDb, fn: (db: Db) => Promise<T>): Promise<T> {
		const outside = this.guard;
		this.guard = guard;
		try {
			await this.run('begin transaction');
			const result = await fn(guard);
			await guard.release();
			this.signal?.throwIfAborted();
			await this.run(end);
			return result;
		} catch (error) {
			await guard.release();
			// A failed commit has ended the transaction already; the first error is the one to tell.
			await this.run('rollback').catch(() => undefined);
			throw error;
		} finally {
			this.guard = outside;
		}
	}

	private run(text: string): Promise<unknown> {
		return run(this.connection, { text, params: [] });
	}
}
