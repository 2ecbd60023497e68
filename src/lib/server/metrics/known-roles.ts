import type { DataKind } from '$lib/metrics/kpi';
import type { Month } from '$lib/time/month';
import { coveredMonths } from './cells';
import type { RoleValues } from './definition';
import type { Side } from './parts-apart';
import type { Reading } from './reading';

/** What is known of the roles of a KPI at one site, or (null) at any. */
export interface KnownRoles {
	months: Month[];
	/** Where a kind has spoken for a month, a role without rows is zero; where it has not, it is not known. */
	of: (month: Month, some: RoleValues | undefined) => RoleValues;
}

/** Finds out once for all sites which kinds have spoken for which months. */
export async function knownRoles(
	reading: Reading,
	sides: readonly Side[]
): Promise<(site: string | null) => KnownRoles> {
	const tellers = tellersByRole(sides);
	const covered = new Map<Teller, (site: string | null) => ReadonlySet<Month>>();
	for (const teller of [...tellers.values()].flat())
		covered.set(teller, await coveredMonths(reading, teller.kind, teller.field));
	return (site) => {
		const told = new Map([...covered].map(([teller, monthsAt]) => [teller, monthsAt(site)]));
		return {
			months: [...told.values()].flatMap((some) => [...some]),
			of(month, some) {
				const roles: RoleValues = {};
				for (const [role, own] of tellers)
					roles[role] = some?.[role] ?? (own.some((teller) => told.get(teller)?.has(month)) ? 0 : null);
				return roles;
			}
		};
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
