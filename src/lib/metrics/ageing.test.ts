import { describe, expect, it } from 'vitest';
import { ageing } from './ageing';

const BANDS = { first: 1, upTo: [7, 30] } as const;
const count = (days: number, units = 1, quantity: number | null = null) => ({ days, units, quantity });

describe('the age of a stock', () => {
	it('is told in bands whose ends belong to them', () => {
		const { bands, units, oldestDays } = ageing(
			'2026-10-31',
			[count(31), count(1), count(7, 2), count(8), count(30)],
			BANDS
		);
		expect(bands).toEqual([
			{ from: 1, to: 7, units: 3 },
			{ from: 8, to: 30, units: 2 },
			{ from: 31, to: null, units: 1 }
		]);
		expect([units, oldestDays]).toEqual([6, 31]);
	});

	it('has its median between the two middle units', () => {
		expect(ageing('2026-10-31', [count(2, 2), count(10)], BANDS).medianDays).toBe(2);
		expect(ageing('2026-10-31', [count(2, 2), count(9, 2)], BANDS).medianDays).toBe(5.5);
	});

	it('is unknown for an empty stock, which has empty bands', () => {
		const empty = ageing('2026-10-31', [], { first: 0, upTo: [7] });
		expect(empty).toMatchObject({ units: 0, quantity: null, medianDays: null, oldestDays: null });
		expect(empty.bands).toEqual([
			{ from: 0, to: 7, units: 0 },
			{ from: 8, to: null, units: 0 }
		]);
	});

	it('sums the quantities that are known, and says so where none is', () => {
		expect(ageing('2026-10-31', [count(2, 2, 40), count(9, 1, null)], BANDS).quantity).toBe(40);
		expect(ageing('2026-10-31', [count(2, 2)], BANDS).quantity).toBeNull();
	});
});
