import { monthIndex, type Month } from '$lib/time/month';
import { knownRoles } from '../metrics/known-roles';
import type { Reading } from '../metrics/reading';
import { columnsOf } from '../metrics/values';
import type { ExploredSubject } from './subjects';

/** Months as an extract holds them; null: all. */
export interface KnownMonths {
	/** Of which all is known that the value needs: where one kind has not spoken yet, rows of the other say nothing. */
	told: number[] | null;
	/** Of which the second-best way of reckoning is known. */
	derived: number[] | null;
}

/** For which months a number made of several kinds can be told. */
export async function knownMonths(reading: Reading, { kpi }: ExploredSubject): Promise<KnownMonths> {
	const sides = kpi === null ? [] : columnsOf(kpi);
	if (kpi === null || new Set(sides.map(({ table }) => table.kind)).size < 2) return { told: null, derived: null };
	const known = (await knownRoles(reading, sides))(null);
	const isRatio = kpi.measure === 'share' || kpi.measure === 'rate';
	const roles = (month: Month) => known.of(month, undefined);
	const told = (month: Month) => {
		const { numerator, denominator } = roles(month);
		return numerator !== null && !(isRatio && denominator === null);
	};
	const months = [...new Set(known.months)];
	return {
		told: months.filter(told).map(monthIndex),
		derived: months.filter((month) => roles(month).otherwise !== null).map(monthIndex)
	};
}
