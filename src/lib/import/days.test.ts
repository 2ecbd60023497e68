import { describe, expect, it } from 'vitest';
import { certainMonths, daysOfField, mayBeSwapped, suspectSwap, type DayCount } from './days';

const two = (number: number) => String(number).padStart(2, '0');
/** Rows of the first twelve days of September, as they read with day and month swapped. */
const swapped: DayCount[] = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12].map((day) => ({
	day: `2026-${two(day)}-09`,
	rows: 2
}));
const september = { from: '2026-09', to: '2026-09' };
const days = (month: string, from: number, to: number): DayCount[] =>
	Array.from({ length: to - from + 1 }, (_, at) => ({ day: `${month}-${two(from + at)}`, rows: 1 }));

describe('the histogram of a date field', () => {
	it('counts the rows of each day, month by month', () => {
		const counts = [
			{ day: '2026-09-30', rows: 4 },
			{ day: '2026-08-01', rows: 2 },
			{ day: '2026-09-01', rows: 3 }
		];
		const { months, earlier } = daysOfField('date', counts);
		expect(earlier).toBe(0);
		expect(months.map(({ month }) => month)).toEqual(['2026-08', '2026-09']);
		expect(months.map(({ days }) => days.length)).toEqual([31, 31]);
		expect(months[0]?.days.slice(0, 2)).toEqual([2, 0]);
		expect([months[1]?.days[0], months[1]?.days[29], months[1]?.days[30]]).toEqual([3, 4, 0]);
	});

	it('shows the 36 latest months and sums up the rest', () => {
		const counts = Array.from({ length: 40 }, (_, at) => ({
			day: `${2023 + Math.floor(at / 12)}-${two((at % 12) + 1)}-05`,
			rows: 2
		}));
		const { months, earlier } = daysOfField('date', counts);
		expect([months.length, months[0]?.month, months.at(-1)?.month, earlier]).toEqual([36, '2023-05', '2026-04', 8]);
	});

	it('of a column without a day is empty', () =>
		expect(daysOfField('date', [])).toEqual({ field: 'date', months: [], earlier: 0 }));
});

describe('swapped day and month', () => {
	it('are suspected where the column lies with the others only once swapped', () =>
		expect(suspectSwap(swapped, september)).toEqual({ from: '2026-01', to: '2026-12' }));

	it('are suspected where the days that cannot be swapped lie elsewhere than the rest', () =>
		expect(suspectSwap([...swapped, ...days('2026-09', 13, 30)], null)).toEqual({ from: '2026-01', to: '2026-12' }));

	it('are not suspected where nothing says what is expected', () => {
		expect(mayBeSwapped(swapped)).toBe(true);
		expect(suspectSwap(swapped, null)).toBeNull();
	});

	it('are not suspected of a year that is told day by day', () => {
		const year = Array.from({ length: 12 }, (_, at) => days(`2026-${two(at + 1)}`, 1, 28)).flat();
		expect(suspectSwap(year, september)).toBeNull();
	});

	it('are not suspected where the others are spread as widely', () =>
		expect(suspectSwap(swapped, { from: '2026-01', to: '2026-12' })).toBeNull());

	it('need six months and ten rows', () => {
		const few = swapped.map((count) => ({ ...count, rows: 1 }));
		expect(suspectSwap(few.slice(0, 5), september)).toBeNull();
		expect(suspectSwap(few.slice(0, 9), september)).toBeNull();
		expect(suspectSwap(few.slice(0, 10), september)).not.toBeNull();
	});

	it('need nearly all rows to fit once swapped', () => {
		const others = { day: '2026-03-04', rows: 1 };
		expect(suspectSwap([...swapped, others], september)).not.toBeNull();
		expect(suspectSwap([...swapped, { ...others, rows: 2 }], september)).toBeNull();
	});
});

it('tells where a column certainly lies from three days behind the 12th on', () => {
	expect(certainMonths(days('2026-09', 1, 14))).toBeNull();
	expect(certainMonths([...days('2026-08', 12, 13), ...days('2026-10', 30, 31)])).toEqual({
		from: '2026-08',
		to: '2026-10'
	});
});
