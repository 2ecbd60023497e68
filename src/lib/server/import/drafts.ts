import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Choices, Draft, DraftHead, DraftSummary } from '$lib/import/draft';
import type { Refusal } from '$lib/import/refusal';
import { currentSeq } from '../audit/change';
import type { Store } from '../store/store';
import { DraftFiles, type KeptDraft } from './draft-files';
import { headOf } from './draft-head';
import { end, newJob, noDraft, refuseSaved, refuseUnchecked, shown, tooMany, type Entry, type Job } from './draft-job';
import { receiveDraft } from './draft-receive';
import { DraftText } from './draft-text';
import { checkDraft, importOfDraft, saveDraft, type Wish, type Work } from './draft-work';
import type { Upload } from './receive';

/** What drafts need of the house around them. */
export interface DraftsHouse {
	store: Store;
	/** Theirs alone; statements of the store may read it. */
	folder: string;
	limitBytes: number;
	refusalOf: (cause: unknown) => Refusal;
}

const OPEN_LIMIT = 50;
/** Saved ones are kept for the page that shows what became of them. */
const SAVED_KEPT = 20;
const KEPT_MS = 7 * 86_400_000;

/** The drafts of one store: files that were uploaded and are checked, as often as needed, until they are saved or discarded. */
export class Drafts {
	private readonly house: DraftsHouse;
	private readonly files: DraftFiles;
	/** The oldest first. */
	private readonly entries = new Map<string, Entry>();
	private receiving = 0;

	private constructor(house: DraftsHouse) {
		this.house = house;
		this.files = new DraftFiles(house.folder);
	}

	/** Takes up what an earlier process left. */
	static async open(house: DraftsHouse, at: Date): Promise<Drafts> {
		const drafts = new Drafts(house);
		const kept = await drafts.files.readAll();
		kept.sort((a, b) => (a.draft.createdAt < b.draft.createdAt ? -1 : 1));
		for (const one of kept) drafts.add(await drafts.takeUp(one));
		await drafts.removeOld(at);
		return drafts;
	}

	/** Open ones, the latest first. */
	list(): DraftSummary[] {
		const open = [...this.entries.values()].filter(({ draft }) => draft.state !== 'saved');
		return open.reverse().map((entry) => {
			const { answer: _, question: __, refusal: ___, ...summary } = shown(entry);
			return summary;
		});
	}

	/** 404 `not_found`. */
	get(id: string): Draft {
		return shown(this.entry(id));
	}

	/** Receives a file and finds out what it may be. 409 `too_many_drafts`; refusals of what is no table. */
	async create(body: ReadableStream<Uint8Array> | null, name: string, { actor, at }: Wish): Promise<Draft> {
		if (this.list().length + this.receiving >= OPEN_LIMIT) throw tooMany(OPEN_LIMIT);
		this.receiving++;
		const id = randomUUID();
		try {
			const { found, text } = await receiveDraft(this.house, body, this.files.folderOf(id), this.files.fileOf(id));
			const head = { id, name, createdAt: at.toISOString(), actor: actor.name };
			const draft: Draft = { ...head, ...found, ...NEW };
			await this.files.write({ draft, savingAfter: null });
			this.add(draft, text);
			return draft;
		} catch (cause) {
			await this.files.remove(id);
			throw cause;
		} finally {
			this.receiving--;
		}
	}

	/** Starts a dry run; one that runs is ended. 404, 409 `draft_saved`, `draft_saving`. */
	async check(id: string, decided: Pick<Draft, 'kind' | 'choices'>, wish: Wish): Promise<Draft> {
		// Of two that come at once, each ends what it finds: the last one stays.
		let entry = refuseSaved(this.entry(id));
		for (; entry.job; entry = refuseSaved(this.entry(id))) await end(entry.job);
		return this.begin(entry, { ...decided, state: 'checking' }, wish, (draft, work) =>
			checkDraft(draft, decided, work)
		);
	}

	/** Starts to store the file as it was last checked. 404, 409 `draft_not_checked`, `draft_saved`, `draft_saving`. */
	save(id: string, wish: Wish): Draft {
		const entry = refuseUnchecked(this.entry(id));
		const { draft } = entry;
		return this.begin(entry, { kind: draft.kind, choices: draft.choices, state: 'saving' }, wish, async (it, work) => {
			await this.files.write({ draft, savingAfter: await currentSeq(this.house.store) });
			return saveDraft(it, work);
		});
	}

	/** Ends what runs; the draft is again what it was before. A save that cannot be stopped any more is finished. 404. */
	async cancel(id: string): Promise<Draft> {
		const entry = this.entry(id);
		await end(entry.job);
		return shown(entry);
	}

