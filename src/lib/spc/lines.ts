type Line = (number | null)[];

/** What a control chart draws, one entry per point; null where there is no line. */
export interface Lines {
	centre: Line;
	lower: Line;
	upper: Line;
	/** One and two sigma from the centre: the edges of the zones that rules look at. */
	lowerTwoSigma: Line;
	upperTwoSigma: Line;
	lowerOneSigma: Line;
	upperOneSigma: Line;
}

/** Bounds that no value of the chart can pass, such as 0 and 1 for a share. */
export interface Range {
	least?: number;
	most?: number;
}

/** Lines at one, two and three sigma around the centre; sigma null at a point leaves that point without limits. */
export function linesAround(centre: number | null, sigmas: readonly (number | null)[], range: Range = {}): Lines {
	const at = (factor: number) =>
		sigmas.map((sigma) => (centre === null || sigma === null ? null : clamp(centre + factor * sigma, range)));
	return {
		centre: sigmas.map(() => centre),
		lower: at(-3),
		upper: at(3),
		lowerTwoSigma: at(-2),
		upperTwoSigma: at(2),
		lowerOneSigma: at(-1),
		upperOneSigma: at(1)
	};
}

/** The same lines on another scale; what the change gives back as null has no line there. */
export function mapLines(lines: Lines, change: (value: number, index: number) => number | null): Lines {
	return eachLine((name) => lines[name].map((value, index) => (value === null ? null : change(value, index))));
}

/** Joins the lines of consecutive stretches into those of the whole chart. */
export function joinLines(stretches: readonly Lines[]): Lines {
	return eachLine((name) => stretches.flatMap((lines) => lines[name]));
}

/** The lines at some of the points, in their order. */
export function linesAt(lines: Lines, indexes: readonly number[]): Lines {
	return eachLine((name) => indexes.map((index) => lines[name][index] ?? null));
}

function eachLine(draw: (name: keyof Lines) => Line): Lines {
	return {
		centre: draw('centre'),
		lower: draw('lower'),
		upper: draw('upper'),
		lowerTwoSigma: draw('lowerTwoSigma'),
		upperTwoSigma: draw('upperTwoSigma'),
		lowerOneSigma: draw('lowerOneSigma'),
		upperOneSigma: draw('upperOneSigma')
	};
}

function clamp(value: number, range: Range): number {
	return Math.min(Math.max(value, range.least ?? -Infinity), range.most ?? Infinity);
}
