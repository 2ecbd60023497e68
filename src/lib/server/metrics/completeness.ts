import type { Dimension } from '$lib/metrics/kpi';
import type { Scope } from '$lib/metrics/views';
import type { Month } from '$lib/time/month';
import { calendarOf } from './calendar';
import { KINDS } from './coverage';
import type { Measured } from './definition';
import { markedAt, marksOf } from './months';
import type { Reading } from './reading';

/** Cells with an import in force, of the cells that the calendar expects: those of each kind and site that are due. */
export async function completeness(
	reading: Reading,
	scope: Scope,
	by: Dimension | null
): Promise<Map<string, Map<Month, Measured>>> {
	const { dues } = await marksOf(reading);
	const groups = new Map<string, Map<Month, Measured>>();
	for (const kind of KINDS)
		for (const { site, cells } of await calendarOf(reading, kind)) {
			if (scope.site !== undefined && scope.site !== site) continue;
			const months = groups.get(by === 'site' ? site : '') ?? new Map<Month, Measured>();
			groups.set(by === 'site' ? site : '', months);
			for (const [month, { importIds }] of cells)
				if (markedAt(dues, month) !== null) months.set(month, withCell(months.get(month), importIds.length > 0));
		}
	return groups;
}

function withCell(before: Measured | undefined, came: boolean): Measured {
	const numerator = (before?.numerator ?? 0) + (came ? 1 : 0);
	const denominator = (before?.denominator ?? 0) + 1;
	return { value: numerator / denominator, numerator, denominator, n: denominator, remark: null };
}
