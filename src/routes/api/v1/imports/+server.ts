import { json } from '@sveltejs/kit';
import { kindOf } from '$lib/import/kinds';
import { Arrival } from '$lib/server/import/arrival';
import { listImports } from '$lib/server/import/history';
import { importFile } from '$lib/server/import/import-file';
import { discard, receive } from '$lib/server/import/receive';
import { configInForce, incomingFolder } from '$lib/server/stores';
import { answering } from '../../../problem-response';
import { importRequest } from '../import-request';
import { PAGE, pageOf, parametersOf } from '../parameters';
import { takeUpload } from '../upload-body';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, locals }) => {
	const parameters = parametersOf(url, ['kind', ...PAGE]);
	const kind = parameters.text('kind');
	const page = pageOf(parameters);
	const query = { kind: kind ? kindOf(kind).id : null, ...page };
	const { imports, total } = await listImports(locals.store, query);
	return json({ imports, total, ...page });
});

export const POST: RequestHandler = answering((event) =>
	takeUpload(event.request, async (body) => {
		const { url, locals } = event;
		const asked = importRequest(url);
		const folder = await incomingFolder();
		const began = performance.now();
		const { uploadLimitBytes } = await configInForce();
		const upload = await receive(body, folder, uploadLimitBytes, new Arrival(asked));
		try {
			const received = performance.now();
			const answer = await whileClientStays(event, (signal) =>
				importFile(locals.store, locals.actor, upload, asked, locals.now, folder, { signal })
			);
			const timing = { receive: received - began, import: performance.now() - received };
			return json(answer, { status: asked.dryRun ? 200 : 201, headers: { 'server-timing': serverTiming(timing) } });
		} finally {
			await discard(upload);
		}
	})
);

/** How long each part took, in milliseconds, where tools look for it. */
const serverTiming = (parts: Record<string, number>): string =>
	Object.entries(parts)
		.map(([name, duration]) => `${name};dur=${duration.toFixed(1)}`)
		.join(', ');

/** Ends the import of a client that closes its connection: that is how a page cancels. */
async function whileClientStays<T>(
	{ platform, request }: Parameters<RequestHandler>[0],
	work: (signal: AbortSignal) => Promise<T>
): Promise<T> {
	const gone = new AbortController();
	const leave = () => gone.abort();
	// A connection serves many requests: what listens for one must not outlive it.
	platform?.req?.socket.once('close', leave);
	try {
		return await work(AbortSignal.any([gone.signal, request.signal]));
	} finally {
		platform?.req?.socket.off('close', leave);
	}
}
