import type { Day } from '../time/month';

/** How a stock's units are told apart by age: days of the youngest band's start, and the last day of each but the oldest. */
export interface AgeBands {
	/** Age of a unit on the first day it is in the stock: 1 where that day counts, 0 where it only begins. */
	first: 0 | 1;
	upTo: readonly number[];
}

/** Units of one age; `quantity` is what is open of them, null where the data do not say. */
export interface AgeCount {
	days: number;
	units: number;
	quantity: number | null;
}

export interface AgeBand {
	/** Days, both included; `to` null: and older. */
	from: number;
	to: number | null;
	units: number;
}

/** The age of what is in a stock at the end of a day. */
export interface Ageing {
	day: Day;
	units: number;
	/** Open quantity; null where the data do not say. */
	quantity: number | null;
	/** null for an empty stock. */
	medianDays: number | null;
	oldestDays: number | null;
	bands: AgeBand[];
}

/** Puts the units of a stock into bands; the median lies between the two middle units where their number is even. */
export function ageing(day: Day, counts: readonly AgeCount[], { first, upTo }: AgeBands): Ageing {
	const sorted = [...counts].sort((a, b) => a.days - b.days);
	const units = sorted.reduce((sum, count) => sum + count.units, 0);
	const known = sorted.flatMap(({ quantity }) => (quantity === null ? [] : [quantity]));
	const starts = [first, ...upTo.map((last) => last + 1)];
	return {
		day,
		units,
		quantity: known.length === 0 ? null : known.reduce((sum, quantity) => sum + quantity, 0),
		medianDays: units === 0 ? null : (ageAt(sorted, (units - 1) >> 1) + ageAt(sorted, units >> 1)) / 2,
		oldestDays: sorted.at(-1)?.days ?? null,
		bands: starts.map((from, index) => {
			const to = upTo[index] ?? null;
			const within = sorted.filter(({ days }) => days >= from && (to === null || days <= to));
			return { from, to, units: within.reduce((sum, count) => sum + count.units, 0) };
		})
	};
}

/** The age of the unit at a place, counted from 0, the youngest first. */
function ageAt(sorted: readonly AgeCount[], place: number): number {
	let passed = 0;
	for (const { days, units } of sorted) {
		passed += units;
		if (place < passed) return days;
	}
	throw new Error(`no unit at place ${place}`);
}
