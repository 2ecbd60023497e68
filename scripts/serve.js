import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { sayReady } from './ready.js';

/**
 * Serves the build. SvelteKit's own server would take every request for https and refuse our forms as cross-site; here
 * the scheme is told to be http, so that a page's origin is the name it was reached under, whichever loopback name.
 */
export async function serve() {
	process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
	process.env.BODY_SIZE_LIMIT = 'Infinity'; // each route has its own limit, and uploads are streamed
	delete process.env.ORIGIN;
	const host = process.env.HOST?.trim() || '127.0.0.1';
	const port = Number(process.env.PORT?.trim() || 3000);
	const entry = new URL('../build/handler.js', import.meta.url).href;
	// Opens the stores; ends the process with a message when it cannot.
	const { handler } = await import(entry);
	const server = createServer((request, response) => {
		request.headers['x-forwarded-proto'] = 'http';
		response.setHeader('x-content-type-options', 'nosniff');
		if (refusesForm(request)) return answerForm(request, response);
		takePlainText(request);
		handler(request, response, () => response.writeHead(404).end());
	});
	server.requestTimeout = 0; // a large file over a slow line takes its time; headers keep their own limit
	await listening(server, host, port);
	stopGently(server);
	sayReady(server.address());
}

/**
 * A program that forgets the content type sends a form's. SvelteKit answers that with a word about cross-site forms
 * before any code of ours runs; the API answers with what to do.
 * @param {import('node:http').IncomingMessage} request
 */
function refusesForm(request) {
	const form = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;
	return isWrite(request) && form.test(request.headers['content-type'] ?? '');
}

/**
 * A text file may be sent as such. To SvelteKit that type means a form, refused from programs, which name no origin; our own
 * guard refuses other origins whatever the type.
 * @param {import('node:http').IncomingMessage} request
 */
function takePlainText(request) {
	const type = request.headers['content-type'];
	if (type && isWrite(request)) request.headers['content-type'] = type.replace(/^text\/plain\b/i, 'text/csv');
}

/** @param {import('node:http').IncomingMessage} request */
const isWrite = ({ url, method }) => url?.startsWith('/api/') && method !== 'GET';

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function answerForm(request, response) {
	request.resume();
	const message = 'Send the file itself as the body, with the header Content-Type: text/csv.';
	response.writeHead(415, { 'content-type': 'application/json' });
	response.end(JSON.stringify({ error: { code: 'unsupported_type', message } }));
}

/**
 * @param {import('node:http').Server} server
 * @param {string} host
 * @param {number} port
 * @returns {Promise<void>}
 */
function listening(server, host, port) {
	return new Promise((resolve) => {
		server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
			const taken = error.code === 'EADDRINUSE';
			const reason = taken ? 'is in use. Set PORT to another one, or stop what uses it.' : error.message;
			process.stderr.write(`Verdict cannot start: port ${port} on ${host} ${reason}\n`);
			// The stores are open by now: they close before the process ends.
			process.exitCode = 1;
			process.emit(/** @type {any} */ ('sveltekit:shutdown'), /** @type {any} */ ('SIGTERM'));
		});
		server.listen({ host: host.replace(/^\[(.*)\]$/, '$1'), port }, () => resolve());
	});
}

const PATIENCE_MS = 60_000;

/**
 * Lets running requests end, imports among them, then has the stores closed. A second signal ends at once; the store
 * is whole then too.
 * @param {import('node:http').Server} server
 */
function stopGently(server) {
	let stopping = false;
	/** @type {Set<import('node:net').Socket>} */
	const open = new Set();
	/** @type {Set<import('node:net').Socket>} */
	const busy = new Set();
	// Node counts a connection that a browser opened ahead of any request as busy: it would hold the stop up.
	const sweep = () => {
		for (const socket of open) if (!busy.has(socket)) socket.destroy();
	};
	server.on('connection', (socket) => {
		open.add(socket);
		socket.once('close', () => open.delete(socket));
	});
	server.on('request', ({ socket }, response) => {
		busy.add(socket);
		response.once('close', () => {
			busy.delete(socket);
			if (stopping) sweep();
		});
	});
	/** @param {NodeJS.Signals} signal */
	const stop = (signal) => {
		if (stopping) process.exit(1);
		stopping = true;
		server.close(() => process.emit(/** @type {any} */ ('sveltekit:shutdown'), /** @type {any} */ (signal)));
		sweep();
		setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref();
	};
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve();
