import { expect, it } from 'vitest';
import type { Comparison } from '$lib/metrics/comparison';
import { comparisonWords, unrankedWords } from './comparison-words';

const of = (parts: Partial<Comparison>): Comparison => ({
	...{ by: 'customer', from: '2026-01', to: '2026-09', centre: 0.9, dispersion: 1, ranked: 412, unranked: 0 },
	...{ outside: 0, expectedOutside: 0.8, groups: [], curve: [] },
	...parts
});

it.each([
	[{}, 'None of 412 customers stands out: what they differ by, chance explains for their size.'],
	[{ outside: 2 }, '2 of 412 customers stand out; about 1 would by chance.'],
	[
		{ ranked: 3, outside: 1, expectedOutside: 0.006, by: 'site' },
		'1 of 3 sites stands out; hardly one would by chance.'
	],
	[
		{ outside: 1, dispersion: 4 },
		'1 of 412 customers stands out; about 1 would by chance. All customers vary more than chance explains, so the limits are 2.0 times as wide.'
	]
] as [Partial<Comparison>, string][])('%j reads %s', (parts, words) => expect(comparisonWords(of(parts))).toBe(words));

it('says who is not ranked', () => {
	expect(unrankedWords(of({}), 10)).toBe('');
	expect(unrankedWords(of({ unranked: 1 }), 10)).toBe('1 customer with fewer than 10 is not ranked.');
	expect(unrankedWords(of({ unranked: 14 }), 10)).toBe('14 customers with fewer than 10 are not ranked.');
});
