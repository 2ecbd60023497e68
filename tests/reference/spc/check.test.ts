import { describe, expect, it } from 'vitest';
import { loadCases, type Case } from './cases';
import { checkCase } from './check';

const cases = loadCases(import.meta.dirname);

type Leaf = string | number | boolean | null;

/** Copies of a value in which one leaf says something else: of a list its first and last entry. */
function* altered(value: unknown): Generator<unknown> {
	if (Array.isArray(value)) {
		yield [...value, 0];
		const ends = value.length === 0 ? [] : new Set([0, value.length - 1]);
		for (const index of ends)
			for (const other of altered(value[index])) yield value.map((kept, at) => (at === index ? other : kept));
	} else if (typeof value === 'object' && value !== null) {
		for (const [key, entry] of Object.entries(value))
			for (const other of altered(entry)) yield { ...value, [key]: other };
	} else yield otherThan(value as Leaf);
}

function otherThan(leaf: Leaf): Leaf {
	if (typeof leaf === 'number') return leaf + Math.max(1e-7, Math.abs(leaf) * 1e-5);
	if (typeof leaf === 'boolean') return !leaf;
	return leaf === null ? 0.123 : `not ${leaf}`;
}

describe('the check', () => {
	it('misses whatever is altered in what a case expects', () => {
		for (const item of cases)
			for (const expected of altered(item.expected)) {
				const misses = checkCase({ ...item, expected });
				expect(misses.length, `${item.id}: ${JSON.stringify(expected)}`).toBeGreaterThan(0);
			}
	});

	const item = cases[0] as Case;
	it.each([
		['a kind that it does not know', { kind: 'anova' }],
		['a chart that it does not know', { kind: 'control_chart', chart: 'cusum' }],
		['a field that it does not know', { expected: { ...item.expected, cpk: 1.33 } }],
		['a case that expects nothing', { expected: {} }]
	])('misses %s', (_, change) => {
		expect(checkCase({ ...item, ...change })).toHaveLength(1);
	});

	it('goes by kind and chart, not by names', () => {
		const renamed = cases.map((one) => ({ ...one, id: 'x', title: '', file: 'other.json' }));
		expect(renamed.flatMap(checkCase)).toEqual([]);
	});
});
