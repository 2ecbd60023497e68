import { json } from '@sveltejs/kit';
import { shownName } from '$lib/import/shown-name';
import { draftsOf } from '$lib/server/stores';
import { answering } from '../../../problem-response';
import { parametersOf } from '../parameters';
import { takeUpload } from '../upload-body';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, locals }) => {
	parametersOf(url, []);
	return json({ drafts: (await draftsOf(locals.store)).list() });
});

export const POST: RequestHandler = answering(({ request, url, locals }) =>
	takeUpload(request, async (body) => {
		const name = shownName(parametersOf(url, ['name']).text('name') ?? '') || 'upload.csv';
		const drafts = await draftsOf(locals.store);
		return json(await drafts.create(body, name, { actor: locals.actor, at: locals.now }), { status: 201 });
	})
);
