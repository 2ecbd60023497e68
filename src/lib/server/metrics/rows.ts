import { fragment, ident, join, raw, sql, statement, type Fragment } from '../store/sql';
import type { Db, Row } from '../store/store';
import { attributesFrom, type Attributes } from '$lib/metrics/attributes';
import type { Scope } from '$lib/metrics/views';
import { firstDay, type Month } from '$lib/time/month';
import { addAmounts } from './amounts';
import { importInForce, inForce, type AsOf } from './as-of';
import type { DataKind } from '$lib/metrics/kpi';
import type { KpiDefinition } from './definition';
import { requireDimensions } from './dimensions';
import { FACT_DAYS, FACT_FIELDS } from './facts';
import { isWhole, lineOf } from './order-lines';
import { readingOf } from './reading';
import { inMonths, monthsOfUnits, unitsInScope } from './rollup-rows';
import { heldScope } from './own-kpis';
import { rowSources, type RowsPart, type Source } from './row-sources';

export type { RowsPart };

export interface RowsQuery {
	month: Month;
	scope?: Scope;
	part?: RowsPart;
	asOf?: AsOf;
	limit?: number;
	/** Units to pass over. */
	offset?: number;
}

/** A fact with all its fields by their names, and where it came from. */
export type FactRow = Record<string, string | number | boolean | null | Attributes> & {
	/** Of the columns that were kept; null where the row has none. */
	attributes: Attributes | null;
	importId: number;
	file: string;
	line: number;
};

export interface RowsPage {
	/** The names of the facts' fields, in reading order. */
	fields: string[];
	/** The units of this page with all their rows: an order line delivered in parts has several. */
	rows: FactRow[];
	/** Units in all: order lines, records. They reconcile with the number where it counts. */
	total: number;
	/** What the rows of this part come to: the numerator or denominator itself. */
	amount: number;
	limit: number;
	offset: number;
}

const LIMIT = 100;
const MOST = 1000;

/** The rows behind a number, by import and line; 422 `part_not_available` where the KPI has no such part. */
export async function rowsOf(db: Db, kpi: KpiDefinition, query: RowsQuery): Promise<RowsPage> {
	const { scope: asked = {}, part = 'all', asOf = null, offset = 0 } = query;
	const scope = heldScope(kpi, asked);
	const limit = Math.min(query.limit ?? LIMIT, MOST);
	const reading = readingOf(db, asOf);
	await requireDimensions(reading, kpi, asked, null);
	const sources = await rowSources(reading, kpi, part, query.month, scope);
	const rows: FactRow[] = [];
	let [total, amount] = [0, 0];
	for (const source of sources) {
		const [skip, wanted] = [Math.max(0, offset - total), limit - Math.max(0, total - offset)];
		const page = wanted > 0 ? await factsOf(db, source, { ...query, scope }, wanted, skip) : { rows: [], behind: null };
		// A page behind the last row has none that could tell how many there are.
		const behind = page.behind ?? (await countUnits(db, source, { ...query, scope }));
		rows.push(...page.rows);
		total += behind.total;
		amount = addAmounts(amount, source.minus ? -behind.amount : behind.amount);
	}
	return { fields: fieldsOf(sources), rows, total, amount, limit, offset };
}

/** The fields of the kinds behind the sources. The order's own line is `order_line`: `line` is that of the file. */
export const fieldsOf = (sources: readonly Source[]): string[] => [
	...new Set(sources.flatMap(({ table }) => FACT_FIELDS[table.kind].map(shownName)))
];

export const shownName = (field: string): string => (field === 'line' ? 'order_line' : field);

/** Units of the source in the month and scope. */
export const unitsBehind = (
	{ table, where, among }: Source,
	{ month, scope = {}, asOf = null }: RowsQuery
): Fragment => {
	const span = { from: month, to: month };
	const scoped = fragment`(select w.* from ${unitsInScope(table, asOf, scope)} w where ${inMonths(table, span)})`;
	const holds = among && fragment`coalesce(u.${ident(among.column)}, '') = any(${among.words})`;
	const chosen = holds && (among.are ? fragment`and ${holds}` : fragment`and not (${holds})`);
	return fragment`select u.* from (${monthsOfUnits(table, scoped, span)}) u
		where u.month = cast(${firstDay(month)} as date) and (${raw(where)}) ${chosen ?? raw('')}`;
};

/** How many units there are, and what they come to. */
interface Behind {
	total: number;
	amount: number;
}

const summed = (source: Source): Fragment => {
	const amount = source.value === null ? raw('count(*)') : fragment`coalesce(sum(${raw(source.value)}), 0)`;
	return fragment`cast(count(*) as integer) as total, cast(${amount} as double precision) as amount`;
};

