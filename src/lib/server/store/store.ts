/** What a driver hands over, the same from every engine: dates 'YYYY-MM-DD', times ISO, numbers, booleans, null. */
export type Value = string | number | boolean | null | Value[];
export type Row = Record<string, Value>;
/** What may be bound; a list is bound as a list of text or of whole numbers, for `= any($1)`. */
export type Param = string | number | bigint | boolean | null | string[] | number[];

/** A statement with its parameters, built by `sql`. */
export interface Statement {
	text: string;
	params: Param[];
}

/** Something that answers statements: a store, a snapshot, or the transaction of one write. */
export interface Db {
	query<T = Row>(statement: Statement): Promise<T[]>;
	/** Rows changed. */
	exec(statement: Statement): Promise<number>;
	/** Appends rows in the engine's fastest way; values in the order of `columns`. */
	load(table: string, columns: string[], rows: Iterable<Param[]> | AsyncIterable<Param[]>): Promise<number>;
}

/** A private connection for staging: temporary tables made here are seen by its own writes, and by nobody else. */
export interface Workspace extends Db {
	/** One transaction in the turn of the store's writers; rolled back when `fn` throws. */
	write<T>(fn: (db: Db) => Promise<T>): Promise<T>;
	/**
	 * One transaction that is always rolled back, also what it did to temporary tables. No writer waits for its end: it breaks
	 * off as soon as one wants to begin, and `fn` runs anew behind him. `onwait` is called whenever it has to wait.
	 */
	rehearse<T>(fn: (db: Db) => Promise<T>, onwait?: () => void): Promise<T>;
	/** Drops what was staged and gives the connection back. */
	close(): Promise<void>;
}

export type Engine = 'duckdb' | 'pglite';

export interface Store extends Db {
	readonly engine: Engine;
	/** One snapshot for several queries. */
	read<T>(fn: (db: Db) => Promise<T>): Promise<T>;
	/** One writer at a time; rolled back when `fn` throws. */
	write<T>(fn: (db: Db) => Promise<T>): Promise<T>;
	/** `signal` ends the statement that is running, and lets no other begin; a commit that has begun is finished. */
	workspace(signal?: AbortSignal): Promise<Workspace>;
	health(): Promise<{ ok: boolean; sizeBytes: number; freeBytes: number | null }>;
	/** A consistent copy while the store is in use; the target must not exist. */
	backup(to: string): Promise<void>;
	/** Checkpoint, then close. */
	close(): Promise<void>;
}

export type StoreErrorKind =
	'conflict' | 'contended' | 'unique' | 'full' | 'memory' | 'busy' | 'fatal' | 'cancelled' | 'sql';

/** The engine's own error, wrapped once at the store's edge; `statement` is the text that failed, never its values. */
export class StoreError extends Error {
	readonly kind: StoreErrorKind;
	readonly statement: string;

	constructor(kind: StoreErrorKind, message: string, statement: string, cause: unknown) {
		super(message, { cause });
		this.name = 'StoreError';
		this.kind = kind;
		this.statement = statement;
	}
}
