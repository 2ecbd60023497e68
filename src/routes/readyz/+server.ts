import { json } from '@sveltejs/kit';
import { storesAnswer } from '$lib/server/stores';

/** Readiness: the stores are open and answer. Migrations have run by then: no store opens without them. */
export async function GET() {
	const ready = await storesAnswer();
	return json({ status: ready ? 'ready' : 'not_ready' }, { status: ready ? 200 : 503 });
}
