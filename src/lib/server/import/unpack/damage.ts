import { Problem } from '$lib/problem';

/** 422 `damaged_file`: what a file is shows, but not all of it can be read. */
export const damaged = (what: string): Problem =>
	new Problem('damaged_file', 422, `The ${what} was cut short or damaged on its way. Export or copy it again.`);

/** A failure of unpacking as the refusal it means; failures of the disk, and the end that a caller makes, stay what they are. */
export function asDamage(error: unknown, what: string): unknown {
	if (error instanceof Problem || !(error instanceof Error)) return error;
	return error.name === 'AbortError' || 'syscall' in error ? error : damaged(what);
}
