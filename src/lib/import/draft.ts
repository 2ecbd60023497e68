import type { DataKind } from '../metrics/kpi';
import type { ImportAnswer, ImportRequest, Question } from './answer';
import type { Refusal } from './refusal';

/** What a file's reader decides about it: everything but the kind, the name and whether it is stored. */
export type Choices = Omit<ImportRequest, 'kind' | 'dryRun' | 'name' | 'baseSeq'>;

/**
 * received: the file lies there, nothing was checked yet · checking: it is read, nothing is stored · question · refused ·
 * checked: read and reckoned, ready to be saved · saving · saved.
 */
export type DraftState = 'received' | 'checking' | 'question' | 'refused' | 'checked' | 'saving' | 'saved';

/** How far a check or a save has come. */
export interface DraftProgress {
	/** waiting: another file of the store is read, or its change is being stored. */
	step: 'waiting' | 'reading' | 'checking' | 'reckoning' | 'saving';
	/** Rows read so far. */
	rows: number;
	/** null where nobody knows yet how many there are. */
	ofRows: number | null;
	startedAt: string;
}

/** A file that was uploaded once, to be checked as often as needed, then saved or discarded. */
export interface Draft {
	id: string;
	name: string;
	sizeBytes: number;
	sha256: string;
	createdAt: string;
	actor: string;
	/** Guessed from the header at the upload, or chosen; null where nobody knows. */
	kind: DataKind | null;
	/** What was decided so far. */
	choices: Choices;
	/** The earlier import whose choices were taken over. */
	remembered: { importId: number; name: string; createdAt: string } | null;
	state: DraftState;
	/** While checking or saving. */
	progress: DraftProgress | null;
	/** checked: the dry run's answer; saved: the commit's. */
	answer: ImportAnswer | null;
	question: Question | null;
	/** Beside a good answer it says why that was not saved (`store_moved_on`). */
	refusal: Refusal | null;
}

/** A draft as lists show it. */
export type DraftSummary = Omit<Draft, 'answer' | 'question' | 'refusal'>;

/** The first part of a draft's file as text, and how it is cut into lines and cells. */
export interface DraftHead {
	text: string;
	/** `text` is all of the file. */
	whole: boolean;
	encoding: string;
	delimiter: string;
	quote: string;
	/** Line of the header, 0 for none. */
	headerLine: number;
}
