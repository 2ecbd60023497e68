import { statement, fragment } from '../store/sql';
import type { DataKind } from '$lib/metrics/kpi';
import { monthOf, type Day, type Month } from '$lib/time/month';
import { dataDates, importInForce, type AsOf } from './as-of';
import { mapsField } from './told';
import { grouped } from './grouped';
import { onceForAll, onceInCommon, type Reading } from './reading';

/** What an import in force says of one kind, site and month; zero rows are a statement too. */
export interface Cell {
	importId: number;
	site: string;
	month: Month;
	rows: number;
	rejected: number;
	/** The import's change, the moment it was made, and up to which day it speaks for the site. */
	seq: number;
	createdAt: string;
	dataDate: Day | null;
}

/** Cells of the imports in force, by import, site and month. */
export function cellsOf(reading: Reading, kind: DataKind): Promise<Cell[]> {
	return onceInCommon(reading, `cells ${kind}`, async () => {
		const all = await onceForAll(reading, `all cells ${kind}`, () => allCells(reading, kind));
		const since = await countedSince(reading);
		return all
			.filter(({ seq, undoneSeq }) => isInForce(seq, undoneSeq, reading.asOf))
			.map((cell) => {
				const rows = (since.get(placeOf(cell)) ?? 0) + (since.get(placeOf({ ...cell, ...ANYWHERE })) ?? 0);
				return rows === 0 ? cell : { ...cell, rejected: Math.max(0, cell.rejected + rows) };
			});
	});
}

interface Place {
	importId: number;
	site: string | null;
	month: Month | null;
}

/** Of rows whose month could not be read: they count in every cell of their file. */
const ANYWHERE = { site: null, month: null };

const placeOf = ({ importId, site, month }: Place): string => JSON.stringify([importId, site, month]);

/**
 * By how many rows more or fewer an import counts as left out than when it came, by import and place: fewer for those that
 * came back mended; more for those that had been left out before, by an import that is undone since.
 */
async function countedSince(reading: Reading): Promise<Map<string, number>> {
	const { db, asOf } = reading;
	const [any] = await onceForAll(reading, 'any rows that came again', () =>
		db.query(
			statement(fragment`select import_id from recovered_rows
				union all select import_id from left_out_rows where origin_id is not null order by import_id limit 1`)
		)
	);
	if (!any) return new Map();
	return onceInCommon(reading, 'rows that came again', async () => {
		const rows = await db.query<{ importId: number; site: string; month: Day | null; rows: number }>(
			statement(fragment`
			with back as (
				select distinct r.origin_id, r.origin_line from recovered_rows r
				join imports i on i.import_id = r.import_id where ${importInForce('i', asOf)}
			), again as (
				select l.origin_id, l.origin_line, min(l.import_id) as import_id from left_out_rows l
				join imports i on i.import_id = l.import_id join imports o on o.import_id = l.origin_id
				left join back b on b.origin_id = l.origin_id and b.origin_line = l.origin_line
				where ${importInForce('i', asOf)} and not (${importInForce('o', asOf)}) and b.origin_id is null
				group by l.origin_id, l.origin_line
			)
			select c.import_id, c.site, c.month, cast(sum(c.rows) as integer) as rows from (
				select l.import_id, l.site, l.month, -1 as rows from left_out_rows l
				join back b on b.origin_id = l.import_id and b.origin_line = l.file_line
				union all
				select l.import_id, l.site, l.month, 1 from left_out_rows l
				join again a on a.import_id = l.import_id and a.origin_id = l.origin_id and a.origin_line = l.origin_line
			) c group by c.import_id, c.site, c.month`)
		);
		const counts = new Map<string, number>();
		for (const { importId, site, month, rows: count } of rows) {
			const place = placeOf(month === null ? { importId, ...ANYWHERE } : { importId, site, month: monthOf(month) });
			counts.set(place, (counts.get(place) ?? 0) + count);
		}
		return counts;
	});
}

const isInForce = (seq: number, undoneSeq: number | null, asOf: AsOf): boolean =>
	asOf === null ? undoneSeq === null : seq <= asOf && (undoneSeq === null || undoneSeq > asOf);

async function allCells({ db }: Reading, kind: DataKind): Promise<(Cell & { undoneSeq: number | null })[]> {
	const rows = await db.query<Cell & { undoneSeq: number | null }>(
		statement(fragment`
		select c.import_id, c.site, c.month, c.rows_accepted as rows, c.rows_rejected as rejected, i.seq, i.undone_seq,
			i.created_at, s.data_date
		from import_cells c join imports i on i.import_id = c.import_id
		left join import_sites s on s.import_id = c.import_id and s.site = c.site
		where i.kind = ${kind} order by c.import_id, c.site, c.month`)
	);
	return rows.map((row) => ({ ...row, month: monthOf(row.month) }));
}

/** Months for which a kind has spoken, at one site or (null) at any; with a field those for which a file had its column. */
export function coveredMonths(
	reading: Reading,
	kind: DataKind,
	field: string | null = null
): Promise<(site: string | null) => ReadonlySet<Month>> {
	return onceInCommon(reading, `covered ${kind} ${field}`, async () => {
		const told = field === null ? null : await importsTelling(reading, field);
		const cells = (await cellsOf(reading, kind)).filter(({ importId }) => told === null || told.has(importId));
		const all = monthsOf(cells);
		const bySite = new Map([...grouped(cells, ({ site }) => site)].map(([name, own]) => [name, monthsOf(own)]));
		return (site) => (site === null ? all : (bySite.get(site) ?? NO_MONTHS));
	});
}

const NO_MONTHS: ReadonlySet<Month> = new Set();

/** The imports whose file had a column for a field. */
const importsTelling = (reading: Reading, field: string): Promise<Set<number>> =>
	onceForAll(reading, `imports telling ${field}`, async () => {
		const rows = await reading.db.query<{ importId: number }>(
			statement(fragment`select i.import_id from imports i where ${mapsField('i', field)}`)
		);
		return new Set(rows.map(({ importId }) => importId));
	});

const monthsOf = (cells: readonly Cell[]): Set<Month> => new Set(cells.map(({ month }) => month));

/** Up to which day the data of a kind speak, by site. */
export function dataDatesOf(reading: Reading, kind: DataKind): Promise<Map<string, Day>> {
	return onceInCommon(reading, `data dates ${kind}`, async () => {
		const rows = await reading.db.query<{ site: string; dataDate: Day }>(statement(dataDates(kind, reading.asOf)));
		return new Map(rows.map(({ site, dataDate }) => [site, dataDate]));
	});
}
