import type { Twice } from '../spc/kitagawa';
import { addSums, type Basis, type Sums } from './contribution-chance';

/** A group with what it counts in both periods. */
export interface NamedSums extends Twice<Sums> {
	name: string;
}

/** Where rows that name no group stand. */
export const UNASSIGNED = 'unassigned';

const NOTHING: Sums = { numerator: 0, denominator: 0, squares: 0 };
const ROUNDING = 1e-9;

/** Groups make up the whole: what no group holds is put to those that name none. Groups of nothing are none. */
export function completed(basis: Basis, given: readonly NamedSums[], whole: Twice<Sums>): NamedSums[] {
	const filled = given.filter(({ before, after }) => !isNothing(basis, before) || !isNothing(basis, after));
	const groups = basis === 'amount' ? filled.map((group) => ({ ...group, ...evenly(group, whole) })) : filled;
	const held = { before: heldBy(basis, groups, whole, 'before'), after: heldBy(basis, groups, whole, 'after') };
	if (isSame(held.before, whole.before) && isSame(held.after, whole.after)) return groups;
	const none = groups.find(({ name }) => name === UNASSIGNED) ?? { before: NOTHING, after: NOTHING };
	const added = (period: 'before' | 'after') => addSums([none[period], minus(whole[period], held[period])]);
	const unassigned = { name: UNASSIGNED, before: added('before'), after: added('after') };
	return [
		...groups.filter((group) => group !== none),
		basis === 'amount' ? { ...unassigned, ...evenly(unassigned, whole) } : unassigned
	];
}

const isNothing = (basis: Basis, { numerator, denominator }: Sums): boolean =>
	numerator === 0 && (basis === 'amount' || denominator === 0);

/** The months of a period are the same for each group: of several amounts they count once. */
export const evenly = (group: Twice<Sums>, whole: Twice<Sums>): Twice<Sums> => ({
	before: { ...group.before, denominator: whole.before.denominator },
	after: { ...group.after, denominator: whole.after.denominator }
});

function heldBy(basis: Basis, groups: readonly NamedSums[], whole: Twice<Sums>, period: 'before' | 'after'): Sums {
	const held = addSums(groups.map((group) => group[period]));
	return basis === 'amount' ? { ...held, denominator: whole[period].denominator } : held;
}

function isSame(a: Sums, b: Sums): boolean {
	const alike = (x: number, y: number) => Math.abs(x - y) <= ROUNDING * Math.max(Math.abs(x), Math.abs(y));
	return alike(a.numerator, b.numerator) && alike(a.denominator, b.denominator);
}

/** Sums without a part of them. */
export const minus = (all: Sums, part: Sums): Sums => ({
	numerator: all.numerator - part.numerator,
	denominator: all.denominator - part.denominator,
	squares: (all.squares ?? 0) - (part.squares ?? 0)
});
