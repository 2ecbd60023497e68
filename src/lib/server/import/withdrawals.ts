import type { Withdrawal, WithdrawnRow } from '$lib/import/answer';
import type { Kind } from '$lib/import/kind';
import { raiseFirst } from '$lib/import/question';
import { joinNames } from '$lib/import/name-list';
import type { DataKind } from '$lib/metrics/kpi';
import { monthOf, type Day } from '$lib/time/month';
import { ident, raw, sql, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { monthOfRow, NO_SITE } from './fact-tables';
import { replacedRows } from './scope';
import type { Staged } from './staged';

/** What replace mode withdraws: rows by site and month, and the first of them. */
export interface Withdrawals {
	cells: Withdrawal[];
	rows: WithdrawnRow[];
}

const ROWS_ANSWERED = 100;
/** Part of the rows of a site's month from which on somebody must have said that they go. */
const MUCH = 0.1;
const EXAMPLES = 5;

const GONE = raw(`row_key in (select row_key from gone_keys where cause = 'withdrawn')`);
const SITE = raw(`coalesce(site, '${NO_SITE}')`);

/** What is withdrawn, once `gone_keys` is known and before it goes; nothing but in replace mode. */
export async function findWithdrawals(db: Db, staged: Staged, sites: readonly string[]): Promise<Withdrawals> {
	const { kind, request } = staged;
	if (request.mode !== 'replace') return { cells: [], rows: [] };
	const rows = await db.query<Omit<Withdrawal, 'month'> & { month: Day }>(sql`
		select ${SITE} as site, ${monthOfRow(kind)} as month, cast(count(*) as integer) as current,
			cast(count(*) filter (where ${GONE}) as integer) as withdrawn
		from ${ident(kind.id)} where ${replacedRows(staged, sites)} group by 1, 2 order by 1, 2`);
	return {
		cells: rows.map((row) => ({ ...row, month: monthOf(row.month) })),
		rows: await firstRows(db, kind)
	};
}

/** What a row is known by, and what tells it from others of the same number. */
const NAMES: Record<DataKind, [id: string, detail: string]> = {
	deliveries: ['order_id', `concat_ws(' · ', line, schedule, product, delivery_id)`],
	defects: ['defect_id', 'defect_type'],
	complaints: ['complaint_id', 'category'],
	volumes: ['measure', `concat_ws(' · ', process, product, supplier)`],
	measures: ['kpi', `concat_ws(' of ', cast(numerator as double), cast(denominator as double), cast(value as double))`]
};

async function firstRows(db: Db, kind: Kind): Promise<WithdrawnRow[]> {
	const [id, detail] = NAMES[kind.id].map((text): Fragment => raw(text));
	return db.query<WithdrawnRow>(sql`
		select ${id ?? raw('')} as id, nullif(${detail ?? raw('')}, '') as detail, ${SITE} as site, ${ident(kind.month)} as date
		from ${ident(kind.id)} where removed_seq is null and ${GONE}
		order by site, date, id, detail limit ${ROWS_ANSWERED}`);
}

/**
 * Asks, before a commit, whether much of a site's month is meant to go: sites that are named have been meant. What it
 * would do is shown by a dry run, which never asks.
 */
export function askScope({ request }: Staged, { cells }: Withdrawals): void {
	if (request.dryRun) return;
	const named = (request.sites ?? []).map((site) => site.trim()).filter(Boolean);
	const much = cells.filter(({ site, current, withdrawn }) => withdrawn > current * MUCH && !named.includes(site));
	if (much.length === 0) return;
	const sites = [...new Set([...named, ...much.map(({ site }) => site)])].sort();
	const examples = much.map(
		({ site, month, current, withdrawn }) => `${site} ${month}: ${withdrawn} of ${current} rows`
	);
	raiseFirst([
		{
			code: 'question',
			question: 'replace_scope',
			field: 'site',
			candidates: [joinNames(sites)],
			examples: examples.slice(0, EXAMPLES),
			message: `The file lacks more than a tenth of the rows that these months have: ${examples[0]}${
				examples.length > 1 ? ` and ${examples.length - 1} more` : ''
			}. Name the sites whose months it replaces, or import it without replacing.`
		}
	]);
}
