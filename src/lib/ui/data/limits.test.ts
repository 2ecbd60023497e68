import { describe, expect, it } from 'vitest';
import { limitsAt, limitsSentence, trackOf } from './limits';

const limits = { lower: 0.944, centre: 0.96, upper: 0.981 };
const point = (month: string, lower: number | null) => ({ month, lower, centre: 0.9, upper: lower && 1 });

describe('limitsAt', () => {
	const points = [point('2026-07', 0.9), point('2026-08', 0.8), point('2026-09', null)];
	it('takes those of the month', () => expect(limitsAt(points, '2026-07')?.lower).toBe(0.9));
	it('takes the latest before a month that has none', () => expect(limitsAt(points, '2026-09')?.lower).toBe(0.8));
	it('takes none from later months', () => expect(limitsAt(points, '2026-06')).toBeNull());
});

describe('trackOf', () => {
	it('places values and limits on one scale, with air', () =>
		expect(trackOf({ from: 1, to: 3, worst: 2 }, { lower: 2, centre: 4, upper: 5 })).toEqual({
			now: 13.8,
			worst: 64.4,
			lower: 64.4,
			after: 115,
			centre: 165.6,
			upper: 216.2
		}));
	it('does without limits, or without a first value', () => {
		expect(trackOf({ from: 1, to: 3, worst: null }, null)).toMatchObject({ now: 13.8, after: 216.2, lower: null });
		expect(trackOf({ from: null, to: 0.944, worst: null }, limits)).toMatchObject({ now: null, after: 13.8 });
		expect(trackOf({ from: null, to: 3, worst: null }, null)).toBeNull();
	});
	it('draws nothing without a value', () => expect(trackOf({ from: null, to: null, worst: null }, limits)).toBeNull());
});

describe('limitsSentence', () => {
	it.each([
		[0.936, 0.939, 'It stays below its lower limit.'],
		[0.95, 0.96, 'It stays between its limits.'],
		[0.95, 0.93, 'It falls below its lower limit: look for a cause.'],
		[0.95, 0.99, 'It rises above its upper limit: look for a cause.'],
		[0.93, 0.95, 'It comes back between its limits.'],
		[null, 0.95, 'It lies between its limits.'],
		[null, 0.99, 'It lies above its upper limit.'],
		[0.95, null, '']
	])('%s to %s: %s', (from, to, words) => expect(limitsSentence({ from, to }, limits)).toBe(words));
	it('is silent without limits', () => expect(limitsSentence({ from: 1, to: 2 }, null)).toBe(''));
});
