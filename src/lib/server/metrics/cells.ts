import { statement, fragment } from '../store/sql';
import type { DataKind } from '$lib/metrics/kpi';
import { monthOf, type Day, type Month } from '$lib/time/month';
import { dataDates, type AsOf } from './as-of';
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
		const recovered = await onceForAll(reading, 'recovered rows', () => allRecovered(reading));
		const inForce = <T extends InForce>({ seq, undoneSeq }: T) => isInForce(seq, undoneSeq, reading.asOf);
		const back = grouped(recovered.filter(inForce), placeOf);
		return all.filter(inForce).map((cell) => {
			const mended = (back.get(placeOf(cell)) ?? []).reduce((sum, { rows }) => sum + rows, 0);
			return mended > 0 ? { ...cell, rejected: Math.max(0, cell.rejected - mended) } : cell;
		});
	});
}

/** An import's change, and the one that undid it. */
interface InForce {
	seq: number;
	undoneSeq: number | null;
}

const placeOf = ({ importId, site, month }: Pick<Cell, 'importId' | 'site' | 'month'>): string =>
	JSON.stringify([importId, site, month]);

/** Rows that an import had left out and a later one brought mended: they are left out no longer while that one is in force. */
async function allRecovered({
	db
}: Reading): Promise<(InForce & Pick<Cell, 'importId' | 'site' | 'month' | 'rows'>)[]> {
	const rows = await db.query<InForce & Pick<Cell, 'importId' | 'site' | 'month' | 'rows'>>(
		statement(fragment`
		select r.origin_id as import_id, r.site, r.month, r.rows, i.seq, i.undone_seq
		from import_recovered r join imports i on i.import_id = r.import_id
		order by r.import_id, r.origin_id, r.site, r.month`)
	);
	return rows.map((row) => ({ ...row, month: monthOf(row.month) }));
}

const isInForce = (seq: number, undoneSeq: number | null, asOf: AsOf): boolean =>
	asOf === null ? undoneSeq === null : seq <= asOf && (undoneSeq === null || undoneSeq > asOf);

async function allCells({ db }: Reading, kind: DataKind): Promise<(Cell & InForce)[]> {
	const rows = await db.query<Cell & InForce>(
		statement(fragment`
		select c.import_id, c.site, c.month, c.rows_accepted as rows, c.rows_rejected as rejected, i.seq, i.undone_seq,
			i.created_at, s.data_date
		from import_cells c join imports i on i.import_id = c.import_id
		left join import_sites s on s.import_id = c.import_id and s.site = c.site
		where i.kind = ${kind} order by c.import_id, c.site, c.month`)
	);
	return rows.map((row) => ({ ...row, month: monthOf(row.month) }));
}

/** Months for which a kind has spoken, at one site or at any; with a field those for which a file had its column. */
export async function coveredMonths(
	reading: Reading,
	kind: DataKind,
	site: string | null,
	field: string | null = null
): Promise<Set<Month>> {
	const covered = await onceInCommon(reading, `covered ${kind} ${field}`, async () => {
		const told = field === null ? null : await importsTelling(reading, field);
		const cells = (await cellsOf(reading, kind)).filter(({ importId }) => told === null || told.has(importId));
		const bySite = [...grouped(cells, ({ site }) => site)];
		return {
			all: monthsOf(cells),
			bySite: new Map(bySite.map(([name, own]) => [name, monthsOf(own)]))
		};
	});
	return site === null ? covered.all : (covered.bySite.get(site) ?? new Set());
}

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
