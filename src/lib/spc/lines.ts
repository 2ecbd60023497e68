/** What a control chart draws, one entry per point; null where there is no line. */
export interface Lines {
	centre: (number | null)[];
	lower: (number | null)[];
	upper: (number | null)[];
	/** Two sigma from the centre: the inner edge of the zone that "two of three" looks at. */
	lowerTwoSigma: (number | null)[];
	upperTwoSigma: (number | null)[];
}

/** Bounds that no value of the chart can pass, such as 0 and 1 for a share. */
export interface Range {
	least?: number;
	most?: number;
}

/** Lines at three and two sigma around the centre; sigma null at a point leaves that point without limits. */
export function linesAround(centre: number | null, sigmas: readonly (number | null)[], range: Range = {}): Lines {
	const at = (factor: number) =>
		sigmas.map((sigma) => (centre === null || sigma === null ? null : clamp(centre + factor * sigma, range)));
	return {
		centre: sigmas.map(() => centre),
		lower: at(-3),
		upper: at(3),
		lowerTwoSigma: at(-2),
		upperTwoSigma: at(2)
	};
}

function clamp(value: number, range: Range): number {
	return Math.min(Math.max(value, range.least ?? -Infinity), range.most ?? Infinity);
}
