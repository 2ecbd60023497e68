import { fragment, ident, join, raw, sql, statement, type Fragment } from '../store/sql';
import type { Db, Row } from '../store/store';
import { Problem } from '$lib/problem';
import type { Scope } from '$lib/metrics/views';
import { firstDay, type Month } from '$lib/time/month';
import { inForce, type AsOf } from './as-of';
import type { KpiDefinition, Role } from './define';
import { requireDimensions } from './dimensions';
import { FACT_FIELDS } from './facts';
import { inScope } from './grain';
import { readingOf } from './reading';
import { inMonths, monthsOfUnits, unitsFrom } from './rollup-rows';
import { conditionOf, type RollupColumn, type RollupTable } from './rollup-tables';
import { columnsOf } from './values';

/** all: what the value rests on · numerator · denominator · missed: in the denominator only. */
export type RowsPart = 'all' | 'numerator' | 'denominator' | 'missed';

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
export type FactRow = Record<string, string | number | boolean | null> & {
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
	/** What the rows of this part add up to: the numerator or denominator itself. */
	amount: number;
	limit: number;
	offset: number;
}

const LIMIT = 100;
const MOST = 1000;

/** The rows behind a number, by import and line; 422 `part_not_available` where the KPI has no such part. */
export async function rowsOf(db: Db, kpi: KpiDefinition, query: RowsQuery): Promise<RowsPage> {
	const { scope = {}, part = 'all', asOf = null, offset = 0 } = query;
	const limit = Math.min(query.limit ?? LIMIT, MOST);
	await requireDimensions(readingOf(db, asOf), kpi, scope, null);
	const sources = sourcesOf(kpi, part);
	const found: { source: Source; total: number; amount: number }[] = [];
	for (const source of sources) found.push({ source, ...(await countUnits(db, source, query)) });
	const total = found.reduce((sum, { total: units }) => sum + units, 0);
	const rows: FactRow[] = [];
	let [skip, wanted] = [offset, limit];
	for (const { source, total: units } of found) {
		if (wanted > 0 && skip < units) {
			rows.push(...(await factsOf(db, source, query, wanted, skip)));
			wanted -= Math.min(wanted, units - skip);
		}
		skip = Math.max(0, skip - units);
	}
	const amount = found.reduce((sum, source) => sum + source.amount, 0);
	return { fields: fieldsOf(sources), rows, total, amount, limit, offset };
}

/** The fields of the kinds behind the sources. The order's own line is `order_line`: `line` is that of the file. */
export const fieldsOf = (sources: readonly Source[]): string[] => [
	...new Set(sources.flatMap(({ table }) => FACT_FIELDS[table.kind].map(shownName)))
];

const shownName = (field: string): string => (field === 'line' ? 'order_line' : field);

/** One view's share of the rows behind a number: the units that meet `where`, each worth `value`. */
export interface Source {
	table: RollupTable;
	where: string;
	value: string | null;
}

const ROLES: Record<RowsPart, Role[]> = {
	all: ['denominator', 'numerator', 'days', 'otherwise_of'],
	numerator: ['numerator', 'days', 'otherwise'],
	denominator: ['denominator', 'days', 'otherwise_of'],
	missed: ['denominator']
};

/**
 * Where the rows of a part are. `all` are the rows of the side that the KPI is about: of both where numerator and
 * denominator share one, of the numerator where the denominator counts something else.
 */
export function sourcesOf(kpi: KpiDefinition, part: RowsPart): Source[] {
	const sides = columnsOf(kpi).flatMap(({ table, columns }) => columns.map((column) => ({ table, column })));
	const of = (role: Role) => sides.filter(({ column }) => column.use.role === role);
	const shared = of('denominator').every(({ table }) => of('numerator').some((side) => side.table === table));
	const roles = part === 'all' && !shared ? (['numerator', 'otherwise'] as Role[]) : ROLES[part];
	const chosen = roles.flatMap(of).filter((side, _, all) => part !== 'all' || !shared || isWidest(side.column, all));
	const counted = of('numerator').every(({ column: { use } }) => use.part.form === 'sum' && use.part.value === null);
	if (chosen.length === 0 || (part === 'missed' && !(shared && counted)))
		throw new Problem('part_not_available', 422, `${kpi.name} has no rows that are "${part}".`, { part });
	return chosen.map(({ table, column }) => {
		const numerator = of('numerator').find((side) => side.table === table)?.column;
		const hit = part === 'missed' && numerator ? ` and not (${conditionOf(numerator.use)})` : '';
		const { part: use } = column.use;
		return { table, where: `${conditionOf(column.use)}${hit}`, value: use.form === 'days' ? null : use.value };
	});
}

