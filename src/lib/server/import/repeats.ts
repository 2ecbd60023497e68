import { fragment, raw, sql, type Fragment } from '../store/sql';
import { hasEvents, lineOfStaged } from './keys';
import type { Staged } from './staged';

/** Condition on `staged`: the row has not been left out. */
export const kept = (staged: Staged): Fragment => fragment`${staged.line} not in (select file_line from refused)`;

/** A key with a row left out for anything but repetition is left out whole. */
export async function refuseIncomplete(staged: Staged): Promise<void> {
	const { work, line } = staged;
	const [row] = await work.query<{ lines: number }>(sql`select count(*) as lines from refused`);
	if (!row?.lines) return;
	await work.exec(sql`insert into found
		select ${line}, null, 'key_incomplete', 'error', null from staged
		where ${kept(staged)} and row_key in (select row_key from staged where not (${kept(staged)}) and row_key is not null)`);
	await work.exec(sql`insert into refused select file_line from found where code = 'key_incomplete'`);
}

/**
 * Leaves out the rows that repeat a key: from the second on, or, where `reject` was asked, all rows of a key whose rows
 * differ. The parts of a delivery are no repetition. The rest of a key that has several rows is numbered in `part_rows`. Leaves
 * `many`, the keys (of deliveries: the lines) that have several rows.
 */
export async function refuseRepeats(staged: Staged): Promise<void> {
	const { work, line } = staged;
	const group = lineOfStaged(staged.form, staged.has);
	await work.exec(sql`create temp table many as
		select ${group} as group_key from staged where row_key is not null group by ${group} having count(*) > 1`);
	await work.exec(sql`create temp table part_rows (file_line integer, part_no integer)`);
	const [row] = await work.query<{ groups: number }>(sql`select count(*) as groups from many`);
	if (!row?.groups) return;
	await work.exec(sql`create temp table repeats as
		select ${line} as file_line, row_key, row_hash, ${group} as group_key, ${partColumns(staged)}
		from staged where ${group} in (select group_key from many) and ${kept(staged)}`);
	await work.exec(sql`create temp table judged as ${judged(staged)}`);
	if (staged.request.duplicates === 'reject')
		await work.exec(sql`update judged set code = 'duplicate_id' where row_key in
			(select row_key from judged where code = 'duplicate_id')`);
	await work.exec(
		sql`insert into found select file_line, null, code, 'error', null from judged where code is not null`
	);
	await work.exec(sql`insert into refused select file_line from judged where code is not null`);
	// Parts are numbered by what they say, so that the same parts in another order get the same numbers.
	await work.exec(sql`insert into part_rows
		select file_line, row_number() over (partition by row_key order by row_hash) from judged
		where code is null and row_key in (select row_key from judged where code is null group by row_key having count(*) > 1)`);
}

/** A line delivered in parts has a row per part, told apart by date or number, if the file says how much each brought. */
const partsAllowed = ({ kind, has }: Staged): boolean => kind.id === 'deliveries' && has('delivered_qty');

function partColumns({ has }: Staged): Fragment {
	const column = (name: string, type: string) => (has(name) ? raw(name) : raw(`cast(null as ${type}) as ${name}`));
	return fragment`${column('delivered_date', 'date')}, ${column('delivery_id', 'varchar')},
		${column('promised_date', 'date')}, ${column('ordered_qty', 'decimal(18, 3)')}`;
}

function judged(staged: Staged): Fragment {
	const identical = raw('row_number() over (partition by row_key, row_hash order by file_line) > 1');
	if (!partsAllowed(staged))
		return fragment`select file_line, row_key, row_hash, case when ${identical} then 'duplicate_row'
			when row_number() over (partition by row_key order by file_line) > 1 then 'duplicate_id' end as code from repeats`;
	// An open row of a line with numbered events is a part like them: its key is another one.
	const event = hasEvents(staged.form) ? raw('row_key, delivered_date') : raw('row_key, delivered_date, delivery_id');
	return fragment`select file_line, row_key, row_hash, case when repeated then 'duplicate_row'
			when row_number() over (partition by ${event}, repeated order by file_line) > 1 then 'duplicate_id'
			when promised_date is distinct from first_promised or ordered_qty is distinct from first_ordered
			then 'duplicate_id' end as code
		from (select *, ${identical} as repeated,
			first_value(promised_date) over line_rows as first_promised, first_value(ordered_qty) over line_rows as first_ordered
			from repeats window line_rows as (partition by group_key order by file_line))`;
}
