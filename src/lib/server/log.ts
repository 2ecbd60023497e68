import type { LogLevel } from './config';

const ORDER: LogLevel[] = ['error', 'warn', 'info', 'debug'];
let threshold: LogLevel = 'info';

/** Lines less urgent than this are dropped from now on. */
export function setLogLevel(level: LogLevel): void {
	threshold = level;
}

/**
 * One line of JSON on stderr: time, level, event and what identifies it. Callers hand over codes, counts and
 * references, never cells of a file, parameters of a request or a secret.
 */
export function log(
	level: LogLevel,
	event: string,
	fields: Record<string, string | number | boolean | null> = {}
): void {
	if (ORDER.indexOf(level) > ORDER.indexOf(threshold)) return;
	process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
}
