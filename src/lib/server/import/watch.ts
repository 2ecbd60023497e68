import type { DraftProgress } from '$lib/import/draft';

export type Report = (step: DraftProgress['step'], rows?: number, ofRows?: number | null) => void;

/** Who waits for an import: may end it, and hears how far it has come. */
export interface Watch {
	signal?: AbortSignal;
	/** Told at each step, and while reading with each piece of the file. */
	report?: Report;
}

/** How far the reading of a file has come: rows and bytes so far, of so many bytes. Ends it where nobody waits any more. */
export function reportRows({ signal, report }: Watch, rows: number, bytes: number, ofBytes: number): void {
	signal?.throwIfAborted();
	// How many rows there will be is judged by the bytes they took so far.
	report?.('reading', rows, bytes > 0 && rows > 0 ? Math.max(rows, Math.round((rows * ofBytes) / bytes)) : null);
}
