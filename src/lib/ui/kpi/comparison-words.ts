import type { Comparison } from '$lib/metrics/comparison';
import { formatCount } from '$lib/metrics/format';
import { dimensionCounted } from '../scope-query';

const SOME = 0.5;

/** How many stand out, beside how many would by chance: "2 of 412 customers stand out; about 1 would by chance." */
export function comparisonWords({ by, ranked, outside, expectedOutside, dispersion }: Comparison): string {
	const all = `${formatCount(ranked)} ${dimensionCounted(by, ranked)}`;
	const said =
		outside === 0
			? `None of ${all} stands out: what they differ by, chance explains for their size.`
			: `${formatCount(outside)} of ${all} ${outside === 1 ? 'stands' : 'stand'} out; ${byChance(expectedOutside)} would by chance.`;
	return dispersion > 1 ? `${said} ${widened(dispersion, by)}` : said;
}

const byChance = (expected: number): string =>
	expected < SOME ? 'hardly one' : `about ${formatCount(Math.round(expected))}`;

const widened = (dispersion: number, by: Comparison['by']): string =>
	`All ${dimensionCounted(by, 2)} vary more than chance explains, so the limits are ${Math.sqrt(dispersion).toFixed(1)} times as wide.`;

/** What is not held against the limits: "14 customers with fewer than 10 are not ranked."; nothing where all are. */
export function unrankedWords({ by, unranked }: Comparison, least: number): string {
	if (unranked === 0) return '';
	return `${formatCount(unranked)} ${dimensionCounted(by, unranked)} with fewer than ${least} ${unranked === 1 ? 'is' : 'are'} not ranked.`;
}

/** A group's place in a word. */
export const PLACES = { better: 'better', worse: 'worse', high: 'higher', low: 'lower' } as const;