async function countUnits(db: Db, source: Source, query: RowsQuery): Promise<Behind> {
	const [row] = await db.query<Behind>(sql`select ${summed(source)} from (${unitsBehind(source, query)}) b`);
	return row ?? { total: 0, amount: 0 };
}

/**
 * The facts of a page of units, by import and line. Lines in parts are found by their key, all others by their day, by
 * which the facts lie on disk, and their place in the file. A row that a later import repeats unchanged is told as that one's.
 * `behind` counts the units of all pages: they are looked for once for both; null where the page has no row to say so.
 */
export async function factsOf(
	db: Db,
	source: Source,
	query: RowsQuery,
	limit: number,
	offset: number
): Promise<{ rows: FactRow[]; behind: Behind | null }> {
	const { table } = source;
	const fields = FACT_FIELDS[table.kind];
	const [facts, day, asOf] = [ident(table.kind), ident(FACT_DAYS[table.kind]), query.asOf ?? null];
	const inParts = table.view === 'order_lines';
	const columns = join(
		[...fields, 'attributes'].map((field) => raw(`f.${field}`)),
		', '
	);
	const place = raw(
		'p.import_id as page_import, p.file_line as page_line, f.import_id, f.file_line, f.row_key, f.part_no'
	);
	const parts = fragment`union all
		select ${columns}, ${place} from page p join ${facts} f on ${lineOf('f')} = p.unit_key
		where ${isWhole('f', false)} and ${inForce('f', asOf)}`;
	const rows = await db.query(
		statement(fragment`
		with behind as materialized (${unitsBehind(source, query)}),
		page as (
			select b.import_id, b.file_line, b.unit_key, b.${day} as unit_day from behind b
			order by b.import_id, b.file_line, b.unit_key limit cast(${limit} as bigint) offset cast(${offset} as bigint)
		), facts as (
			select ${columns}, ${place} from page p join ${facts} f
				on f.${day} = p.unit_day and f.import_id = p.import_id and f.file_line = p.file_line and ${inParts ? fragment`${isWhole('f', true)} and ${lineOf('f')}` : raw('f.row_key')} = p.unit_key
			where ${inForce('f', asOf)}
			${inParts ? parts : raw('')}
		), ${repeatedAt(table.kind, asOf)}
		select r.*, ${TOLD_AS}, t.total as total_behind, t.amount as amount_behind
		from facts r cross join (select ${summed(source)} from behind) t ${JOIN_REPEATED}
		order by r.page_import, r.page_line, r.import_id, r.file_line, r.row_key, r.part_no`)
	);
	const [first] = rows;
	return {
		rows: rows.map((row) => toFact(row, fields)),
		behind: first ? { total: first.totalBehind as number, amount: first.amountBehind as number } : null
	};
}

/**
 * Of rows named `facts`: where later imports repeat them unchanged, as a further table of a `with`. A row is told as that of
 * the latest of them: `TOLD_AS` gives its import, file and line, of rows `r` with `JOIN_REPEATED` behind them.
 */
export const repeatedAt = (kind: DataKind, asOf: AsOf): Fragment => fragment`repeated as (
			select m.row_key, m.part_no, m.rows_of, max(m.import_id) as import_id
			from mentions m join imports i on i.import_id = m.import_id
			where m.kind = ${kind} and ${importInForce('i', asOf)}
				and m.row_key in (select t.row_key from facts t)
			group by m.row_key, m.part_no, m.rows_of
		), repeated_at as (
			select r.row_key, r.part_no, r.rows_of, r.import_id, min(m.file_line) as file_line
			from repeated r join mentions m on m.import_id = r.import_id and m.row_key = r.row_key and m.part_no = r.part_no
			where m.kind = ${kind} group by r.row_key, r.part_no, r.rows_of, r.import_id
		)`;

export const TOLD_AS = raw(`i.name as file_name, coalesce(a.import_id, r.import_id) as shown_import,
			coalesce(a.file_line, r.file_line) as shown_line`);

export const JOIN_REPEATED = raw(`left join repeated_at a
			on a.row_key = r.row_key and a.part_no = r.part_no and a.rows_of = r.import_id and a.import_id > r.import_id
		left join imports i on i.import_id = coalesce(a.import_id, r.import_id)`);

const camel = (name: string): string => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A fact as it is told, of a row with its fields, `TOLD_AS` and attributes. */
export function toFact(row: Row, fields: readonly string[]): FactRow {
	const fact: FactRow = {
		importId: row.shownImport as number,
		file: row.fileName as string,
		line: row.shownLine as number,
		attributes: attributesFrom(row.attributes)
	};
	for (const field of fields) fact[shownName(field)] = row[camel(field)] as string | number | boolean | null;
	return fact;
}
