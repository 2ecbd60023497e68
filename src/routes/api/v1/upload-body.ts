import { Problem } from '$lib/problem';
import { lingering } from '$lib/server/request-body';
import { refuseType } from './upload-types';

/** Hands the file that a request brings to `take`; a client that went away is no fault of ours. */
export async function takeUpload(
	request: Request,
	take: (body: ReadableStream<Uint8Array> | null) => Promise<Response>
): Promise<Response> {
	const body = lingering(request.body);
	try {
		refuseType(request);
		return await take(body);
	} catch (cause) {
		if (request.signal.aborted && !(cause instanceof Problem)) throw brokenOff(cause);
		throw cause;
	} finally {
		if (body && !body.locked) await body.cancel();
	}
}

/** Nobody reads this answer, but the log does not need to call it a fault of ours. */
function brokenOff(cause: unknown): Problem {
	const problem = new Problem('upload_broken_off', 400, 'The upload was broken off. Nothing was stored.');
	problem.cause = cause;
	return problem;
}
