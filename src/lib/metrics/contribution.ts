import { normalQuantileTwoSided } from '../spc/gamma';
import type { Interval } from '../spc/interval';
import { addEffects, settled } from '../spc/exact-effects';
import { kitagawa, ratioOf, type Effects, type SummedEffects, type Twice } from '../spc/kitagawa';
import { familyConfidence, recoveredInterval } from '../spc/recovery';
import { addSums, chanceFor, type Basis, type Chance, type Sums } from './contribution-chance';
import { explainedBy } from './contribution-explained';
import { completed, evenly, type NamedSums } from './contribution-groups';
import { effectVariances, termsOf } from './contribution-terms';
import type { Dimension } from './kpi';

/** An effect, and whether chance alone could show it; null where chance is not known. */
export interface Told {
	effect: number;
	interval: Interval | null;
	mayBeNoise: boolean | null;
}

/** What one group, or the rest of them together, adds to the change. */
export interface Contribution {
	/** The value of the group itself; null where it has none. */
	before: number | null;
	after: number | null;
	/** Its part of all denominators; null for amounts. */
	weightBefore: number | null;
	weightAfter: number | null;
	/** In sum `total`, exactly; null for amounts, which have no mix. */
	rate: number | null;
	mix: number | null;
	interaction: number | null;
	total: number;
	/** Of the total; all of a dimension hold together with 95 %. */
	interval: Interval | null;
	mayBeNoise: boolean | null;
}

export interface DimensionChange {
	by: Dimension;
	/** How many groups there are, shown or not. */
	groups: number;
	/** Confidence of each interval by itself, so that all hold together. */
	confidence: number;
	/** Part of the movement by which the groups differ beyond chance, or that their mix brought; null: not known. */
	explained: number | null;
	/** Effects of all groups together, those of all dimensions hold together with 95 %; null for amounts. */
	rate: Told | null;
	mix: Told | null;
	interaction: number | null;
	/** The largest first. */
	rows: (Contribution & { name: string })[];
	/** The groups beyond these, in one; null where all are shown. */
	rest: (Contribution & { groups: number }) | null;
}

/** The change of a KPI between two periods, and what each group of each dimension adds to it. */
export interface Decomposition {
	basis: Basis;
	before: number;
	after: number;
	/** after − before; the totals of each dimension make it up exactly. */
	change: number;
	interval: Interval | null;
	mayBeNoise: boolean | null;
	/** How much more the values vary than chance explains, as a ratio of variances. */
	dispersion: number | null;
	/** Those that explain most come first. */
	dimensions: DimensionChange[];
}

export interface ToDecompose {
	basis: Basis;
	dispersion: number | null;
	whole: Twice<Sums>;
	dimensions: readonly { by: Dimension; groups: readonly NamedSums[] }[];
	/** Groups told one by one; the others are the rest. */
	most: number;
}

export const CONFIDENCE = 0.95;

/** Tells a change apart by each dimension; null where a period has nothing to divide by. */
export function decompose({ basis, dispersion, whole, dimensions, most }: ToDecompose): Decomposition | null {
	const [from, to] = [ratioOf(whole.before), ratioOf(whole.after)];
	if (from === null || to === null) return null;
	const full = dimensions.map(({ by, groups }) => ({ by, groups: completed(basis, groups, whole) }));
	const exact = settled(
		from,
		to,
		full.map(({ groups }) => effectsOf(basis, groups))
	);
	const { before, after, change } = exact;
	const chance = chanceFor(basis, [whole], dispersion);
	const interval = chance && contributionInterval('amount', whole, whole, chance, CONFIDENCE);
	const told = full.map(({ by, groups }, at) =>
		dimensionChange({ by, basis, groups, whole, dispersion, most, family: full.length }, exact.lists[at] ?? [])
	);
	told.sort((a, b) => (b.explained ?? -1) - (a.explained ?? -1) || a.groups - b.groups);
	return { basis, before, after, change, interval, mayBeNoise: holdsZero(interval), dispersion, dimensions: told };
}

