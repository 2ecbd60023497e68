import { ANSWERS, type Answer } from './answers';
import type { Case, Tolerance } from './cases';
import { Difference } from './difference';

/** A place where the code says something else than the case. */
export interface Miss {
	at: string;
	expected: unknown;
	got: unknown;
}

/**
 * Holds the code against a case: every field that is expected, numbers within the tolerance of its file, all else exactly.
 * A kind, chart or field that nothing answers for is a miss, and so is a case that expects nothing.
 */
export function checkCase(item: Case): Miss[] {
	const answer = answerTo(item);
	if ('at' in answer) return [answer as Miss];
	const expected = Object.entries(item.expected ?? {});
	if (expected.length === 0) return [{ at: 'expected', expected: 'at least one field', got: item.expected }];
	return expected.flatMap(([field, value]) => compare(item.tolerance, value, answer[field], field));
}

function answerTo(item: Case): Answer | Miss {
	const answer = ANSWERS[item.kind];
	if (!answer) return { at: 'kind', expected: 'a kind of the README', got: item.kind };
	try {
		return answer(item);
	} catch (error) {
		return { at: 'input', expected: 'an answer', got: String(error) };
	}
}

function compare(tolerance: Tolerance, expected: unknown, got: unknown, at: string): Miss[] {
	if (got instanceof Difference) {
		const isPublished = compare(tolerance, expected, got.published, at).length === 0;
		return isPublished ? [] : compare(tolerance, expected, got.own, at);
	}
	if (Array.isArray(expected) && Array.isArray(got)) {
		if (got.length !== expected.length) return [{ at, expected, got }];
		return expected.flatMap((entry, index) => compare(tolerance, entry, got[index], `${at}[${index}]`));
	}
	if (isObject(expected) && isObject(got))
		return Object.entries(expected).flatMap(([key, entry]) => compare(tolerance, entry, got[key], `${at}.${key}`));
	return isClose(tolerance, expected, got) ? [] : [{ at, expected, got }];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function isClose(tolerance: Tolerance, expected: unknown, got: unknown): boolean {
	if (typeof got !== 'number' || typeof expected !== 'number') return expected === textOfInfinity(got);
	return Math.abs(got - expected) <= tolerance.absolute + tolerance.relative * Math.abs(expected);
}

/** JSON knows no infinite number: the cases write it as text. */
const textOfInfinity = (value: unknown): unknown => (value === Infinity || value === -Infinity ? String(value) : value);
