import type { DataKind } from '$lib/metrics/kpi';
import { inForce } from '../metrics/as-of';
import { FACT_DAYS, FACT_FIELDS } from '../metrics/facts';
import { isWhole, lineOf } from '../metrics/order-lines';
import { JOIN_REPEATED, repeatedAt, TOLD_AS, toFact, type FactRow } from '../metrics/rows';
import { fragment, ident, join, raw, statement, type Fragment } from '../store/sql';
import type { Row } from '../store/store';
import type { Extract } from './extract';
import type { Spot } from './spots';

/** Condition on facts, or on keys of order lines in parts, that go by `alias`: they are those of some rows. */
export type At = (alias: string) => Fragment;

/** Those of a few rows, by their imports and lines: together these may mean more, which is sorted out when they are there. */
export const atSpots = (page: readonly Spot[]): At => {
	const [imports, lines] = [[...new Set(page.map(({ importId }) => importId))], page.map(({ fileLine }) => fileLine)];
	return (alias) => fragment`${raw(alias)}.import_id = any(${imports}) and ${raw(alias)}.file_line = any(${lines})`;
};

/** The facts of some rows, in their order; an order line in parts brings all of its rows. */
export async function factsAt(extract: Extract, page: readonly Spot[], at: At): Promise<FactRow[]> {
	const rows: { place: number; fact: FactRow }[] = [];
	for (const kind of extract.subject.kinds) {
		const own = page.filter(({ side }) => extract.subject.sources[side]?.kind === kind);
		if (own.length > 0) rows.push(...(await factsOfKind(extract, kind, own, page, at)));
	}
	return rows.sort((a, b) => a.place - b.place).map(({ fact }) => fact);
}

async function factsOfKind(
	extract: Extract,
	kind: DataKind,
	own: readonly Spot[],
	page: readonly Spot[],
	at: At
): Promise<{ place: number; fact: FactRow }[]> {
	const places = new Map<string, number[]>();
	const placeOf = new Map(page.map((spot, index) => [spot, index]));
	const nameOf = (importId: unknown, fileLine: unknown, key: unknown) =>
		`${importId} ${fileLine} ${kind === 'volumes' ? key : ''}`;
	for (const spot of own) {
		const name = nameOf(spot.importId, spot.fileLine, spot.unitKey);
		places.set(name, [...(places.get(name) ?? []), placeOf.get(spot) ?? 0]);
	}
	const found = await toldFacts(extract, kind, own, at);
	return found.flatMap((row) => {
		const fact = toFact(row, FACT_FIELDS[kind]);
		return (places.get(nameOf(row.pageImport, row.pageLine, row.rowKey)) ?? []).map((place) => ({ place, fact }));
	});
}

/** Facts by import and line, each with the import that tells it now, as rows behind a number are told. */
async function toldFacts(extract: Extract, kind: DataKind, own: readonly Spot[], at: At): Promise<Row[]> {
	const { db, seq, table, hasParts, subject } = extract;
	const fields = join(
		[...FACT_FIELDS[kind], 'attributes', 'row_key', 'part_no', 'import_id', 'file_line'].map((field) =>
			raw(`f.${field}`)
		),
		', '
	);
	const days = own.map(({ day }) => day).sort();
	const day = ident(FACT_DAYS[kind]);
	// Facts lie by their day: between two of them the engine need not read the others.
	const within = fragment`f.${day} >= cast(${days[0] ?? ''} as date) and f.${day} <= cast(${days.at(-1) ?? ''} as date)`;
	const lineIsUnit = kind === 'deliveries' && subject.sources.some(({ inParts }) => inParts);
	const parts = fragment`union all select p.import_id, p.file_line, ${fields}
		from ${ident(`${table}_parts`)} p join deliveries f on ${isWhole('f', false)} and ${lineOf('f')} = p.line_key
		where ${at('p')} and ${inForce('f', seq)}`;
	return db.query(
		statement(fragment`
		with facts as (
			select f.import_id as page_import, f.file_line as page_line, ${fields} from ${ident(kind)} f
			where ${within} and ${at('f')} and ${inForce('f', seq)} ${lineIsUnit ? fragment`and ${isWhole('f', true)}` : raw('')}
			${lineIsUnit && hasParts ? parts : raw('')}
		), ${repeatedAt(kind, seq)}
		select r.*, ${TOLD_AS} from facts r ${JOIN_REPEATED}
		order by r.page_import, r.page_line, r.import_id, r.file_line, r.part_no`)
	);
}
