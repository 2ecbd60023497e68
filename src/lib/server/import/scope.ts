import type { Question } from '$lib/import/answer';
import { raiseFirst } from '$lib/import/question';
import { firstDay, lastDay, monthOf } from '$lib/time/month';
import { fragment, ident, join, raw, sql, type Fragment } from '../store/sql';
import { keyFields, measures, monthOfRow, NO_SITE } from './fact-tables';
import { kept } from './repeats';
import type { Staged } from './staged';

/** Whether a row's date lies in the months that replace mode speaks of. */
const inMonths = ({ kind, request }: Staged): Fragment => {
	const { from, to } = request.months ?? { from: '', to: '' };
	return fragment`${ident(kind.month)} between cast(${firstDay(from)} as date) and cast(${lastDay(to)} as date)`;
};

/** In replace mode, leaves out the rows outside its months; asks for the months where they were not said. */
export async function refuseOutside(staged: Staged): Promise<void> {
	const { work, kind, request, line } = staged;
	if (request.mode !== 'replace') return;
	if (!request.months) return askMonths(staged);
	await work.exec(sql`insert into found
		select ${line}, ${kind.month}, 'outside_scope', 'error', cast(${ident(kind.month)} as varchar)
		from staged where ${kept(staged)} and not (${inMonths(staged)})`);
	await work.exec(sql`insert into refused select file_line from found where code = 'outside_scope'`);
}

async function askMonths(staged: Staged): Promise<void> {
	const month = monthOfRow(staged.kind);
	const [row] = await staged.work.query<{ first: string | null; last: string | null }>(
		sql`select min(${month}) as first, max(${month}) as last from staged where ${kept(staged)}`
	);
	const found = row?.first && row.last ? [`${monthOf(row.first)}..${monthOf(row.last)}`] : [];
	const question: Question = {
		code: 'question',
		question: 'replace_scope',
		field: null,
		candidates: found,
		examples: [],
		message: 'Say which months this file replaces: everything else stays as it is.'
	};
	raiseFirst([question]);
}

/**
 * The keys that replace mode withdraws, as table `gone_keys`: current in its months, at a site it speaks for, and not in the
 * file; a key that the file holds but that was left out stays, as far as it can be read. Measures that the file has no column for are not spoken of.
 */
export async function findWithdrawn(staged: Staged, sites: readonly string[]): Promise<void> {
	const { work, kind, request } = staged;
	if (request.mode !== 'replace') return;
	const inFile =
		kind.id === 'volumes'
			? fragment`f.row_key in (select row_key from incoming) or exists (select 1 from staged s
				where not (${kept(staged)}) and ${mayBe(staged)})`
			: kind.id === 'measures'
				? fragment`f.row_key in (select row_key from staged where row_key is not null) or exists (select 1 from staged s
					where s.row_key is null and (s.kpi is null or s.kpi = f.kpi) and ${mayBe(staged)})`
				: fragment`f.row_key in (select row_key from staged where row_key is not null)`;
	await work.exec(sql`insert into gone_keys
		select distinct f.row_key, 'withdrawn' from ${ident(kind.id)} f
		where ${replacedRows(staged, sites)} and not (${inFile})`);
}

/** Condition on fact rows: current in the months that replace mode speaks of, at one of the sites, and of what the file measures. */
export function replacedRows(staged: Staged, sites: readonly string[]): Fragment {
	const { kind, has } = staged;
	const measured = measures(kind)
		.map((field) => field.name)
		.filter(has);
	const spokenOf =
		kind.id === 'volumes'
			? fragment`measure = any(${measured})`
			: kind.id === 'measures'
				? raw('kpi in (select kpi from staged)')
				: raw('true');
	return fragment`removed_seq is null and ${inMonths(staged)} and coalesce(site, '${raw(NO_SITE)}') = any(${[...sites]})
		and ${spokenOf}`;
}

/** Whether a volume or measure `f` may be what a row `s` that was left out speaks of: its month may be what could not be read. */
function mayBe({ kind, has }: Staged): Fragment {
	const parts = keyFields(kind).map((name) => {
		const own = has(name) ? fragment`s.${ident(name)}` : raw('null');
		return fragment`f.${ident(name)} is not distinct from ${own}`;
	});
	return fragment`(s.month is null or s.month = f.month) and ${join(parts, ' and ')}`;
}
