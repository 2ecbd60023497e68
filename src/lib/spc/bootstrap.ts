import { standardDeviation } from './mean';
import type { Random } from './random';

/** Months are drawn, not cases: cases of a month resemble each other, and a bootstrap over cases would not see it. */
type Months = readonly (readonly number[])[];

/**
 * Standard error of the median of all cases, by drawing as many months as there are, with repetition. Davison and
 * Hinkley, Bootstrap Methods and their Application, 3.8. Drawn from m months a level varies by (m − 1)/m too little, which
 * is made good. Null below two months.
 */
export function medianError(months: Months, draws: number, random: Random): number | null {
	if (months.length < 2) return null;
	const sorted = months
		.flatMap((values, month) => values.map((value) => ({ value, month })))
		.sort((a, b) => a.value - b.value);
	const medians = Array.from({ length: draws }, () => {
		const times = Array<number>(months.length).fill(0);
		for (let drawn = 0; drawn < months.length; drawn++) times[Math.floor(random() * months.length)]!++;
		return medianOfDrawn(sorted, times, months);
	});
	return standardDeviation(medians)! * Math.sqrt(months.length / (months.length - 1));
}

/** The median when each month's cases are taken so many times: the cases are sorted once, and walked for each draw. */
function medianOfDrawn(sorted: readonly { value: number; month: number }[], times: number[], months: Months): number {
	const count = months.reduce((sum, values, month) => sum + values.length * times[month]!, 0);
	const [under, over] = [Math.floor((count - 1) / 2), Math.ceil((count - 1) / 2)];
	let passed = 0;
	let lower: number | null = null;
	for (const { value, month } of sorted) {
		passed += times[month]!;
		if (lower === null && passed > under) lower = value;
		if (lower !== null && passed > over) return (lower + value) / 2;
	}
	throw new Error('months without cases have no median');
}
