import type { Refusal } from '$lib/import/refusal';
import { Problem } from '../problem';
import { reportFault } from './fault';
import { log } from './log';
import { StoreError } from './store/store';

/** A refusal as such; a full disk and a store that cannot serve are refusals too; null for a fault of ours. */
export function problemOf(cause: unknown): Problem | null {
	if (cause instanceof Problem) return cause;
	if (!(cause instanceof StoreError)) return null;
	if (cause.kind === 'full')
		return new Problem('disk_full', 507, 'The disk is full. Nothing was stored. Make room and try again.');
	if (cause.kind === 'memory')
		return new Problem(
			'out_of_memory',
			503,
			'The memory does not suffice. Nothing was stored. Raise MEMORY_LIMIT_MB and try again.'
		);
	if (cause.kind === 'contended')
		return new Problem(
			'store_contended',
			503,
			'One file after the other is being stored, and this had to make way each time. Nothing was stored. Try again.'
		);
	if (cause.kind !== 'busy' && cause.kind !== 'fatal') return null;
	log('error', 'store_unavailable', { kind: cause.kind });
	return new Problem('store_unavailable', 503, 'The data cannot be read at the moment. Restart Verdict.');
}

/** What failed while nobody waited for the answer, as a refusal to be shown later. */
export function refusalOf(cause: unknown): Refusal {
	const problem = problemOf(cause);
	if (!problem) return reportFault(cause, { route: 'drafts' });
	return { ...problem.detail, code: problem.code, message: problem.message };
}