/** Of numerator and denominator over the same rows the denominator holds them all. */
const isWidest = (column: RollupColumn, all: { column: RollupColumn }[]): boolean =>
	column.use.role !== 'numerator' || !all.some((side) => side.column.use.role === 'denominator');

/** Units of the source in the month and scope. */
export const unitsBehind = ({ table, where }: Source, { month, scope = {}, asOf = null }: RowsQuery): Fragment => {
	const span = { from: month, to: month };
	const scoped = fragment`(select w.* from ${unitsFrom(table, asOf)} w
		where ${inScope(scope)} and ${inMonths(table, span)})`;
	return fragment`select u.* from (${monthsOfUnits(table, scoped, span)}) u
		where u.month = cast(${firstDay(month)} as date) and (${raw(where)})`;
};

async function countUnits(db: Db, source: Source, query: RowsQuery): Promise<{ total: number; amount: number }> {
	const amount = source.value === null ? raw('count(*)') : fragment`coalesce(sum(${raw(source.value)}), 0)`;
	const [row] = await db.query<{ total: number; amount: number }>(sql`
		select cast(count(*) as integer) as total, cast(${amount} as double precision) as amount
		from (${unitsBehind(source, query)}) b`);
	return row ?? { total: 0, amount: 0 };
}

/**
 * The facts of a page of units, by import and line. Lines in parts are found by their key, all others by their place
 * in the file, which is how the facts lie on disk.
 */
export async function factsOf(
	db: Db,
	source: Source,
	query: RowsQuery,
	limit: number,
	offset: number
): Promise<FactRow[]> {
	const { table } = source;
	const fields = FACT_FIELDS[table.kind];
	const [facts, asOf] = [ident(table.kind), query.asOf ?? null];
	const inParts = table.view === 'order_lines';
	const columns = join(
		fields.map((field) => raw(`f.${field}`)),
		', '
	);
	const place = raw(
		'p.import_id as page_import, p.file_line as page_line, f.import_id, f.file_line, f.row_key, f.part_no'
	);
	const parts = fragment`union all
		select ${columns}, ${place} from page p join ${facts} f on f.line_key = p.unit_key
		where not f.whole_line and ${inForce('f', asOf)}`;
	const rows = await db.query(
		statement(fragment`
		with page as (
			select b.import_id, b.file_line, b.unit_key from (${unitsBehind(source, query)}) b
			order by b.import_id, b.file_line, b.unit_key limit cast(${limit} as bigint) offset cast(${offset} as bigint)
		)
		select r.*, i.name as file_name from (
			select ${columns}, ${place} from page p join ${facts} f
				on f.import_id = p.import_id and f.file_line = p.file_line and ${raw(inParts ? 'f.whole_line and f.line_key' : 'f.row_key')} = p.unit_key
			where ${inForce('f', asOf)}
			${inParts ? parts : raw('')}
		) r left join imports i on i.import_id = r.import_id
		order by r.page_import, r.page_line, r.import_id, r.file_line, r.row_key, r.part_no`)
	);
	return rows.map((row) => toFact(row, fields));
}

const camel = (name: string): string => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function toFact(row: Row, fields: readonly string[]): FactRow {
	const fact: Record<string, string | number | boolean | null> = {
		importId: row.importId as number,
		file: row.fileName as string,
		line: row.fileLine as number
	};
	for (const field of fields) fact[shownName(field)] = row[camel(field)] as string | number | boolean | null;
	return fact as FactRow;
}
