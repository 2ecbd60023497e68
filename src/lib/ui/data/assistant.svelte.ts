import type { ColumnReference, ImportAnswer, ImportRequest, Question } from '$lib/import/answer';
import type { Choices } from '$lib/import/draft';
import type { Refusal } from '$lib/import/refusal';
import { splitNames } from '$lib/import/name-list';
import type { DataKind } from '$lib/metrics/kpi';
import { sendImport, sendUndo, type Outcome } from './send-import';

/**
 * none: no file · kind: nobody knows what the file is · checking: it is read, nothing is stored · question · refused ·
 * preview: read and reckoned, nothing is stored · saving · saved · undone.
 */
export type Stage = 'none' | 'kind' | 'checking' | 'question' | 'refused' | 'preview' | 'saving' | 'saved' | 'undone';

/** One file on its way into the store, from the drop to the notice. */
export class Assistant {
	stage = $state<Stage>('none');
	file = $state.raw<File | null>(null);
	kind = $state<DataKind | null>(null);
	choices = $state.raw<Choices>({});
	answer = $state.raw<ImportAnswer | null>(null);
	question = $state.raw<Question | null>(null);
	refusal = $state.raw<Refusal | null>(null);
	sent = $state(0);
	startedAt = $state(0);
	/** The choices behind `answer`, to go back to. */
	private goodChoices: Choices = {};
	private running: AbortController | null = null;
	private readonly onstored: () => Promise<void>;

	/** `onstored` is called when the store has changed, so that the page reads anew. */
	constructor(onstored: () => Promise<void>) {
		this.onstored = onstored;
	}

	/** Takes a file: finds its kind from the header and reads it through, storing nothing. */
	async take(file: File): Promise<void> {
		this.discard();
		this.file = file;
		this.stage = 'kind';
		const [{ guessKind }, { isBinary, readHead }] = await Promise.all([
			import('$lib/import/guess-kind'),
			import('./read-head')
		]);
		const { head, whole } = await readHead(file);
		if (this.file !== file) return;
		// What is no text, or empty, is no kind: the server says what is wrong with it.
		const kind = isBinary(head) || head.trim() === '' ? 'deliveries' : guessKind(head, whole);
		if (kind) await this.as(kind);
	}

	/** Reads the file as a kind; what was chosen for another kind is forgotten. */
	async as(kind: DataKind): Promise<void> {
		this.kind = kind;
		this.choices = {};
		this.answer = null;
		await this.check();
	}

	/** Reads the file again with further choices. */
	async decide(choices: Choices): Promise<void> {
		this.choices = { ...this.choices, ...choices };
		await this.check();
	}

	/** Answers the open question. */
	async reply(candidate: string): Promise<void> {
		if (this.question) await this.decide(choiceFor(this.question, candidate, this.choices));
	}

	/** Gives a field its column, or none (null). */
	async map(field: string, column: ColumnReference | null): Promise<void> {
		const fixed = { ...this.choices.fixed };
		delete fixed[field];
		await this.decide({ mapping: { ...this.choices.mapping, [field]: column ?? { index: 0 } }, fixed });
	}

	/** Gives a field one value for the whole file. */
	async fix(field: string, value: string): Promise<void> {
		const mapping = { ...this.choices.mapping };
		delete mapping[field];
		await this.decide({ mapping, fixed: { ...this.choices.fixed, [field]: value } });
	}

	async check(): Promise<void> {
		this.stage = 'checking';
		this.settle(await this.send(true));
	}

	/** Stores the file. */
	async save(): Promise<void> {
		this.stage = 'saving';
		const outcome = await this.send(false);
		this.settle(outcome);
		if (outcome?.kind === 'answer') await this.onstored();
	}

	/** Takes back what was just saved. */
	async undo(): Promise<void> {
		if (this.answer?.id == null) return;
		const outcome = await sendUndo(this.answer.id);
		if (outcome.kind === 'answer') {
			this.stage = 'undone';
			await this.onstored();
		} else this.settle(outcome);
	}

	/** Back to the last answer, when what was chosen or done after it was refused or asked about. */
	back(): void {
		if (!this.answer) return;
		this.choices = this.goodChoices;
		this.question = this.refusal = null;
		this.stage = this.answer.id === null ? 'preview' : 'saved';
	}

	/** Breaks off what is under way; the file stays at hand. */
	cancel(): void {
		this.running?.abort();
	}

	discard(): void {
		this.running?.abort();
		this.running = null;
		this.stage = 'none';
		this.file = null;
		this.kind = null;
		this.choices = {};
		this.answer = this.question = this.refusal = null;
	}

	private async send(dryRun: boolean): Promise<Outcome | null> {
		if (!this.file || !this.kind) return null;
		this.running?.abort();
		const running = (this.running = new AbortController());
		this.sent = 0;
		this.startedAt = Date.now();
		const request: ImportRequest = { ...this.choices, kind: this.kind, dryRun, name: this.file.name };
		const outcome = await sendImport(this.file, request, {
			signal: running.signal,
			onprogress: (sent) => (this.sent = sent)
		});
		return this.running === running ? outcome : null;
	}

	/** null: a newer call has taken over. */
	private settle(outcome: Outcome | null): void {
		if (outcome === null) return;
		this.question = outcome.kind === 'question' ? outcome.question : null;
		this.refusal = outcome.kind === 'refused' ? outcome.refusal : null;
		if (outcome.kind === 'answer') {
			this.answer = outcome.answer;
			this.goodChoices = this.choices;
			this.stage = outcome.answer.id === null ? 'preview' : 'saved';
		} else if (outcome.kind === 'question') this.stage = 'question';
		else if (outcome.kind === 'refused') this.stage = 'refused';
		else this.stage = this.answer ? 'preview' : 'kind';
	}
}

/** The parameter that answers a question. */
export function choiceFor(question: Question, candidate: string, choices: Choices): Choices {
	switch (question.question) {
		case 'date_order':
			return { dateOrder: candidate as ImportRequest['dateOrder'] };
		case 'number_format':
			return { numberFormat: candidate as ImportRequest['numberFormat'] };
		case 'duplicate_policy':
			return { duplicates: candidate as ImportRequest['duplicates'] };
		case 'encoding':
			return { encoding: candidate };
		case 'key_form':
			return { keyForm: candidate };
		case 'replace_scope':
			return { sites: splitNames(candidate) };
		case 'column_mapping':
			return { mapping: { ...choices.mapping, [question.field ?? '']: columnFor(question, candidate) } };
	}
}

/** A header that stands twice is told apart by its place. */
function columnFor(question: Question, candidate: string): ColumnReference {
	const place = question.columns?.find((column) => `${column.index}` === candidate);
	return place ? { index: place.index } : candidate;
}
