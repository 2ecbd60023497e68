import { error, fail, json, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { Problem } from '$lib/problem';
import { log } from '$lib/server/log';
import { StoreError } from '$lib/server/store/store';
import { reportFault } from './fault';

/** The body of every refusal: `error` holds code, message and what the refusal adds. */
export interface RefusalBody {
	error: { code: string; message: string; [detail: string]: unknown };
}

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

export const refusalBody = (problem: Problem): RefusalBody => ({
	error: { ...problem.detail, code: problem.code, message: problem.message }
});

export const problemResponse = (problem: Problem): Response => json(refusalBody(problem), { status: problem.status });

/** A route of the API: a refusal becomes its JSON answer; of a fault of ours the caller sees a reference. */
export const answering =
	<Event extends RequestEvent>(handler: (event: Event) => Response | Promise<Response>) =>
	async (event: Event): Promise<Response> => {
		try {
			return await handler(event);
		} catch (cause) {
			const problem = problemOf(cause);
			if (problem) return problemResponse(problem);
			return json({ error: reportFault(cause, event) }, { status: 500 });
		}
	};

/** For `load`: a refusal becomes the error page with its status, message and code. */
export async function orErrorPage<T>(run: () => T | Promise<T>): Promise<T> {
	try {
		return await run();
	} catch (cause) {
		const problem = problemOf(cause);
		if (problem) error(problem.status, { message: problem.message, code: problem.code });
		throw cause;
	}
}

/** For form actions: a refusal becomes `form.error` with its status. */
export async function orFail<T>(run: () => T | Promise<T>): Promise<T | ActionFailure<RefusalBody>> {
	try {
		return await run();
	} catch (cause) {
		const problem = problemOf(cause);
		if (problem) return fail(problem.status, refusalBody(problem));
		throw cause;
	}
}