function effectsOf(basis: Basis, groups: readonly NamedSums[]): Effects[] {
	if (basis !== 'amount') return kitagawa(groups) ?? [];
	return groups.map(({ before, after }) => ({
		rate: (ratioOf(after) ?? 0) - (ratioOf(before) ?? 0),
		mix: 0,
		interaction: 0
	}));
}

type OneDimension = Omit<ToDecompose, 'dimensions'> & {
	by: Dimension;
	groups: NamedSums[];
	/** How many dimensions are told side by side. */
	family: number;
};

function dimensionChange(given: OneDimension, effects: readonly SummedEffects[]): DimensionChange {
	const { by, basis, groups, whole, dispersion, most, family } = given;
	const chance = chanceFor(basis, groups, dispersion);
	const confidence = familyConfidence(CONFIDENCE, groups.length);
	const ranked = groups
		.map((group, at) => ({ group, effect: effects[at]! }))
		.sort((a, b) => Math.abs(b.effect.total) - Math.abs(a.effect.total) || (a.group.name < b.group.name ? -1 : 1));
	const row = (some: typeof ranked): Contribution => {
		const group = {
			before: addSums(some.map(({ group: { before } }) => before)),
			after: addSums(some.map(({ group: { after } }) => after))
		};
		const sized = basis === 'amount' ? { ...group, ...evenly(group, whole) } : group;
		const effect = addEffects(some.map(({ effect: one }) => one));
		return contribution(
			basis,
			whole,
			sized,
			effect,
			chance && contributionInterval(basis, whole, sized, chance, confidence)
		);
	};
	const [shown, others] = [ranked.slice(0, most), ranked.slice(most)];
	const all = addEffects(effects);
	const [rate, mix] = effectVariances(groups, whole, chance);
	const told = (effect: number, variance: number | null) =>
		basis === 'amount' ? null : tell(effect, variance, familyConfidence(CONFIDENCE, family));
	return {
		by,
		groups: groups.length,
		confidence,
		explained: explainedBy({ basis, groups, whole, dispersion, chance, mix: all.mix, mixVariance: mix }),
		rate: told(all.rate, rate),
		mix: told(all.mix, mix),
		interaction: basis === 'amount' ? null : all.interaction,
		rows: shown.map((one) => ({ name: one.group.name, ...row([one]) })),
		rest: others.length === 0 ? null : { groups: others.length, ...row(others) }
	};
}

function contribution(
	basis: Basis,
	whole: Twice<Sums>,
	{ before, after }: Twice<Sums>,
	{ rate, mix, interaction, total }: SummedEffects,
	interval: Interval | null
): Contribution {
	const isAmount = basis === 'amount';
	const weight = (part: Sums, all: Sums) => (isAmount ? null : part.denominator / all.denominator);
	return {
		before: ratioOf(before),
		after: ratioOf(after),
		weightBefore: weight(before, whole.before),
		weightAfter: weight(after, whole.after),
		rate: isAmount ? null : rate,
		mix: isAmount ? null : mix,
		interaction: isAmount ? null : interaction,
		total,
		interval,
		mayBeNoise: holdsZero(interval)
	};
}

/** Interval of what a group adds; null where one of its parts has none. */
function contributionInterval(
	basis: Basis,
	whole: Twice<Sums>,
	group: Twice<Sums>,
	chance: Chance,
	confidence: number
): Interval | null {
	const terms = termsOf(basis, whole, group).map(({ weight, sums }) => {
		const interval = chance.interval(sums, confidence);
		return interval && { weight, estimate: sums.numerator / sums.denominator, interval };
	});
	return terms.every((term) => term !== null) ? recoveredInterval(terms) : null;
}

function tell(effect: number, variance: number | null, confidence: number): Told {
	const half = variance === null ? null : normalQuantileTwoSided(confidence) * Math.sqrt(variance);
	const interval = half === null ? null : { lower: effect - half, upper: effect + half };
	return { effect, interval, mayBeNoise: holdsZero(interval) };
}

const holdsZero = (interval: Interval | null): boolean | null => interval && interval.lower <= 0 && interval.upper >= 0;
