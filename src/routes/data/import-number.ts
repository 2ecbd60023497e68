import { Problem } from '$lib/problem';

/** The number of an import as an address or a form gives it; 404 for what can be none. */
export function importNumber(text: string): number {
	if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
	throw new Problem('not_found', 404, 'There is no such import.');
}
