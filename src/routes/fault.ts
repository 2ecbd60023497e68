import type { RequestEvent } from '@sveltejs/kit';
import { reportFault, type Fault } from '$lib/server/fault';

/** A fault of ours in answering a request. */
export const faultOf = (cause: unknown, { request, route }: RequestEvent): Fault =>
	reportFault(cause, { method: request.method, route: route.id });
