import { describe, expect, it } from 'vitest';
import type { Ageing } from '$lib/metrics/ageing';
import type { Kpi } from '$lib/metrics/kpi';
import { ageingWords, bandWords } from './ageing-words';

const kpi = { words: { all: 'overdue lines', part: 'overdue' } } as Kpi;
const aged = (rest: Partial<Ageing>): Ageing => ({
	...{ day: '2026-10-31', units: 8, quantity: null, medianDays: 4.5, oldestDays: 41 },
	bands: [
		{ from: 1, to: 30, units: 6 },
		{ from: 31, to: null, units: 2 }
	],
	...rest
});

describe('the age of a stock in words', () => {
	it('names the bands by their days', () => {
		expect(aged({}).bands.map(bandWords)).toEqual(['1–30 days', 'more than 30 days']);
	});

	it('says the middle, the oldest, how many are in the oldest band and what is open', () => {
		expect(ageingWords(kpi, aged({ quantity: 1240 }))).toBe(
			'Half of them for 4.5 days or less, the oldest for 41 days. 2 of them more than 30 days. 1,240 units are still to be delivered.'
		);
	});

	it('speaks of one case and of none as such', () => {
		const none = { units: 0, medianDays: null, oldestDays: null, bands: [] };
		expect(ageingWords(kpi, aged(none))).toBe('No overdue lines.');
		expect(ageingWords(kpi, aged({ units: 1, medianDays: 1, oldestDays: 1, bands: [] }))).toBe('One, for 1 day.');
	});
});
