import type { Draft, DraftSummary } from '$lib/import/draft';
import type { Refusal } from '$lib/import/refusal';
import * as drafts from './drafts-client';
import { Outbox } from './outbox.svelte';
import { Work } from './work.svelte';

/** The files of one person on their way into the store, one of them in work; the server keeps them. */
export class Desk {
	/** Files that wait, the one in work among them; the latest first. */
	open = $state.raw<readonly DraftSummary[]>([]);
	work = $state.raw<Work | null>(null);
	/** What went wrong with no draft to tell it, since somebody last did something. */
	failures = $state.raw<readonly { name: string; refusal: Refusal }[]>([]);
	/** Somebody has begun to work: until then nothing draws the keyboard's focus to itself. */
	hasActed = false;
	/** Somebody chose the file in work, rather than that it was taken up from an earlier visit. */
	private isChosen = false;
	/** Files that are not on the server yet. */
	readonly outbox: Outbox;
	private readonly onstored: () => Promise<void>;

	/** `onstored` is called when the store has changed, so that the page reads anew. */
	constructor(onstored: () => Promise<void>) {
		this.onstored = onstored;
		this.outbox = new Outbox(
			(name, work) => this.guarded(name, work),
			(draft) => this.arrived(draft)
		);
	}

	/** Files that wait besides the one in work. */
	get waiting(): DraftSummary[] {
		return this.open.filter((one) => one.id !== this.work?.draft.id && one.state !== 'saved');
	}

	/** Takes up what an earlier visit left. */
	async resume(): Promise<void> {
		await this.guarded('', async () => {
			this.open = await drafts.listDrafts();
			// What somebody has begun comes first, then what has waited longest.
			const next = this.waiting.findLast(({ state }) => state !== 'received') ?? this.waiting.at(-1);
			if (next && !this.work) await this.begin(await drafts.getDraft(next.id));
		});
	}

	/** Takes files one after the other; the first opens as soon as it has arrived. */
	async take(files: readonly File[]): Promise<void> {
		this.act();
		await this.outbox.take(files);
	}

	/** Opens a file that waits. */
	async show({ id, name }: DraftSummary): Promise<void> {
		this.isChosen = true;
		await this.guarded(name, async () => this.begin(await drafts.getDraft(id)));
	}

	/** Puts the file in work away for good and opens the next. */
	async discard(): Promise<void> {
		const { work } = this;
		if (!work) return;
		const { id, name } = work.draft;
		this.act();
		await this.guarded(name, async () => {
			if (!work.isDone) await drafts.discardDraft(id);
			this.leave(id);
		});
		const next = this.waiting.at(-1);
		if (!this.work && next) await this.show(next);
	}

	/** The page is left. */
	close(): void {
		this.work?.close();
		this.work = null;
	}

	private arrived(draft: Draft): void {
		this.open = [draft, ...this.open];
		// A file that somebody works at is not pushed aside; the next ones may be sent meanwhile.
		if (this.work && this.isChosen && !this.work.isDone) return;
		this.isChosen = true;
		void this.begin(draft);
	}

	private async begin(draft: Draft): Promise<void> {
		this.work?.close();
		this.work = new Work(draft, {
			guarded: (name, work) => this.guarded(name, work),
			act: () => {
				this.isChosen = true;
				this.act();
			},
			onmoved: (moved) => (this.open = this.open.map((one) => (one.id === moved.id ? moved : one))),
			onstored: this.onstored
		});
		await this.work.start();
	}

	private act(): void {
		this.hasActed = true;
		this.failures = [];
	}

	private leave(id: string): void {
		this.open = this.open.filter((one) => one.id !== id);
		if (this.work?.draft.id === id) this.close();
	}

	/** A refusal is shown; anything else is a bug and rises. */
	private async guarded(name: string, work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			if (!(error instanceof drafts.Refused)) throw error;
			this.failures = [...this.failures, { name, refusal: error.refusal }];
			if (error.refusal.code === 'not_found' && this.work) this.leave(this.work.draft.id);
		}
	}
}
