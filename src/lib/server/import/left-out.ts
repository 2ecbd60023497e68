import { fragment, ident, join, raw, sql } from '../store/sql';
import type { LeftOut } from '$lib/server/metrics/left-out';
import { columnType } from './fact-tables';
import { lineOfStaged } from './keys';
import { siteOf } from './site-of';
import type { Staged } from './staged';

/**
 * The rows of a file that were left out, as table `left_out`. Rows that stand further up are
 * none of them: the first one counts. The cells of a row of broken structure may have moved: its site is taken for one only
 * if the file speaks for it.
 */
export async function stageLeftOut(staged: Staged, sites: readonly string[]): Promise<LeftOut> {
	const { work, kind, records, line, has, form } = staged;
	const [row] = await work.query<{ lines: number }>(sql`select count(*) as lines from refused`);
	if (!row?.lines) return { kind: kind.id, rows: null };
	const columns = kind.fields
		.filter(({ name }) => name !== 'site')
		.map((field) =>
			has(field.name) ? ident(field.name) : fragment`cast(null as ${columnType(field)}) as ${ident(field.name)}`
		);
	const site = siteOf(staged);
	const broken = fragment`${line} in (select file_line from malformed) and not (${site} = any(${[...sites]}))`;
	await work.exec(sql`create or replace temp table left_out as
		select coalesce(${lineOfStaged(form, has)}, 'line ' || ${line}) as unit,
			${records.malformed.length > 0 ? fragment`case when not (${broken}) then ${site} end` : site} as site,
			${join(columns, ', ')}, coalesce(f.fields, []) as unread
		from staged left join (
			select file_line as found_line, list(field) as fields from found
			where severity = 'error' and field is not null group by file_line) f on f.found_line = ${line}
		where ${line} in (select file_line from refused)
			and ${line} not in (select file_line from found where code = 'duplicate_row')`);
	return { kind: kind.id, rows: raw('left_out') };
}
