import type { Container, ImportAnswer, ImportRequest, RowCounts } from '$lib/import/answer';
import { describeColumns, withoutUnstored } from '$lib/import/columns';
import { daysOfField } from '$lib/import/days';
import { decisionsOf } from '$lib/import/fingerprint';
import { notStored } from '$lib/import/kept';
import { shownName } from '$lib/import/shown-name';
import { Problem } from '$lib/problem';
import type { Day } from '$lib/time/month';
import { effectOf, refreshRollups } from '$lib/server/metrics/rollup';
import { nextNumber, type Actor, type Outcome } from '../audit/change';
import { sql } from '../store/sql';
import type { Db } from '../store/store';
import { dataDateOf } from './data-date';
import {
	askKeyForm,
	findColumnsGone,
	findNothingNew,
	findSameFile,
	findSitesMissing,
	sitesOfRows
} from './file-checks';
import { firstIssues, groupFindings, numberFindings } from './findings';
import { broughtFacts, createIncoming } from './incoming';
import { stageLeftOut } from './left-out';
import { nameOrigins } from './mended';
import { findInMeasures } from './measure-findings';
import { findGone, merge } from './merge';
import { refuseOtherSites } from './other-sites';
import type { Upload } from './receive';
import { recordFindings } from './record-findings';
import { countRows, monthsOfRows, recordCoverage } from './record-import';
import { recordLeftOut } from './recovered';
import type { Staged } from './staged';
import { findResemblingNames } from './name-checks';
import { findUnusualMonths } from './unusual-months';
import { findSwappedDays, type DayCounts } from './swapped-days';
import { askScope, findWithdrawals, type Withdrawals } from './withdrawals';

/** What an import is made of beside its rows. */
export interface ImportHead {
	upload: Upload;
	container: Container | null;
	actor: Actor;
	at: Date;
	/** Rows per day of its date fields. */
	days: DayCounts;
	/** The draft that the file was. */
	draft?: string | undefined;
}

/**
 * Settles a staged file inside the transaction of change `seq`: what depends on the store is checked here, then its rows
 * are merged, everything about it is recorded, and the rollups are brought up to date.
 */
export async function settle(db: Db, staged: Staged, head: ImportHead, seq: number): Promise<Outcome<ImportAnswer>> {
	const { kind, request, records } = staged;
	const importId = await nextNumber(db, 'import');
	await askKeyForm(db, staged, await sitesOfRows(staged));
	await refuseOtherSites(db, staged);
	await refuseWithoutRows(db, staged);
	await createIncoming(staged);
	const own = await sitesOfRows(staged);
	const sites = [...new Set([...own, ...(request.sites ?? []).map((site) => site.trim()).filter(Boolean)])].sort();
	const again = await findSameFile(db, staged, head.upload.sha256, fileName(request));
	await findColumnsGone(db, staged, own);
	await findSwappedDays(db, staged, head.days);
	await findSitesMissing(db, staged, own);
	await findResemblingNames(db, staged);
	await findGone(db, staged, sites);
	const withdrawals = await findWithdrawals(db, staged, sites);
	askScope(staged, withdrawals);
	await merge(db, staged, importId, seq);
	await nameOrigins(db, staged);
	await findInMeasures(db, staged);
	const dataDate = await dataDateOf(db, staged);
	const rows = await countRows(db, staged, seq);
	if (!again) await findNothingNew(db, staged, rows);
	await findUnusualMonths(db, staged, seq, sites, dataDate);
	await numberFindings(db, records);
	const answer = await answerOf(db, staged, head, { importId, seq, dataDate, rows, withdrawals });
	await recordImport(db, staged, head, answer);
	await recordFindings(db, staged, importId);
	await recordLeftOut(db, staged, importId);
	await recordCoverage(db, staged, importId, sites, dataDate);
	await refreshRollups(db, seq, kind.id, broughtFacts(importId, seq));
	const effect = await effectOf(db, seq, await stageLeftOut(staged, sites));
	await db.exec(
		sql`update imports set effect = ${JSON.stringify(effect)} where import_id = cast(${importId} as integer)`
	);
	return {
		result: { ...answer, effect },
		subject: `import ${importId}`,
		detail: auditDetail(staged, head, answer, sites)
	};
}

const fileName = ({ name, kind }: ImportRequest): string => shownName(name ?? '').trim() || `${kind}.csv`;

/** What is known once the rows are merged. */
interface Settled {
	importId: number;
	seq: number;
	dataDate: Day;
	rows: RowCounts;
	withdrawals: Withdrawals;
}

