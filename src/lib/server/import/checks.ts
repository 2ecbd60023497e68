import { issueText } from '$lib/import/issues';
import { addDays, type Day } from '$lib/time/month';
import { fragment, ident, join, raw, sql, type Fragment } from '../store/sql';
import { addOtherCurrencies } from './currency-checks';
import type { Check } from './check';
import { eventFields } from './fact-tables';
import { measureChecks } from './measure-checks';
import { signChecks } from './sign-checks';
import type { Staged } from './staged';

const FAR_AHEAD_DAYS = 5 * 365;
const FAR_FROM_PROMISE_DAYS = 365;
const day = (value: Day): Fragment => fragment`cast(${value} as date)`;
const nothing = raw('cast(null as varchar)');

/**
 * Finds what is wrong with single rows: table `found`, one row per issue, and `refused`, the lines left out. Rows are
 * counted by one scan for all checks; a clean file costs no more than that.
 */
export async function checkRows(staged: Staged): Promise<void> {
	const { work, line } = staged;
	await work.exec(sql`create temp table found
		(file_line integer, field varchar, code varchar, severity varchar, value varchar)`);
	await work.exec(sql`create temp table refused (file_line integer)`);
	await addMalformed(staged);
	await addLookedUp(staged);
	await addOtherCurrencies(staged);
	const checks = [...checksOf(staged), ...measureChecks(staged), ...(await signChecks(staged))];
	const hits = await countHits(staged, checks);
	for (const check of checks.filter((_, index) => (hits[index] ?? 0) > 0)) {
		const { severity } = issueText(check.code);
		await work.exec(sql`insert into found
			select s.line, ${check.field}, ${check.code}, ${severity}, s.value
			from (select ${line} as line, ${check.value} as value from staged where ${check.hits}) s
			where ${notBroken(staged)} and ${notFound(check)}`);
	}
	await work.exec(sql`insert into refused select distinct file_line from found where severity = 'error'`);
	// Their texts have told what they had to: a large file needs the room.
	await work.exec(sql`drop table if exists cells`);
}

/** A row of broken structure has that one issue; what its shifted cells seem to say is no news. */
const notBroken = ({ records }: Staged): Fragment =>
	records.malformed.length === 0 ? raw('true') : raw('s.line not in (select file_line from malformed)');

/** One issue per cell: an empty mandatory cell that could not be read has been named already. */
const notFound = ({ field, code }: Check): Fragment =>
	code === 'missing_value' || code.endsWith('_without_date')
		? fragment`s.line not in (select file_line from found where field = ${field})`
		: raw('true');

async function countHits({ work }: Staged, checks: readonly Check[]): Promise<number[]> {
	if (checks.length === 0) return [];
	const counts = checks.map((check, index) => fragment`count(*) filter (where ${check.hits}) as ${ident(`n${index}`)}`);
	const [row] = await work.query<Record<string, number>>(sql`select ${join(counts, ', ')} from staged`);
	return checks.map((_, index) => row?.[`n${index}`] ?? 0);
}

async function addMalformed({ work, records }: Staged): Promise<void> {
	const rows = records.malformed.map(({ line, code }) => [line, null, code, issueText(code).severity, null]);
	await work.load('found', ['file_line', 'field', 'code', 'severity', 'value'], rows);
}

async function addLookedUp(staged: Staged): Promise<void> {
	const { work, records } = staged;
	const line = records.direct ? fragment`c.rowid + ${raw(String(records.skipLines + 1))}` : raw('c.file_line');
	for (const { field } of staged.lookups.filter((lookup) => lookup.issues))
		await work.exec(sql`insert into found
			select s.line, ${field.name}, s.code, s.severity, s.cell
			from (select ${line} as line, l.code, l.severity, l.cell
				from cells c join ${ident(`lookup_${field.name}`)} l on l.cell = c.${ident(`left_${field.name}`)}
				where l.code is not null) s
			where ${notBroken(staged)}`);
}

function checksOf(staged: Staged): Check[] {
	const { kind, given, has } = staged;
	const latest = addDays(staged.today, 1);
	const checks: Check[] = [];
	const add = (code: string, field: string | null, hits: Fragment, value: Fragment = nothing) =>
		checks.push({ code, field, hits, value });
	const text = (name: string) => fragment`cast(${ident(name)} as varchar)`;
	for (const { name } of given.filter((field) => field.required))
		add('missing_value', name, fragment`${ident(name)} is null`);
	for (const name of eventFields(kind).filter(has))
		add('future_date', name, fragment`${ident(name)} > ${day(latest)}`, text(name));
	addOwn(staged, add, text);
	return checks;
}

type Add = (code: string, field: string | null, hits: Fragment, value?: Fragment) => void;

/** The checks of single kinds. */
function addOwn({ kind, has, today }: Staged, add: Add, text: (name: string) => Fragment): void {
	if (kind.id === 'complaints' && has('closed_date'))
		add('closed_before_received', 'closed_date', raw('closed_date < received_date'), text('closed_date'));
	if (kind.id !== 'measures' && kind.anyOf.length > 0) {
		const measured = kind.anyOf.filter(has).map((name) => fragment`${ident(name)} is null`);
		add('missing_value', kind.anyOf.find(has) ?? null, join(measured, ' and '));
	}
	if (kind.id !== 'deliveries') return;
	const horizon = addDays(today, FAR_AHEAD_DAYS);
	add('promised_far_ahead', 'promised_date', fragment`promised_date > ${day(horizon)}`, text('promised_date'));
	if (has('delivered_date'))
		add(
			'delivered_far_from_promise',
			'delivered_date',
			fragment`abs(delivered_date - promised_date) > ${raw(String(FAR_FROM_PROMISE_DAYS))}`,
			text('delivered_date')
		);
	for (const status of has('status') ? (['delivered', 'cancelled'] as const) : []) {
		const undated = has(`${status}_date`) ? fragment`${ident(`${status}_date`)} is null` : raw('true');
		add(`${status}_without_date`, `${status}_date`, fragment`status = ${status} and ${undated}`);
	}
}
