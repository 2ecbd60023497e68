import { standardDeviation } from './mean';
import type { ValueCount } from './quantile';
import type { Random } from './random';

/** Months are drawn, not cases: cases of a month resemble each other, and a bootstrap over cases would not see it. */
type Months = readonly (readonly number[])[];

/** The same with the cases of a month counted by their values. */
export type CountedMonths = readonly (readonly ValueCount[])[];

/**
 * Standard error of the median of all cases, by drawing as many months as there are, with repetition. Davison and
 * Hinkley, Bootstrap Methods and their Application, 3.8. Drawn from m months a level varies by (m − 1)/m too little, which
 * is made good. Null below two months.
 */
export const medianError = (months: Months, draws: number, random: Random): number | null =>
	countedMedianError(months.map(counted), draws, random);

/** Each value of its own, as a count. */
export const counted = (values: readonly number[]): ValueCount[] => values.map((value) => ({ value, count: 1 }));

/** The same of counted cases: the work grows with the different values, not with the cases. */
export function countedMedianError(months: CountedMonths, draws: number, random: Random): number | null {
	if (months.length < 2) return null;
	const sorted = months
		.flatMap((counts, month) => counts.map(({ value, count }) => ({ value, count, month })))
		.sort((a, b) => a.value - b.value);
	const sizes = months.map((counts) => counts.reduce((sum, { count }) => sum + count, 0));
	const medians = Array.from({ length: draws }, () => {
		const times = Array<number>(months.length).fill(0);
		for (let drawn = 0; drawn < months.length; drawn++) times[Math.floor(random() * months.length)]!++;
		return medianOfDrawn(sorted, times, sizes);
	});
	return standardDeviation(medians)! * Math.sqrt(months.length / (months.length - 1));
}

/** The median when each month's cases are taken so many times: the cases are sorted once, and walked for each draw. */
function medianOfDrawn(
	sorted: readonly (ValueCount & { month: number })[],
	times: readonly number[],
	sizes: readonly number[]
): number {
	const count = sizes.reduce((sum, size, month) => sum + size * times[month]!, 0);
	const [under, over] = [Math.floor((count - 1) / 2), Math.ceil((count - 1) / 2)];
	let passed = 0;
	let lower: number | null = null;
	for (const { value, count: cases, month } of sorted) {
		passed += cases * times[month]!;
		if (lower === null && passed > under) lower = value;
		if (lower !== null && passed > over) return (lower + value) / 2;
	}
	throw new Error('months without cases have no median');
}
