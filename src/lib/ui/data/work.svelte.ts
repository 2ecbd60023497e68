import type { Choices, Draft } from '$lib/import/draft';
import type { DataKind } from '$lib/metrics/kpi';
import { choiceFor } from './choices';
import { landsOnColumns } from './columns';
import * as drafts from './drafts-client';

/** Where a file stands, as its assistant shows it. received: nobody has checked it, or the check was broken off. */
export type Stage = Draft['state'] | 'undone';

/** What a file in work needs of the desk it lies on. */
export interface Surroundings {
	/** Does what may be refused, and shows the refusal. */
	guarded: (name: string, work: () => Promise<void>) => Promise<void>;
	/** Somebody does something. */
	act: () => void;
	onmoved: (draft: Draft) => void;
	/** The store has changed. */
	onstored: () => Promise<void>;
}

const POLL_MS = 300;

/** One file in work, from its arrival to the notice that it is saved. */
export class Work {
	draft = $state.raw() as Draft;
	undone = $state(false);
	private chosen = $state<'columns' | 'review'>('review');
	/** The choices behind the last good answer, to go back to. */
	private good = $state.raw<{ kind: DataKind; choices: Choices } | null>(null);
	private isClosed = false;
	private readonly around: Surroundings;

	constructor(draft: Draft, around: Surroundings) {
		this.around = around;
		this.put(draft);
		if (landsOnColumns(draft)) this.chosen = 'columns';
	}

	get stage(): Stage {
		return this.undone ? 'undone' : this.draft.state;
	}

	get isDone(): boolean {
		return this.stage === 'saved' || this.stage === 'undone';
	}

	get isBusy(): boolean {
		return this.stage === 'checking' || this.stage === 'saving';
	}

	/** The first step, or the two that share a screen; what was never checked begins with the first. */
	get step(): 'columns' | 'review' {
		return this.stage === 'received' ? 'columns' : this.chosen;
	}

	set step(step: 'columns' | 'review') {
		this.chosen = step;
	}

	/** Whether a question or refusal came of a choice that can be taken back. */
	get canGoBack(): boolean {
		return this.good !== null;
	}

	/** Checks what has only arrived, and follows what moves. */
	async start(): Promise<void> {
		const { state, kind, choices } = this.draft;
		if (state === 'received' && kind) await this.moving((id) => drafts.checkDraft(id, kind, choices));
		else await this.follow();
	}

	/** Nobody looks any more. */
	close(): void {
		this.isClosed = true;
	}

	/** Reads the file again with further choices. */
	async decide(choices: Choices): Promise<void> {
		const { kind, choices: others } = this.draft;
		if (kind) await this.check(kind, { ...others, ...choices });
	}

	async reply(candidate: string): Promise<void> {
		const { question, choices } = this.draft;
		if (question) await this.decide(choiceFor(question, candidate, choices));
	}

	/** Back to the last good answer. */
	async back(): Promise<void> {
		if (this.good) await this.check(this.good.kind, this.good.choices);
	}

	async check(kind: DataKind, choices: Choices): Promise<void> {
		this.around.act();
		await this.moving(async (id) => {
			const draft = await drafts.checkDraft(id, kind, choices);
			this.chosen = 'review';
			return draft;
		});
	}

	async save(): Promise<void> {
		this.around.act();
		await this.moving(drafts.saveDraft);
		if (this.draft.state === 'saved') await this.around.onstored();
	}

	/** Breaks off what is under way; the file stays at hand. */
	async cancel(): Promise<void> {
		this.around.act();
		await this.moving(drafts.cancelDraft);
	}

	/** Takes back what was just saved. */
	async undo(): Promise<void> {
		const importId = this.draft.answer?.id;
		if (importId == null) return;
		this.around.act();
		await this.around.guarded(this.draft.name, async () => {
			await drafts.undoImport(importId);
			this.undone = true;
			await this.around.onstored();
		});
	}

	/** Makes a call that sets the draft moving, and follows it to where it comes to rest. */
	private async moving(move: (id: string) => Promise<Draft>): Promise<void> {
		await this.around.guarded(this.draft.name, async () => {
			this.put(await move(this.draft.id));
			await this.follow();
		});
	}

	private async follow(): Promise<void> {
		while (this.isBusy && !this.isClosed) {
			await new Promise((resolve) => setTimeout(resolve, POLL_MS));
			const draft = await drafts.getDraft(this.draft.id);
			if (this.stage === 'checking' && landsOnColumns(draft)) this.chosen = 'columns';
			this.put(draft);
		}
	}

	private put(draft: Draft): void {
		this.draft = draft;
		if (draft.state === 'checked' && draft.kind) this.good = { kind: draft.kind, choices: draft.choices };
		this.around.onmoved(draft);
	}
}
