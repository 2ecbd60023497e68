import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/** One published case; `input` and `expected` are described per kind in the README beside it. */
export interface Case {
	id: string;
	title: string;
	kind: string;
	chart?: string;
	// eslint-disable-next-line @typescript-eslint/no-explicit-any -- their shape differs by kind
	input: any;
	// eslint-disable-next-line @typescript-eslint/no-explicit-any
	expected: any;
	tolerance: Tolerance;
}

interface Tolerance {
	relative: number;
	absolute: number;
}

/** All cases of all files beside this one. */
export function loadCases(): Case[] {
	const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.json'));
	return files.flatMap((file) => {
		const set = JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
		const tolerance = { relative: set.tolerance_relative, absolute: set.tolerance_absolute };
		return set.cases.map((item: Omit<Case, 'tolerance'>) => ({ ...item, tolerance }));
	});
}

/** Holds `actual` against the expected field: numbers within the tolerance of the file, all else exactly. */
export function hold(item: Case, field: string, actual: unknown): void {
	holdValue(item.tolerance, item.expected[field], actual, field);
}

function holdValue(tolerance: Tolerance, expected: unknown, actual: unknown, at: string): void {
	if (Array.isArray(expected)) {
		expect(Array.isArray(actual) && actual.length, `${at}: length`).toBe(expected.length);
		expected.forEach((entry, index) => holdValue(tolerance, entry, (actual as unknown[])[index], `${at}[${index}]`));
	} else if (expected !== null && typeof expected === 'object') {
		for (const [key, entry] of Object.entries(expected))
			holdValue(tolerance, entry, (actual as Record<string, unknown>)[key], `${at}.${key}`);
	} else if (typeof expected === 'number') {
		expect(typeof actual, `${at}: is ${actual}`).toBe('number');
		const allowed = tolerance.absolute + tolerance.relative * Math.abs(expected);
		expect(Math.abs((actual as number) - expected), `${at}: ${actual} for ${expected}`).toBeLessThanOrEqual(allowed);
	} else {
		expect(actual, at).toBe(expected);
	}
}

/** Indexes of the entries that are set. */
export const marked = (marks: readonly unknown[]): number[] =>
	marks.flatMap((mark, index) => (mark === null ? [] : [index]));
