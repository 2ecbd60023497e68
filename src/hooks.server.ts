import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { Problem } from '$lib/problem';
import { localPerson, type Actor } from '$lib/server/audit/change';
import { now, readConfig } from '$lib/server/config';
import { log, setLogLevel } from '$lib/server/log';
import { drop } from '$lib/server/request-body';
import { bearerAccepted, refuseForeign, refuseLargeBody } from '$lib/server/request-guard';
import { closeStores, configInForce, openStores, STORE_COOKIE, storeFor } from '$lib/server/stores';
import { problemOf, problemResponse } from './routes/problem-response';

/** Where the script that serves the build finds what to say once it listens. */
const STARTED = Symbol.for('verdict.started');

/** Reads the configuration and opens the stores before the first request; a refusal is told and ends the process. */
export const init: ServerInit = async () => {
	try {
		const config = readConfig(process.env);
		setLogLevel(config.logLevel);
		const organisation = await openStores(config);
		Object.assign(globalThis, { [STARTED]: { dataDir: config.dataDir, open: organisation.open } });
		process.on('sveltekit:shutdown' as NodeJS.Signals, () => void closeStores());
	} catch (cause) {
		if (!(cause instanceof Problem)) throw cause;
		process.stderr.write(`${cause.message}\n`);
		process.exit(1);
	}
};

export const handle: Handle = async ({ event, resolve }) => {
	let response: Response;
	try {
		refuseForeign(event.request, event.url);
		if (!isProbe(event.url.pathname)) await prepare(event);
		response = await resolve(event, { filterSerializedResponseHeaders: (name) => name === 'content-type' });
	} catch (cause) {
		const problem = problemOf(cause);
		if (!problem) throw cause;
		drop(event.request.body);
		response = problemResponse(problem);
	}
	return protect(response, event.url.pathname);
};

type Event = Parameters<Handle>[0]['event'];

const isProbe = (path: string): boolean => path === '/healthz' || path === '/readyz';
const isApi = (path: string): boolean => path.startsWith('/api/');

async function prepare(event: Event): Promise<void> {
	const config = await configInForce();
	refuseLargeBody(event.request, event.url.pathname, config.uploadLimitBytes);
	const byToken = bearerAccepted(event.request, config.adminToken);
	event.locals.actor = byToken ? SERVICE : localPerson(isApi(event.url.pathname) ? 'api' : 'page');
	event.locals.now = now(config);
	Object.assign(event.locals, await storeFor(event.cookies.get(STORE_COOKIE)));
}

const SERVICE: Actor = { name: 'Service account', origin: 'api' };

/** The page's own policy comes from svelte.config.js; answers of the API may not even be drawn. */
function protect(response: Response, path: string): Response {
	const headers = response.headers;
	headers.set('x-content-type-options', 'nosniff');
	headers.set('x-frame-options', 'DENY');
	// Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
	headers.set('referrer-policy', 'same-origin');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('cross-origin-resource-policy', 'same-origin');
	headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
	if (isApi(path)) headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
	if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache');
	return response;
}

/** The reader sees a reference; the log line behind it names route and fault, never a value. */
export const handleError: HandleServerError = ({ error: cause, event, status, message }) => {
	if (status === 404) return { message: 'There is no page at this address.', code: 'not_found' };
	const problem = problemOf(cause);
	if (problem) return { message: problem.message, code: problem.code };
	if (status < 500) return { message, code: 'bad_request' };
	const reference = randomUUID().slice(0, 8);
	log('error', 'internal_error', {
		reference,
		method: event.request.method,
		route: event.route.id,
		name: cause instanceof Error ? cause.name : typeof cause,
		where: placeOf(cause)
	});
	return { message: 'Verdict made a mistake. Nothing was stored.', code: 'internal', reference };
};

/** Frames of our own stack, without the message, which may hold a value. */
function placeOf(cause: unknown): string | null {
	if (!(cause instanceof Error) || !cause.stack) return null;
	const frames = cause.stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
	return frames
		.slice(0, 6)
		.map((frame) => frame.trim())
		.join(' < ');
}
