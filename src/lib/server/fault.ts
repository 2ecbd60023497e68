import { randomUUID } from 'node:crypto';
import { log } from './log';

/** Frames of our own stack, without the message, which may hold a value. */
function placeOf(cause: unknown): string | null {
	if (!(cause instanceof Error) || !cause.stack) return null;
	const frames = cause.stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
	return frames
		.slice(0, 6)
		.map((frame) => frame.trim())
		.join(' < ');
}

/** What the reader may know of a fault. */
export interface Fault {
	message: string;
	code: 'internal';
	/** Finds the log line. */
	reference: string;
}

/**
 * Writes a fault of ours to the log, by what was under way and its place, and hands back what the reader may know of it: a
 * reference that finds the line, and nothing else.
 */
export function reportFault(cause: unknown, underWay: Record<string, string | null>): Fault {
	const reference = randomUUID().slice(0, 8);
	log('error', 'internal_error', {
		reference,
		...underWay,
		name: cause instanceof Error ? cause.name : typeof cause,
		where: placeOf(cause)
	});
	return { message: 'Verdict made a mistake. Nothing was stored.', code: 'internal', reference };
}
