import type Papa from 'papaparse';
import type { Choices, Draft, DraftHead } from '$lib/import/draft';
import { columnsOf, cuttingOf, type ColumnsRead } from './columns';
import { sameChoices } from './columns-words';
import { getHead, Refused } from './drafts-client';
import { previewOf, type Cutting, type Preview } from './preview';

/** The first step in work: what is chosen shows at once on the head of the file; the server decides on the whole. */
export class ColumnsWork {
	choices = $state.raw<Choices>({});
	head = $state.raw<DraftHead | null>(null);
	/** Why there is nothing to see. */
	problem = $state<string | null>(null);
	private parse = $state.raw<typeof Papa.parse | null>(null);
	private readonly draft: Draft;

	constructor(draft: Draft) {
		this.draft = draft;
		this.choices = draft.choices;
	}

	readonly cut: Cutting | null = $derived.by(() => this.head && cuttingOf(this.draft.kind, this.head, this.choices));

	readonly preview: Preview | null = $derived.by(() =>
		this.head && this.cut && this.parse ? previewOf(this.parse, this.head.text, this.head.whole, this.cut) : null
	);

	readonly isChanged: boolean = $derived.by(() => !sameChoices(this.choices, this.draft.choices));

	readonly read: ColumnsRead = $derived.by(() => {
		const { kind, answer } = this.draft;
		if (answer && !this.isChanged) return { rows: answer.columns, missing: [], problem: null };
		if (!kind || !this.preview) return { rows: [], missing: [], problem: null };
		return columnsOf(kind, this.preview, this.choices);
	});

	/** Loads the parser and the head; the parser comes with this step only. */
	async load(): Promise<void> {
		const papa = import('papaparse');
		await this.loadHead();
		this.parse = (await papa).default.parse;
	}

	/** Takes over what was chosen; another encoding or sheet is another text. */
	async choose(choices: Choices): Promise<void> {
		const { encoding, sheet } = this.choices;
		this.choices = { ...this.choices, ...choices };
		if (this.choices.encoding !== encoding || this.choices.sheet !== sheet) await this.loadHead();
	}

	private async loadHead(): Promise<void> {
		try {
			const { encoding, sheet } = this.choices;
			this.head = await getHead(this.draft.id, { encoding, sheet });
			this.problem = null;
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			this.problem = error.refusal.message;
		}
	}
}
