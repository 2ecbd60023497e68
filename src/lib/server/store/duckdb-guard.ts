import type { DuckDBConnection } from '@duckdb/node-api';
import { dbOf } from './duckdb-connection';
import type { Db } from './store';

/** An interruption that meets no statement is lost, and one may be about to begin: it is said again. */
const AGAIN_MS = 5;

/** Statements of one connection that signals end: the running ones are interrupted, no other begins. */
export class GuardedDb implements Db {
	private readonly connection: DuckDBConnection;
	private readonly db: Db;
	private readonly signals: readonly AbortSignal[];
	private readonly running = new Set<Promise<unknown>>();
	private timer: NodeJS.Timeout | null = null;
	private readonly interrupt = () => {
		if (this.running.size > 0) this.connection.interrupt();
	};
	private readonly onabort = () => {
		this.interrupt();
		this.timer ??= setInterval(this.interrupt, AGAIN_MS);
	};

	constructor(connection: DuckDBConnection, signals: readonly AbortSignal[]) {
		this.connection = connection;
		this.db = dbOf(connection);
		this.signals = signals;
		for (const signal of signals) signal.addEventListener('abort', this.onabort, { once: true });
	}

	query: Db['query'] = (statement) => this.watch(() => this.db.query(statement));
	exec: Db['exec'] = (statement) => this.watch(() => this.db.exec(statement));
	load: Db['load'] = (table, columns, rows) => this.watch(() => this.db.load(table, columns, rows));

	/** Waits for the statements under way; from then on nothing is interrupted. */
	async release(): Promise<void> {
		await Promise.allSettled(this.running);
		for (const signal of this.signals) signal.removeEventListener('abort', this.onabort);
		if (this.timer !== null) clearInterval(this.timer);
	}

	private async watch<T>(run: () => Promise<T>): Promise<T> {
		for (const signal of this.signals) signal.throwIfAborted();
		const statement = run();
		this.running.add(statement);
		try {
			return await statement;
		} finally {
			this.running.delete(statement);
		}
	}
}
