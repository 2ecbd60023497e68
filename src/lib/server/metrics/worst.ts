import type { Month } from '$lib/time/month';
import type { KpiDefinition, Part, Role, RolePart } from './definition';
import { leftOutOf, type LeftOut, type LeftOutCell } from './left-out';
import type { Reading } from './reading';
import type { Value } from './values';
import { VIEWS } from './views';

/** The value that a KPI would have in a place if all that was left out counted against it; null where that says nothing. */
export type Worst = (site: string | null, month: Month, value: Value | undefined) => number | null;

/** Amounts to be added to numerator and denominator of a place; null: they are not known. */
type Addend = (site: string | null, month: Month, value: Value | undefined) => number | null;

const NOTHING: Worst = () => null;

/**
 * How bad a KPI can be, k being what was left out of its site and month (a row that tells no month counts in each, one
 * that tells no site at each):
 * - a share of the same rows: (numerator + k if down is good) / (denominator + k);
 * - a share or rate whose numerator alone is of this kind, down is good: (numerator + k) / denominator, k being the units or
 *   the sum that the numerator would have of them; a row that tells no number of units has one;
 * - a yield reckoned from what was reworked: (numerator − k) / denominator, not below zero;
 * - a stock: value + k, k being all that was left out up to that month: it may be there still;
 * - an amount of money: value + k, if each row tells its amount.
 * Null for durations, for what is reckoned from the calendar, for complaints counted with the order lines they name, and where
 * rows of this kind could only better the value or hold amounts that nobody knows (volumes, measures). A unit counts once, however many
 * of its rows were left out; one that the store knows from an earlier file counts beside what is known of it.
 */
export async function worstOf(reading: Reading, kpi: KpiDefinition, leftOut: LeftOut | null): Promise<Worst> {
	if (!leftOut || kpi.direction === 'neutral' || kpi.compute) return NOTHING;
	const own = kpi.parts.filter(({ part }) => VIEWS[part.view].kind === leftOut.kind);
	const role = (name: Role) => own.filter((one) => one.role === name);
	const [numerator, denominator, otherwise] = [role('numerator'), role('denominator'), role('otherwise')];
	const against = kpi.direction === 'down' ? 1 : 0;
	if (leftOut.kind === 'volumes' || leftOut.kind === 'measures' || own.some(({ part }) => part.form === 'days'))
		return NOTHING;
	if (own.some(({ part }) => part.view === 'linked_complaints')) return NOTHING;
	if (kpi.measure === 'share' && denominator.length > 0) {
		const added = await addendOf(reading, leftOut, denominator, false);
		return ratio(added, against, 1);
	}
	if (kpi.direction === 'up') {
		if (otherwise.length === 0) return NOTHING;
		const reworked = await addendOf(reading, leftOut, otherwise, true);
		return ratio((...place) => (place[2]?.remark === 'derived' ? reworked(...place) : 0), -1, 0);
	}
	if (numerator.length === 0) return NOTHING;
	// Of money a row that tells no amount is not known, of units it is one.
	const added = await addendOf(reading, leftOut, numerator, kpi.measure !== 'money');
	if (kpi.measure === 'share' || kpi.measure === 'rate') return ratio(added, 1, 0);
	return (site, month, value) => plus(value?.value ?? null, added(site, month, value));
}

const plus = (value: number | null, added: number | null): number | null =>
	added === null || (value === null && added === 0) ? null : (value ?? 0) + added;

/** The ratio with so many times the addend in its numerator and denominator. */
function ratio(added: Addend, inNumerator: number, inDenominator: number): Worst {
	return (site, month, value) => {
		const more = added(site, month, value);
		if (more === null) return null;
		const numerator = Math.max(0, (value?.numerator ?? 0) + inNumerator * more);
		const denominator = (value?.denominator ?? 0) + inDenominator * more;
		return denominator === 0 ? null : numerator / denominator;
	};
}

async function addendOf(
	reading: Reading,
	leftOut: LeftOut,
	parts: readonly RolePart[],
	belongs: boolean
): Promise<Addend> {
	const told: { use: RolePart; cells: LeftOutCell[] }[] = [];
	for (const use of parts) {
		if (use.part.form === 'days') continue;
		told.push({ use, cells: await leftOutOf(reading, leftOut, use.part, belongs) });
	}
	return (site, month) => {
		let sum = 0;
		for (const { use, cells } of told) {
			if (!holdsIn(use, month)) continue;
			const here = cells.filter((cell) => isHere(cell, use.part, site, month));
			if (here.some((cell) => cell.unknown)) return null;
			const summed = use.part.form === 'sum' && use.part.value !== null;
			sum += here.reduce((total, { units, amount }) => total + (summed ? amount : units), 0);
		}
		return sum;
	};
}

const holdsIn = ({ from, until }: RolePart, month: Month): boolean =>
	(from === null || month >= from) && (until === null || month < until);

function isHere(cell: LeftOutCell, { form }: Part, site: string | null, month: Month): boolean {
	const there = site === null || cell.site === null || cell.site === site;
	const then = cell.month === null || (form === 'stock' ? cell.month <= month : cell.month === month);
	return there && then;
}
