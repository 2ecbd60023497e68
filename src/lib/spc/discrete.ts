/** A distribution on whole numbers that rises to its mode and falls from it. */
export interface Discrete {
	least: number;
	/** Infinity where there is none. */
	most: number;
	mode: number;
	/** P(k + 1) / P(k). */
	ratio(k: number): number;
}

/** Weights below this, next to that of the mode, add nothing to any sum. */
const NOTHING = 1e-30;

/** Numbers worth counting with their probabilities, ascending: from the mode outwards, so that no factorial is needed. */
export function probabilities({ least, most, mode, ratio }: Discrete): { first: number; chances: Float64Array } {
	const up: number[] = [];
	for (let k = mode, weight = 1; k < most; k++) {
		weight *= ratio(k);
		if (weight < NOTHING) break;
		up.push(weight);
	}
	const down: number[] = [];
	for (let k = mode, weight = 1; k > least; k--) {
		weight /= ratio(k - 1);
		if (weight < NOTHING) break;
		down.push(weight);
	}
	const weights = Float64Array.from([...down.reverse(), 1, ...up]);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	return { first: mode - down.length, chances: weights.map((weight) => weight / total) };
}

/** What R calls not more likely: outcomes as likely as the observed one but for rounding count. */
const AS_LIKELY = 1 + 1e-7;

/** Two-sided exact p-value: the chance of all outcomes that are not more likely than the observed one. */
export function exactTwoSided(distribution: Discrete, observed: number): number {
	const { first, chances } = probabilities(distribution);
	const own = (chances[observed - first] ?? 0) * AS_LIKELY;
	return Math.min(
		1,
		chances.reduce((sum, chance) => (chance <= own ? sum + chance : sum), 0)
	);
}

/** Numbers of successes in n tries with the same chance each. */
export function binomial(n: number, chance: number): Discrete {
	const odds = chance / (1 - chance);
	const mode = Math.min(n, Math.floor((n + 1) * chance));
	return { least: 0, most: n, mode, ratio: (k) => ((n - k) / (k + 1)) * odds };
}

/** Successes among `first` when `successes` fall by chance on `first` and `second` units: a table with fixed margins. */
export function hypergeometric(first: number, second: number, successes: number): Discrete {
	return {
		least: Math.max(0, successes - second),
		most: Math.min(successes, first),
		mode: Math.floor(((successes + 1) * (first + 1)) / (first + second + 2)),
		ratio: (k) => ((successes - k) / (k + 1)) * ((first - k) / (second - successes + k + 1))
	};
}
