import type { DataKind } from '$lib/metrics/kpi';
import type { Month } from '$lib/time/month';
import { coveredMonths } from './cells';
import type { RoleValues } from './definition';
import type { Side } from './parts-apart';
import type { Reading } from './reading';

/** Where a kind has spoken for a month, a role without rows is zero; where it has not, it is not known. */
export async function knownRoles(reading: Reading, sides: readonly Side[], site: string | null) {
	const tellers = tellersByRole(sides);
	const covered = new Map<Teller, Set<Month>>();
	for (const teller of [...tellers.values()].flat())
		covered.set(teller, await coveredMonths(reading, teller.kind, site, teller.field));
	return {
		months: [...covered.values()].flatMap((some) => [...some]),
		of(month: Month, some: RoleValues | undefined): RoleValues {
			const roles: RoleValues = {};
			for (const [role, told] of tellers)
				roles[role] = some?.[role] ?? (told.some((teller) => covered.get(teller)?.has(month)) ? 0 : null);
			return roles;
		}
	};
}

/** What has to have spoken for a month so that no rows mean zero. */
interface Teller {
	kind: DataKind;
	field: string | null;
}

function tellersByRole(sides: readonly Side[]): Map<keyof RoleValues, Teller[]> {
	const tellers = new Map<keyof RoleValues, Teller[]>();
	for (const { table, columns } of sides)
		for (const { use } of columns) {
			if (use.role === 'days') continue;
			const field = (use.part.form === 'sum' && use.part.field) || null;
			const same = tellers.get(use.role) ?? [];
			if (!same.some((teller) => teller.kind === table.kind && teller.field === field))
				tellers.set(use.role, [...same, { kind: table.kind, field }]);
		}
	return tellers;
}
