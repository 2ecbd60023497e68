import { createHash } from 'node:crypto';
import { sql } from '../store/sql';
import type { Db, Store, Workspace } from '../store/store';

/** Who makes a change, and from where: 'page', 'api', 'start', 'calendar'. */
export interface Actor {
	name: string;
	origin: string;
}

/** Until accounts exist, the one person at this machine. */
export const localPerson = (origin: string): Actor => ({ name: 'Local user', origin });

export interface ChangeHead {
	action: string;
	subject: string;
	reason?: string | null;
	at: Date;
}

export interface Outcome<T> {
	result: T;
	/** What the audit entry keeps of it: before and after, counts, hashes. Never a secret. */
	detail: Record<string, unknown>;
	/** The subject, when it is known only now (the number of a new import). */
	subject?: string;
}

type Writer = Pick<Store, 'write'>;
type Make<T> = (db: Db, seq: number) => Promise<Outcome<T>>;

/**
 * The one way to change the store: a number for the change, the change itself and its audit entry, in one transaction.
 * All is rolled back when `make` throws.
 */
export function makeChange<T>(writer: Writer, actor: Actor, head: ChangeHead, make: Make<T>): Promise<T> {
	return writer.write(async (db) => {
		const seq = await nextNumber(db, 'change');
		const { result, detail, subject = head.subject } = await make(db, seq);
		await db.exec(sql`insert into changes (seq, made_at, actor, action, subject, reason) values (
			${seq}, cast(${head.at.toISOString()} as timestamptz), ${actor.name}, ${head.action}, ${subject}, ${head.reason ?? null})`);
		await appendAudit(db, { ...head, subject, actor, seq, detail });
		return result;
	});
}

/**
 * Makes a change exactly as `makeChange` would, hands back its result, and leaves the store as it was. Writers do not wait
 * for it: `make` may be broken off and run anew, on the store as it is then.
 */
export function rehearseChange<T>(work: Pick<Workspace, 'rehearse'>, make: Make<T>, onwait?: () => void): Promise<T> {
	return work.rehearse(async (db) => (await make(db, await nextNumber(db, 'change'))).result, onwait);
}

/** Takes the next number of a counter; the first statement of a write, so that numbers follow the order of commits. */
export async function nextNumber(db: Db, counter: 'change' | 'import' | 'audit'): Promise<number> {
	const [row] = await db.query<{ value: number }>(
		sql`update counters set value = value + 1 where name = ${counter} returning value`
	);
	if (!row) throw new Error(`counter ${counter} is missing`);
	return row.value;
}

/** The number of the latest change; 0 for a new store. */
export async function currentSeq(db: Db): Promise<number> {
	const [row] = await db.query<{ value: number }>(sql`select value from counters where name = 'change'`);
	return row?.value ?? 0;
}

interface NewEntry extends ChangeHead {
	actor: Actor;
	seq: number | null;
	detail: Record<string, unknown>;
}

const GENESIS = '0'.repeat(64);

async function appendAudit(db: Db, entry: NewEntry): Promise<void> {
	const entryId = await nextNumber(db, 'audit');
	const [last] = await db.query<{ entryHash: string }>(
		sql`select entry_hash from audit_log where entry_id = cast(${entryId - 1} as bigint)`
	);
	const previous = last?.entryHash ?? GENESIS;
	const fields = {
		entryId,
		seq: entry.seq,
		madeAt: entry.at.toISOString(),
		actor: entry.actor.name,
		origin: entry.actor.origin,
		action: entry.action,
		subject: entry.subject,
		detail: JSON.stringify({ ...entry.detail, reason: entry.reason ?? null })
	};
	await db.exec(sql`insert into audit_log
		(entry_id, seq, made_at, actor, origin, action, subject, detail, previous_hash, entry_hash) values (
		${fields.entryId}, ${fields.seq}, cast(${fields.madeAt} as timestamptz), ${fields.actor}, ${fields.origin},
		${fields.action}, ${fields.subject}, ${fields.detail}, ${previous}, ${hashEntry(fields, previous)})`);
}

interface EntryFields {
	entryId: number;
	seq: number | null;
	madeAt: string;
	actor: string;
	origin: string;
	action: string;
	subject: string;
	detail: string;
}

/** SHA-256 over the previous hash and the entry's fields in fixed order, as JSON. */
function hashEntry(entry: EntryFields, previous: string): string {
	const { entryId, seq, madeAt, actor, origin, action, subject, detail } = entry;
	const content = JSON.stringify([previous, entryId, seq, madeAt, actor, origin, action, subject, detail]);
	return createHash('sha256').update(content).digest('hex');
}

/**
 * Walks the whole chain and holds the numbered changes against it: the number of the first entry that was altered,
 * removed or moved, or whose change no longer says the same; null if all is intact.
 */
export async function verifyAudit(db: Db): Promise<{ entries: number; brokenAt: number | null }> {
	const entries = await db.query<EntryFields & { previousHash: string; entryHash: string }>(
		sql`select entry_id, seq, made_at, actor, origin, action, subject, detail, previous_hash, entry_hash
			from audit_log order by entry_id`
	);
	const changes = new Map((await listChanges(db)).map((change) => [change.seq, change]));
	let previous = GENESIS;
	for (const [index, entry] of entries.entries()) {
		const fits = entry.entryId === index + 1 && entry.previousHash === previous;
		const intact =
			fits && entry.entryHash === hashEntry(entry, previous) && tellsThe(changes.get(entry.seq ?? 0), entry);
		if (!intact) return { entries: entries.length, brokenAt: index + 1 };
		previous = entry.entryHash;
	}
	const [counter] = await db.query<{ value: number }>(sql`select value from counters where name = 'audit'`);
	const whole = counter?.value === entries.length && changes.size === entries.filter(({ seq }) => seq !== null).length;
	return { entries: entries.length, brokenAt: whole ? null : entries.length + 1 };
}

interface Change {
	seq: number;
	madeAt: string;
	actor: string;
	action: string;
	subject: string;
	reason: string | null;
}

const listChanges = (db: Db): Promise<Change[]> =>
	db.query<Change>(sql`select seq, made_at, actor, action, subject, reason from changes`);

/** Whether a change and its entry say the same of who did what, when and why. */
function tellsThe(change: Change | undefined, entry: EntryFields): boolean {
	if (entry.seq === null) return true;
	const { reason } = JSON.parse(entry.detail) as { reason: string | null };
	const same = (field: 'madeAt' | 'actor' | 'action' | 'subject') => change?.[field] === entry[field];
	return change?.reason === reason && same('madeAt') && same('actor') && same('action') && same('subject');
}
