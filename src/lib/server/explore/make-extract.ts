import { bandsOf, OPEN_BAND, type FacetId } from '$lib/explore/facets';
import { inForce } from '../metrics/as-of';
import { isWhole, lineOf } from '../metrics/order-lines';
import type { Reading } from '../metrics/reading';
import { monthsOfUnits, unitsFrom } from '../metrics/rollup-rows';
import { spanOfFacts } from '../metrics/rollup-span';
import { fragment, ident, join, raw, statement, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { lookOver } from './look-over';
import { knownMonths } from './known-months';
import type { Names } from './facet-columns';
import { hasKeys, rolesOf, type Extract } from './extract';
import { isMonthly, type RowsSource } from './sources';
import type { ExploredSubject } from './subjects';

/** More names than this need a wider number. */
const SMALL = 32_000;

/** Makes the extract of a subject as the reading sees the data, on a connection of its own. */
export async function makeExtract(
	db: Db,
	reading: Reading,
	seq: number,
	subject: ExploredSubject,
	table: string
): Promise<Extract> {
	const names = new Map<FacetId, readonly string[]>();
	for (const facet of subject.facets) names.set(facet, await namesOfFacet(db, seq, subject, facet, table));
	await db.exec(statement(fragment`create temporary table ${ident(table)} (${columnsOf(subject, names)})`));
	for (const [side, source] of subject.sources.entries())
		await db.exec(statement(await filling(db, reading, seq, { subject, source, side, names, table })));
	const hasParts = subject.sources.some(({ inParts }) => inParts) && (await keepParts(db, seq, table));
	return { subject, db, seq, table, hasParts, ...(await lookOver(db, table, subject, names)) };
}

const dictionary = (table: string, facet: FacetId): Fragment => ident(`${table}_${facet}`);

/** The names of a facet in order. Stored ones are numbered in a table, that rows are joined with. */
async function namesOfFacet(
	db: Db,
	seq: number,
	subject: ExploredSubject,
	facet: FacetId,
	table: string
): Promise<readonly string[]> {
	if (facet === 'days') return subject.days ? [...bandsOf(subject.days).map(({ id }) => id), OPEN_BAND] : [];
	const all = subject.sources.flatMap(({ facets }) =>
		facets.filter(({ id }) => id === facet).map(({ names }) => names)
	);
	const [first] = all;
	if (first?.form === 'words') return first.words;
	const selects = all.map((names) => storedNames(names, seq));
	const name = dictionary(table, facet);
	await db.exec(statement(fragment`create temporary table ${name} (name varchar, code integer)`));
	await db.exec(
		statement(fragment`insert into ${name} (name, code)
			select d.name, cast(row_number() over (order by d.name) - 1 as integer) from (
				select distinct n.name from (${join(selects, ' union all ')}) n
			) d`)
	);
	const rows = await db.query<{ name: string }>(statement(fragment`select d.name from ${name} d order by d.code`));
	return rows.map((row) => row.name);
}

function storedNames(names: Names, seq: number): Fragment {
	if (names.form !== 'stored') throw new Error('words of ours are not stored');
	const column = raw(`coalesce(f.${names.column}, '${names.absent}')`);
	return fragment`select distinct ${column} as name from ${ident(names.kind)} f where ${inForce('f', seq)}`;
}

type FacetNames = ReadonlyMap<FacetId, readonly string[]>;

const typeOf = (names: readonly string[]): string => (names.length > SMALL ? 'integer' : 'smallint');

const isDuration = ({ sources }: ExploredSubject): boolean => sources.some(({ duration }) => duration !== null);
const hasQuantity = ({ sources }: ExploredSubject): boolean => sources.some(({ quantity }) => quantity !== null);
/** Columns of the table with their types, in the order in which `filling` gives them. */
function columnsOf(subject: ExploredSubject, names: FacetNames): Fragment {
	const facets = [...names].map(([facet, own]) => `f_${facet} ${typeOf(own)}`);
	const roles = rolesOf(subject).map(({ role, counts }) => `r_${role} ${counts ? 'smallint' : 'decimal(18, 3)'}`);
	return raw(
		[
			...['side smallint', 'month smallint', ...facets, ...roles],
			...(subject.facets.includes('days') ? ['days integer'] : []),
			...(isDuration(subject) ? ['taken integer', 'is_open smallint'] : []),
			...(hasQuantity(subject) ? ['quantity decimal(18, 3)'] : []),
			...['day date', 'import_id integer', 'file_line integer'],
			...(hasKeys(subject) ? ['unit_key varchar'] : [])
		].join(', ')
	);
}

/** A month as the table holds it: months since year 0. */
const MONTH = raw('cast(extract(year from e.month) * 12 + extract(month from e.month) - 1 as integer)');

interface Filling {
	subject: ExploredSubject;
	source: RowsSource;
	side: number;
	names: FacetNames;
	table: string;
}

/** Fills in the rows of one source. */
async function filling(db: Db, reading: Reading, seq: number, it: Filling): Promise<Fragment> {
	const { subject, source, side, names, table } = it;
	const withDays = subject.facets.includes('days') && source.days !== null;
	const ofFacets = source.facets.filter(({ id }) => names.has(id));
	const inner = [
		'v.month as month',
		...ofFacets.map(({ id, expression }) => `${expression} as f_${id}`),
		...source.roles.map(({ role, expression }) => `${expression} as r_${role}`),
		...(withDays ? [`${source.days?.expression} as days`] : []),
		...(source.duration
			? [`${source.duration.each} as taken`, `case when ${source.duration.open} then 1 else 0 end as is_open`]
			: []),
		...(source.quantity === null ? [] : [`coalesce(${source.quantity}, 0) as quantity`]),
		...[`${source.day} as day`, 'v.import_id', 'v.file_line'],
		...(hasKeys(subject) ? [`${source.table ? 'v.unit_key' : 'v.row_key'} as unit_key`] : [])
	];
	const facets = [...names.keys()].map((facet) => {
		if (facet === 'days') return withDays ? daysCode(source) : raw('0');
		const { names: own } = ofFacets.find(({ id }) => id === facet) ?? {};
		if (!own) return raw('0');
		return own.form === 'words' ? raw(`coalesce(e.f_${facet}, 0)`) : raw(`coalesce(d_${facet}.code, 0)`);
	});
	const joined = ofFacets
		.filter(({ names: own }) => own.form === 'stored')
		.map(
			({ id }) => fragment`left join ${dictionary(table, id)} ${raw(`d_${id}`)} on ${raw(`d_${id}.name = e.f_${id}`)}`
		);
	const months = await knownMonths(reading, subject);
	const among = (known: number[] | null): Fragment => {
		if (known === null) return raw('true');
		return known.length === 0 ? raw('false') : fragment`${MONTH} = any(${known})`;
	};
	const roles = rolesOf(subject).map(({ role }) => {
		if (!source.roles.some((own) => own.role === role)) return raw('0');
		if (role !== 'otherwise_of') return raw(`e.r_${role}`);
		return fragment`case when ${among(months.derived)} then e.r_otherwise_of else 0 end`;
	});
	const outer = [
		raw(String(side)),
		MONTH,
		...facets,
		...roles,
		...(subject.facets.includes('days') ? [raw(withDays ? 'e.days' : 'null')] : []),
		...(isDuration(subject) ? [raw('e.taken'), raw('e.is_open')] : []),
		...(hasQuantity(subject) ? [raw('e.quantity')] : []),
		...[raw('e.day'), raw('e.import_id'), raw('e.file_line')],
		...(hasKeys(subject) ? [raw('e.unit_key')] : [])
	];
	return fragment`insert into ${ident(table)}
		select ${join(outer, ', ')}
		from (select ${raw(inner.join(', '))} from ${await rowsOf(db, source, seq)} where ${raw(source.where)}) e
		${join(joined, ' ')} where ${among(months.told)}`;
}

/** The rows `v` of a source with their months. */
async function rowsOf(db: Db, source: RowsSource, seq: number): Promise<Fragment> {
	const { table, kind, day } = source;
	if (table === null) {
		const month = isMonthly(kind) ? raw('') : fragment`, cast(date_trunc('month', ${raw(day)}) as date) as month`;
		return fragment`(select v.*${month} from ${ident(kind)} v where ${inForce('v', seq)}) v`;
	}
	const span = table.form === 'stock' ? await spanOfFacts(db, table, seq) : null;
	return fragment`(${monthsOfUnits(table, unitsFrom(table, seq), span)}) v`;
}

/** The band of a row's days, by its place. */
function daysCode(source: RowsSource): Fragment {
	const bands = source.days ? bandsOf(source.days.kind) : [];
	const cases = bands.slice(1).map(({ from }, index) => `when e.days < ${from} then ${index}`);
	return raw(`case when e.days is null then ${bands.length} ${cases.join(' ')} else ${bands.length - 1} end`);
}

/** The keys of order lines in parts, by which their facts are found; whether there are any. */
async function keepParts(db: Db, seq: number, table: string): Promise<boolean> {
	const name = ident(`${table}_parts`);
	await db.exec(
		statement(fragment`create temporary table ${name} (line_key varchar, import_id integer, file_line integer)`)
	);
	const kept = await db.exec(
		statement(fragment`insert into ${name}
			select ${lineOf('f')}, min(f.import_id), min(f.file_line) from deliveries f
			where ${isWhole('f', false)} and ${inForce('f', seq)} group by ${lineOf('f')}`)
	);
	return kept > 0;
}
