import type { RowCounts } from '$lib/import/answer';
import { firstDay, monthOf, type Day, type Month } from '$lib/time/month';
import { fragment, ident, raw, sql, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { monthOfRow } from './fact-tables';
import { isFirst } from './recovered';
import { siteOf } from './site-of';
import { spokenMonths } from './spoken-months';
import type { Staged } from './staged';

/**
 * The sites an import speaks for, how their order lines are told apart, and what it brought for each month it speaks for.
 * Rows of other months, and rejected rows, widen nothing.
 */
export async function recordCoverage(
	db: Db,
	staged: Staged,
	importId: number,
	sites: readonly string[],
	dataDate: Day
): Promise<void> {
	const own = fragment`cast(${importId} as integer)`;
	await db.load(
		'import_sites',
		['import_id', 'site', 'data_date'],
		sites.map((site) => [importId, site, dataDate])
	);
	const { form } = staged;
	if (form)
		await db.load(
			'key_forms',
			['site', 'form', 'import_id'],
			sites.map((site) => [site, form, importId])
		);
	const { first, last, zeros } = await spokenMonths(db, staged, dataDate);
	await db.exec(sql`insert into import_cells (import_id, site, month, rows_accepted, rows_rejected)
		select ${own}, s.site, m.month, coalesce(c.accepted, 0), coalesce(c.rejected, 0) + (${unplaced(staged, importId)})
		from (select unnest(cast(${[...sites]} as varchar[])) as site) s
		cross join (select cast(unnest(generate_series(cast(${firstDay(first)} as date), cast(${firstDay(last)} as date), interval 1 month)) as date) as month) m
		left join (${cells(staged, importId)}) c on c.site = s.site and c.month = m.month
		${zeros ? raw('') : raw('where c.accepted > 0')}`);
}

/** Rows of the file by site and month, accepted and left out by it first, as far as both can be read. */
function cells(staged: Staged, importId: number): Fragment {
	const refused = fragment`${staged.line} in (select file_line from refused)`;
	return fragment`select site, month, cast(count(*) filter (where not refused) as integer) as accepted,
			cast(count(*) filter (where refused and first) as integer) as rejected
		from (select ${siteOf(staged)} as site, ${monthOfRow(staged.kind)} as month, ${refused} as refused,
			${isFirst(staged, importId)} as first from staged)
		where month is not null group by site, month`;
}

/** Rejected rows without a month that can be read: they count in every cell of their file. */
const unplaced = (staged: Staged, importId: number): Fragment => fragment`select cast(count(*) as integer) from staged
	where ${ident(staged.kind.month)} is null and ${staged.line} in (select file_line from refused) and ${isFirst(staged, importId)}`;

/** Months of the accepted rows. */
export async function monthsOfRows(db: Db, staged: Staged): Promise<Month[]> {
	const rows = await db.query<{ month: Day }>(
		sql`select distinct ${monthOfRow(staged.kind)} as month
			from (select distinct ${ident(staged.kind.month)} from incoming) order by month`
	);
	return rows.map((row) => monthOf(row.month));
}

/** Counts of rows of the file, once it is merged. */
export async function countRows(db: Db, staged: Staged, seq: number): Promise<RowCounts> {
	const [count] = await db.query<{ records: number; rejected: number }>(sql`select
		(select count(*) from staged) as records, (select count(distinct file_line) from refused) as rejected`);
	const byLine = staged.kind.id === 'volumes' ? raw('group by i.file_line') : raw('');
	const all = staged.kind.id === 'volumes' ? (test: string) => raw(`bool_and(${test})`) : raw;
	const [merged] = await db.query<{ added: number; unchanged: number }>(sql`
		select count(*) filter (where fresh) as added, count(*) filter (where same) as unchanged from (
			select ${all('k.row_key is null')} as fresh, ${all('coalesce(k.same, false)')} as same
			from incoming i left join key_states k on k.row_key = i.row_key ${byLine})`);
	const [gone] = await db.query<{
		keys: number;
	}>(sql`select count(distinct row_key) as keys from ${ident(staged.kind.id)}
		where removed_seq = ${seq} and row_key in (select row_key from gone_keys)`);
	const { records = 0, rejected = 0 } = count ?? {};
	const { added = 0, unchanged = 0 } = merged ?? {};
	const skipped = staged.records.skippedCount;
	const accepted = records - rejected;
	const changed = accepted - added - unchanged;
	return {
		...{ read: records + skipped, accepted, rejected, skipped, added, changed, unchanged },
		withdrawn: gone?.keys ?? 0
	};
}
