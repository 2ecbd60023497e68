import { error, fail, json, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { Problem } from '$lib/problem';
import { problemOf } from '$lib/server/problem-of';
import { faultOf } from './fault';

/** The body of every refusal: `error` holds code, message and what the refusal adds. */
export interface RefusalBody {
	error: { code: string; message: string; [detail: string]: unknown };
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
			return json({ error: faultOf(cause, event) }, { status: 500 });
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
