import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { Problem } from '$lib/problem';
import { localPerson, type Actor } from '$lib/server/audit/change';
import { now, readConfig } from '$lib/server/config';
import { setLogLevel } from '$lib/server/log';
import { makeBoardReady } from '$lib/server/metrics/board';
import { problemOf } from '$lib/server/problem-of';
import { drop } from '$lib/server/request-body';
import { bearerAccepted, refuseForeign, refuseLargeBody } from '$lib/server/request-guard';
import { closeStores, configInForce, openStores, STORE_COOKIE, storeFor } from '$lib/server/stores';
import { faultOf } from './routes/fault';
import { problemResponse } from './routes/problem-response';

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
		if (response.status === METHOD_NOT_ALLOWED && isApi(event.url.pathname)) response = methodRefused(response);
		if (!READS.has(event.request.method) && response.status < 400) makeBoardReady(event.locals.store);
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

/** Methods that change nothing. */
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

const METHOD_NOT_ALLOWED = 405;

/** SvelteKit answers in plain text; the API's refusals have one shape. */
function methodRefused({ headers }: Response): Response {
	const message = `This call takes ${headers.get('allow') ?? 'other methods'} only.`;
	const body = JSON.stringify({ error: { code: 'method_not_allowed', message } });
	return new Response(body, {
		status: METHOD_NOT_ALLOWED,
		headers: { 'content-type': 'application/json', allow: headers.get('allow') ?? '' }
	});
}

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
	return faultOf(cause, event);
};
