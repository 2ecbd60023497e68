import { hasSample } from '$lib/server/stores';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => ({
	organisation: { ...locals.organisation, hasSample: await hasSample() }
});
