import { rename } from 'node:fs/promises';
import type { ImportAnswer } from '$lib/import/answer';
import type { Draft } from '$lib/import/draft';
import type { Refusal } from '$lib/import/refusal';
import { Problem } from '$lib/problem';
import type { Actor } from '../audit/change';
import { sql } from '../store/sql';
import type { Db, Store } from '../store/store';
import type { DraftText } from './draft-text';
import { getImport } from './history';
import { importFile, type ImportOptions } from './import-file';
import { StoreMovedOn } from './moved-on';
import type { Upload } from './receive';
import type { Watch } from './watch';

/** Who wants something of a draft, and when. */
export interface Wish {
	actor: Actor;
	at: Date;
}

/** One check or save of a draft, and where its file lies. */
export interface Work extends Wish, Watch {
	store: Store;
	/** The draft's file as received, and its text. */
	upload: Upload;
	text: DraftText;
	/** For files of the work's own. */
	folder: string;
	/** Where a check writes the rows that it leaves out. */
	rejectedTo: string;
	/** Puts a failure in words; logs it where it is a fault of ours. */
	refusalOf: (cause: unknown) => Refusal;
}

const NOTHING_YET = { answer: null, question: null, refusal: null } as const;

/** Reads and reckons the file as decided, storing nothing. Raises only when it is ended. */
export async function checkDraft(draft: Draft, decided: Pick<Draft, 'kind' | 'choices'>, work: Work): Promise<Draft> {
	const tried: Draft = { ...draft, ...decided, ...NOTHING_YET };
	try {
		const answer = await bring(tried, work, true, { draft: draft.id, rejectedTo: rejectedYet(work) });
		await rename(rejectedYet(work), work.rejectedTo);
		return { ...tried, state: 'checked', answer };
	} catch (cause) {
		work.signal?.throwIfAborted();
		return isQuestion(cause) ? asked(tried, cause) : { ...tried, state: 'refused', refusal: work.refusalOf(cause) };
	}
}

/**
 * Stores the file as it was checked. What stands in the way leaves the draft as checked as it was and says why; where the
 * store has moved on, with what the file would do now. Raises only when it is ended.
 */
export async function saveDraft(draft: Draft, work: Work): Promise<Draft> {
	const { answer: shown, id } = draft;
	if (!shown) throw new Error('only what was checked is saved');
	try {
		const answer = await bring(draft, work, false, { shown, draft: id, rejectedTo: rejectedYet(work) });
		return { ...draft, ...NOTHING_YET, state: 'saved', answer };
	} catch (cause) {
		work.signal?.throwIfAborted();
		if (isQuestion(cause)) return asked(draft, cause);
		const refusal = work.refusalOf(cause);
		if (!(cause instanceof StoreMovedOn)) return { ...draft, answer: shown, refusal };
		await rename(rejectedYet(work), work.rejectedTo);
		return { ...draft, answer: cause.answer, refusal };
	}
}

/** What a check leaves out lies here until the check is what the draft says: one that is ended changes nothing. */
const rejectedYet = ({ rejectedTo }: Work): string => `${rejectedTo}.new`;

async function bring(
	{ name, kind, choices }: Draft,
	{ store, actor, at, upload, text, folder, signal, report }: Work,
	dryRun: boolean,
	options: ImportOptions = {}
): Promise<ImportAnswer> {
	if (!kind) throw new Error('a draft is read as something');
	const file = { ...upload, unpacked: await text.unpacked({ ...choices, kind }) };
	const request = { ...choices, kind, name, dryRun };
	return importFile(store, actor, file, request, at, folder, { ...options, signal, report });
}

const isQuestion = (cause: unknown): cause is Problem => cause instanceof Problem && cause.code === 'question';

const asked = (draft: Draft, { message, detail }: Problem): Draft => ({
	...{ ...draft, ...NOTHING_YET, state: 'question' },
	question: { ...detail, code: 'question', message } as Draft['question']
});

/** The import that a draft became behind change `seq`; null where it became none. Its audit entry tells. */
export async function importOfDraft(db: Db, draftId: string, seq: number): Promise<ImportAnswer | null> {
	const entries = await db.query<{ subject: string; detail: string }>(sql`select subject, detail from audit_log
		where action = 'import.commit' and seq > cast(${seq} as bigint) order by entry_id`);
	const own = entries.find(({ detail }) => (JSON.parse(detail) as { draft?: string }).draft === draftId);
	return own ? getImport(db, Number(own.subject.split(' ')[1])) : null;
}
