import type { FacetId } from '$lib/explore/facets';
import { monthFromIndex } from '$lib/time/month';
import { ident, join, raw, sql } from '../store/sql';
import type { Db } from '../store/store';
import { rolesOf, type Extract } from './extract';
import type { ExploredSubject } from './subjects';

/** How many rows there are, over which months, and which facets tell them apart. */
export async function lookOver(
	db: Db,
	table: string,
	subject: ExploredSubject,
	names: ReadonlyMap<FacetId, readonly string[]>
): Promise<Pick<Extract, 'facets' | 'constant' | 'full' | 'rows' | 'span'>> {
	const roles = rolesOf(subject).filter(({ counts }) => counts);
	const columns = ['month', ...[...names.keys()].map((facet) => `f_${facet}`), ...roles.map(({ role }) => `r_${role}`)];
	const ends = columns.map((name, index) => raw(`min(x.${name}) as least_${index}, max(x.${name}) as most_${index}`));
	const [row] = await db.query<Record<string, number | null>>(
		sql`select cast(count(*) as integer) as rows, ${join(ends, ', ')} from ${ident(table)} x`
	);
	const endsOf = (name: string) => {
		const index = columns.indexOf(name);
		return { least: row?.[`least${index}`] ?? null, most: row?.[`most${index}`] ?? null };
	};
	const facets = new Map<FacetId, readonly string[]>();
	const constant = new Map<FacetId, string>();
	for (const [facet, own] of names) {
		const { least, most } = endsOf(`f_${facet}`);
		if (least === null) continue;
		if (least === most) constant.set(facet, own[least] ?? '');
		else facets.set(facet, own);
	}
	const full = roles.map(({ role }) => `r_${role}`).filter((name) => endsOf(name).least === 1);
	const { least: first, most: last } = endsOf('month');
	return {
		facets,
		constant,
		full: new Set(full),
		rows: row?.rows ?? 0,
		span: first === null || last === null ? null : { from: monthFromIndex(first), to: monthFromIndex(last) }
	};
}
