import { monthShort } from '$lib/metrics/format';
import type { Month } from '$lib/time/month';

export interface MonthTick {
	index: number;
	text: string;
	/** January, which shows the year. */
	year: boolean;
}

/** A tick each quarter, January showing the year; `every` thins them out on a narrow chart. */
export function monthTicks(months: readonly Month[], every = 3): MonthTick[] {
	return months.flatMap((month, index) => {
		const number = Number(month.slice(5, 7)) - 1;
		if (number % every !== 0) return [];
		const year = number === 0;
		return [{ index, year, text: year ? month.slice(0, 4) : monthShort(month) }];
	});
}