/** What the commit answers, but for the effect, which the rollups tell. */
async function answerOf(
	db: Db,
	staged: Staged,
	head: ImportHead,
	{ importId, seq, dataDate, rows, withdrawals }: Settled
): Promise<ImportAnswer> {
	const { kind, request, records } = staged;
	const columns = describeColumns(records.header, records.columns, records.sample, records.kept);
	return {
		id: importId,
		kind: kind.id,
		status: 'committed',
		name: fileName(request),
		sha256: head.upload.sha256,
		dataDate,
		rows,
		months: await monthsOfRows(db, staged),
		issueGroups: await groupFindings(db),
		issues: await firstIssues(db, kind),
		effect: [],
		days: [...head.days].map(([field, days]) => daysOfField(field, days)),
		withdrawals: withdrawals.cells,
		withdrawnRows: withdrawals.rows,
		baseSeq: seq - 1,
		seq,
		reading: {
			...records.reading,
			dateOrder: staged.dateOrder,
			numberFormat: staged.numberFormat,
			values: request.values ?? {},
			container: head.container
		},
		mapping: records.columns.mapping,
		unmapped: notStored(records.header, records.kept, records.columns),
		columns: request.dryRun ? columns : withoutUnstored(columns),
		actor: head.actor.name,
		createdAt: head.at.toISOString(),
		undoneAt: null,
		undoneBy: null,
		reason: request.reason?.trim() || null
	};
}

/** Refuses a file of which not one row can be taken, and says why, row by row. */
async function refuseWithoutRows(db: Db, { work, kind, records }: Staged): Promise<void> {
	const [row] = await work.query<{ records: number; rejected: number }>(sql`select
		(select count(*) from staged) as records, (select count(distinct file_line) from refused) as rejected`);
	const { records: all = 0, rejected = 0 } = row ?? {};
	if (rejected < all) return;
	await numberFindings(db, records);
	const skipped = records.skippedCount;
	const none = { accepted: 0, added: 0, changed: 0, unchanged: 0, withdrawn: 0 };
	const rows: RowCounts = { read: all + skipped, rejected: all, skipped, ...none };
	throw new Problem('too_many_errors', 422, 'Not one row of the file can be taken. Nothing was stored.', {
		...{ rows, issueGroups: await groupFindings(db), issues: await firstIssues(db, kind) }
	});
}

async function recordImport(db: Db, staged: Staged, { upload }: ImportHead, answer: ImportAnswer): Promise<void> {
	const { request, records } = staged;
	const { rows } = answer;
	const reading = {
		...answer.reading,
		fixed: records.columns.fixed,
		unmapped: answer.unmapped,
		columns: answer.columns
	};
	const row = {
		...{
			import_id: answer.id,
			kind: answer.kind,
			name: answer.name,
			sha256: answer.sha256,
			size_bytes: upload.sizeBytes
		},
		...{ mode: request.mode ?? 'merge', reading: JSON.stringify(reading), mapping: JSON.stringify(answer.mapping) },
		...{ header: JSON.stringify(records.header), months: JSON.stringify(answer.months), data_date: answer.dataDate },
		...{ reason: answer.reason, actor: answer.actor, created_at: answer.createdAt },
		...{ rows_read: rows.read, rows_accepted: rows.accepted, rows_rejected: rows.rejected, rows_skipped: rows.skipped },
		...{ rows_added: rows.added, rows_changed: rows.changed, rows_unchanged: rows.unchanged },
		...{ keys_withdrawn: rows.withdrawn, issue_groups: JSON.stringify(answer.issueGroups), effect: '[]' },
		...{ days: JSON.stringify(answer.days), withdrawals: JSON.stringify(answer.withdrawals) },
		...{ withdrawn_rows: JSON.stringify(answer.withdrawnRows) },
		...{ base_seq: answer.baseSeq, seq: answer.seq, fingerprint: records.fingerprint },
		choices: JSON.stringify(decisionsOf(request, records.header))
	};
	await db.load('imports', Object.keys(row), [Object.values(row)]);
}

const auditDetail = (
	staged: Staged,
	{ draft }: ImportHead,
	answer: ImportAnswer,
	sites: readonly string[]
): Record<string, unknown> => {
	const { kind, name, sha256, dataDate, rows, months, mapping, reading } = answer;
	const { mode = 'merge' } = staged.request;
	return {
		kind,
		name,
		sha256,
		dataDate,
		rows,
		months,
		mapping,
		reading,
		mode,
		sites,
		fixed: staged.records.columns.fixed,
		...(staged.records.kept.length > 0 ? { kept: staged.records.kept.map((one) => one.name) } : {}),
		...(draft === undefined ? {} : { draft })
	};
};
