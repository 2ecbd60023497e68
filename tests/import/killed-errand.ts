import type { ImportRequest } from '../../src/lib/import/answer';
import type { Actor } from '../../src/lib/server/audit/change';
import type { Upload } from '../../src/lib/server/import/receive';

/** What the process that will be killed is to do, and how long after the begin of which phase it ends. */
export interface Errand {
	store: string;
	folder: string;
	upload: Upload;
	/** null: it lives. */
	phase: Phase | null;
	delayMs: number;
}

/** From the first look at the file to the store that is closed. */
export const PHASES = ['staging', 'transaction', 'commit', 'committed', 'checkpoint', 'closed'] as const;
export type Phase = (typeof PHASES)[number];

export const NOW_AT = new Date('2026-11-22T12:00:00');
export const ACTOR: Actor = { name: 'Petra', origin: 'test' };
/** Adds, changes, repeats, withdraws and rejects, all at once. */
export const REQUEST: ImportRequest = {
	kind: 'deliveries',
	mode: 'replace',
	months: { from: '2026-08', to: '2026-09' },
	sites: ['S0', 'S1', 'S2', 'S3']
};
