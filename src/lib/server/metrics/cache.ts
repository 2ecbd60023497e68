import { currentSeq } from '../audit/change';
import type { Db, Store } from '../store/store';
import { readingOf, type Memo, type Reading } from './reading';

/** How many answers are kept per store; the least recently used goes first. */
const KEPT = 300;

interface Kept {
	seq: number;
	answers: Memo;
	/** What the readings of this moment have in common, whatever they ask for. */
	common: Memo;
}

const stores = new WeakMap<Store, Kept>();

/**
 * The answer to a question at a change number: made once, and kept until the store has changed. One that fails is not
 * kept. Answers are shared: nobody may alter them.
 */
export function remembered<T>(store: Store, seq: number, question: string, make: () => Promise<T>): Promise<T> {
	const kept = keptOf(store, seq);
	const known = kept.answers.get(question);
	if (known) {
		kept.answers.delete(question);
		kept.answers.set(question, known);
		return known as Promise<T>;
	}
	const made = make();
	kept.answers.set(question, made);
	made.catch(() => kept.answers.delete(question));
	for (const oldest of kept.answers.keys()) {
		if (kept.answers.size <= KEPT) break;
		kept.answers.delete(oldest);
	}
	return made;
}

/** A look at the latest data, inside a transaction, with what earlier looks at the same change have found out. */
export async function latest(store: Store, db: Db): Promise<{ seq: number; reading: Reading }> {
	const seq = await currentSeq(db);
	return { seq, reading: readingOf(db, null, keptOf(store, seq).common) };
}

/** Answers of an older moment are dropped as soon as a newer one is asked for. */
function keptOf(store: Store, seq: number): Kept {
	const kept = stores.get(store);
	if (kept && kept.seq === seq) return kept;
	const fresh = { seq, answers: new Map(), common: new Map() };
	if (!kept || kept.seq < seq) stores.set(store, fresh);
	return fresh;
}
