import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { startOwn, STORE_COOKIE } from '$lib/server/stores';
import type { RequestHandler } from './$types';

const YEAR_SECONDS = 31_536_000;

/** Opens the organisation's own data (starting its store the first time) or looks back at the sample. */
export const POST: RequestHandler = async ({ request, cookies, locals }) => {
	const open = (await request.formData()).get('open');
	if (open === 'own') {
		await startOwn(locals.actor);
		cookies.delete(STORE_COOKIE, { path: '/' });
	} else if (open === 'sample') {
		cookies.set(STORE_COOKIE, 'sample', { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', secure: false });
	}
	redirect(303, resolve('/'));
};
