/** Middle 80 % of estimated / true sigma on an individuals chart, by simulation of independent normal data. */
const SIMULATED = [
	{ n: 12, least: 0.67, most: 1.35 },
	{ n: 24, least: 0.77, most: 1.25 }
] as const;

/**
 * How far limits from n months may be too narrow or too wide, as multiples of their true width: four times in five the
 * estimate lies between. Linear in 1/√n through the simulated points; null below 12 months, where there are no limits.
 */
export function sigmaWidth(n: number): { least: number; most: number } | null {
	const [few, many] = SIMULATED;
	if (n < few.n) return null;
	const root = (months: number) => 1 / Math.sqrt(months);
	const share = (root(n) - root(many.n)) / (root(few.n) - root(many.n));
	const between = (from: number, to: number) => to + share * (from - to);
	return { least: between(few.least, many.least), most: between(few.most, many.most) };
}
