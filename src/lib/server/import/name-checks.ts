import { resemblances } from '$lib/import/resemblance';
import { issueText } from '$lib/import/issues';
import type { Field, Kind } from '$lib/import/kind';
import { DIMENSIONS, type DataKind, type Dimension } from '$lib/metrics/kpi';
import { namesIn } from '$lib/server/metrics/choices';
import { readingOf } from '$lib/server/metrics/reading';
import { ident, raw, sql, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { kept } from './repeats';
import type { Staged } from './staged';

/** Fields that name what the rows are about, beside the dimensions of KPIs, and the kinds that have them. */
const NAMING: Record<string, readonly DataKind[]> = {
	product_family: ['defects', 'complaints'],
	category: ['complaints'],
	defect_type: ['defects']
};
/** Within a file a name of few rows is held against those of many: rows of the one, of the other, and how many times more. */
const RARE = 3;
const FREQUENT = 10;
const TIMES_MORE = 10;
/** More findings of a field than these help nobody. */
const MOST_FOUND = 500;

interface NameCount {
	name: string;
	rows: number;
}

/** Points out names that the store does not know and that closely resemble one it knows, or one of many rows of the file. */
export async function findResemblingNames(db: Db, staged: Staged): Promise<void> {
	await db.exec(sql`create or replace temp table resembling (field varchar, value varchar, suggestion varchar)`);
	const [refused] = await db.query<{ lines: number }>(sql`select count(*) as lines from refused`);
	const taken = refused?.lines ? kept(staged) : raw('true');
	for (const field of staged.given.filter(({ name }) => isNaming(name))) {
		const counts = await countNames(staged, field, taken);
		if (counts.length === 0) continue;
		const known = await knownNames(db, staged.kind, field.name);
		const found = resembling(counts, known);
		if (found.length > 0) await addFindings(db, staged, field, found.slice(0, MOST_FOUND), taken);
	}
}

const isDimension = (name: string): name is Dimension => (DIMENSIONS as readonly string[]).includes(name);
const isNaming = (name: string): boolean => isDimension(name) || name in NAMING;

/** The names of a field in the rows that are taken, those of most rows first. */
function countNames({ work }: Staged, { name }: Field, taken: Fragment): Promise<NameCount[]> {
	return work.query<NameCount>(sql`select ${ident(name)} as name, cast(count(*) as integer) as rows from staged
		where ${ident(name)} is not null and ${taken} group by ${ident(name)} order by rows desc, name`);
}

/** The names that the store knows of a field: sites from its imports, other dimensions from the rollups, the rest from the facts. */
async function knownNames(db: Db, kind: Kind, field: string): Promise<string[]> {
	if (field === 'site') {
		const sites = await db.query<{ name: string }>(sql`select distinct s.site as name
			from import_sites s join imports i on i.import_id = s.import_id where i.undone_seq is null order by name`);
		return sites.map(({ name }) => name);
	}
	if (isDimension(field)) return (await namesIn(readingOf(db), field)).sort();
	const names = new Set<string>();
	for (const one of NAMING[field] ?? [kind.id]) {
		const rows = await db.query<{ name: string }>(sql`select distinct ${ident(field)} as name from ${ident(one)}
			where removed_seq is null and ${ident(field)} is not null`);
		for (const { name } of rows) names.add(name);
	}
	return [...names].sort();
}

/** New names with the known one, or the frequent one of the file, that each resembles. */
export function resembling(
	counts: readonly NameCount[],
	known: readonly string[]
): [name: string, suggestion: string][] {
	const stored = new Set(known);
	const fresh = counts.filter(({ name }) => !stored.has(name));
	const found = resemblances(
		fresh.map(({ name }) => name),
		known
	);
	const rows = new Map(fresh.map((one) => [one.name, one.rows]));
	const frequent = fresh.filter(({ rows }) => rows >= FREQUENT).map(({ name }) => name);
	const rare = fresh.filter(({ name, rows }) => rows <= RARE && !found.has(name)).map(({ name }) => name);
	for (const [name, suggestion] of resemblances(rare, frequent))
		if ((rows.get(suggestion) ?? 0) >= TIMES_MORE * (rows.get(name) ?? 0)) found.set(name, suggestion);
	return [...found];
}

async function addFindings(
	db: Db,
	staged: Staged,
	{ name }: Field,
	found: [string, string][],
	taken: Fragment
): Promise<void> {
	const { severity } = issueText('name_resembles');
	await db.load(
		'resembling',
		['field', 'value', 'suggestion'],
		found.map((pair) => [name, ...pair])
	);
	await db.exec(sql`insert into found
		select min(${staged.line}), ${name}, 'name_resembles', ${severity}, ${ident(name)} from staged
		where ${ident(name)} in (select value from resembling where field = ${name}) and ${taken} group by ${ident(name)}`);
}