	/** Ends what runs, removes the file. What was saved stays saved. 404. */
	async discard(id: string): Promise<Draft> {
		const entry = this.entry(id);
		// From now on nobody finds it, and nothing new begins.
		this.entries.delete(id);
		await end(entry.job);
		await this.files.remove(id);
		return entry.draft;
	}

	/** Removes what has lain here for a week. */
	async removeOld(at: Date): Promise<void> {
		const limit = new Date(at.getTime() - KEPT_MS).toISOString();
		const idle = [...this.entries.values()].filter(({ job }) => job === null).map(({ draft }) => draft);
		const saved = idle.filter(({ state }) => state === 'saved');
		const gone = [...idle.filter(({ createdAt }) => createdAt < limit), ...saved.slice(0, -SAVED_KEPT)];
		for (const { id } of gone) if (this.entries.has(id)) await this.discard(id);
	}

	/** Ends all that runs: the store is about to be closed. */
	async close(): Promise<void> {
		await Promise.all([...this.entries.values()].map(({ job }) => end(job)));
	}

	/** The first part of the file as text. 404; 409 `draft_saved`: the file is gone. */
	async head(id: string, { encoding, sheet }: Pick<Choices, 'encoding' | 'sheet'>): Promise<DraftHead> {
		const entry = this.entry(id);
		const { draft, text } = entry.job ? entry : refuseSaved(entry);
		const asked = { ...draft.choices, kind: draft.kind, ...(sheet === undefined ? {} : { sheet }) };
		return headOf(await text.unpacked(asked), draft, encoding);
	}

	/** The rows that the check of a file left out, as they stood, with line, field and reason. 404, 409 `draft_not_checked`. */
	rejected(id: string): { name: string; lines: AsyncIterable<string> } {
		const { draft } = refuseUnchecked(this.entry(id));
		return { name: draft.name, lines: createReadStream(this.files.rejectedOf(id), 'utf8') };
	}

	private begin(entry: Entry, seen: Job['seen'], wish: Wish, run: (draft: Draft, work: Work) => Promise<Draft>): Draft {
		const job = newJob(seen, wish.at);
		const { store, refusalOf } = this.house;
		const work: Work = {
			...{ ...wish, store, refusalOf, upload: this.uploadOf(entry.draft), text: entry.text },
			...{ folder: this.files.folderOf(entry.draft.id), rejectedTo: this.files.rejectedOf(entry.draft.id) },
			signal: job.ends.signal,
			report: (step, rows = 0, ofRows = null) => Object.assign(job.progress, { step, rows, ofRows })
		};
		entry.job = job;
		job.done = this.settle(entry, run(entry.draft, work)).finally(() => (entry.job = null));
		return shown(entry);
	}

	/** Keeps what a check or save made of the draft; ended, it leaves the draft as it was. */
	private async settle(entry: Entry, running: Promise<Draft>): Promise<void> {
		try {
			entry.draft = await running;
		} catch (cause) {
			if (!entry.job?.ends.signal.aborted) entry.draft = { ...entry.draft, refusal: this.house.refusalOf(cause) };
		}
		try {
			await this.files.write({ draft: entry.draft, savingAfter: null });
			if (entry.draft.state === 'saved') await this.files.removeFile(entry.draft.id);
		} catch (cause) {
			// What it says holds; only the next process would not know of it.
			this.house.refusalOf(cause);
		}
	}

	/** A draft as its process left it: one that was being stored was stored or not, which the store knows. */
	private async takeUp({ draft, savingAfter }: KeptDraft): Promise<Draft> {
		if (savingAfter === null) return draft;
		const answer = await importOfDraft(this.house.store, draft.id, savingAfter);
		const settled: Draft = answer ? { ...draft, state: 'saved', answer, refusal: null } : draft;
		await this.files.write({ draft: settled, savingAfter: null });
		if (answer) await this.files.removeFile(draft.id);
		return settled;
	}

	private add(draft: Draft, text = new DraftText(this.uploadOf(draft), this.files.folderOf(draft.id))): void {
		this.entries.set(draft.id, { draft, text, job: null });
	}

	private uploadOf({ id, sha256, sizeBytes }: Draft): Upload {
		return { path: this.files.fileOf(id), sha256, sizeBytes, limitBytes: this.house.limitBytes };
	}

	private entry(id: string): Entry {
		const entry = this.entries.get(id);
		if (!entry) throw noDraft();
		return entry;
	}
}

const NEW = { state: 'received', progress: null, answer: null, question: null, refusal: null } as const;
