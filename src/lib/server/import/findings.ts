import type { Issue, IssueGroup, Severity, Suggestion } from '$lib/import/answer';
import { issueText } from '$lib/import/issues';
import type { Kind } from '$lib/import/kind';
import { fragment, sql, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import type { Records } from './read';
import type { Staged } from './staged';

export interface Finding {
	line: number;
	field: string | null;
	code: string;
	severity: Severity;
	value: string | null;
}

/** How many issues an answer carries; all are kept and can be paged. */
export const ISSUES_ANSWERED = 1000;
const LINES = 10;
const EXAMPLES = 5;
/** Characters of a cell that an issue keeps; the rejected row keeps it whole. */
const LONGEST_VALUE = 200;

/** A finding with its sentence. */
export function toIssue(kind: Kind, { line, field, code, severity, value }: Finding): Issue {
	const message = issueText(code).message(labelOf(kind, field), value);
	return { line, field, code, severity, message, value };
}

const labelOf = (kind: Kind, name: string | null): string =>
	kind.fields.find((field) => field.name === name)?.label ?? name ?? 'The row';

/** Adds a finding about the file as a whole, which stands at its header. */
export async function addFileFinding(
	db: Db,
	{ records }: Pick<Staged, 'records'>,
	code: string,
	field: string | null,
	value: string | null
): Promise<void> {
	const line = Math.max(records.reading.headerLine, 1);
	await db.exec(sql`insert into found values (${line}, ${field}, ${code}, ${issueText(code).severity}, ${value})`);
}

/** Numbers all findings in the order of the file, the lines that hold no record among them: table `issues_found`. */
export async function numberFindings(db: Db, records: Records): Promise<void> {
	await db.exec(sql`create or replace temp table skipped_lines (file_line integer, code varchar, value varchar)`);
	const rows = records.skipped.map(({ line, code, value }) => [line, code, value]);
	await db.load('skipped_lines', ['file_line', 'code', 'value'], rows);
	await db.exec(sql`create or replace temp table issues_found as
		select row_number() over (order by file_line, field nulls first, code) as issue_no, file_line, field, code, severity,
			left(value, ${LONGEST_VALUE}) as value
		from (select file_line, field, code, severity, value from found
			union all select file_line, null, code, 'skipped', value from skipped_lines)`);
}

/** The first issues, with their sentences. */
export async function firstIssues(db: Db, kind: Kind): Promise<Issue[]> {
	const found = await db.query<Finding>(sql`select file_line as line, field, code, severity, value
		from issues_found order by issue_no limit ${ISSUES_ANSWERED}`);
	return found.map((finding) => toIssue(kind, finding));
}

/** Errors and warnings by code and field, the most frequent first. */
export async function groupFindings(db: Db): Promise<IssueGroup[]> {
	const examples = exampleValues();
	const groups = await db.query<Omit<IssueGroup, 'suggestions'>>(sql`
		select g.code, g.field, g.severity, g.count, g.lines, coalesce(e.examples, []) as examples
		from (select code, field, severity, cast(count(*) as integer) as count, min(file_line, ${LINES}) as lines
			from issues_found where severity <> 'skipped' group by code, field, severity) g
		left join (${examples}) e on e.code = g.code and e.field is not distinct from g.field
		order by case g.severity when 'error' then 1 else 2 end, g.count desc, g.code, g.field`);
	const suggestions = await suggestionsByField(db);
	return groups.map((group) => ({
		...group,
		suggestions: group.code === 'name_resembles' ? (suggestions.get(group.field ?? '') ?? []) : []
	}));
}

/** The first names of each field that resemble known ones, with these; none where names were not looked at. */
async function suggestionsByField(db: Db): Promise<Map<string, Suggestion[]>> {
	await db.exec(sql`create temp table if not exists resembling (field varchar, value varchar, suggestion varchar)`);
	const rows = await db.query<Suggestion & { field: string }>(sql`
		select r.field, r.value, r.suggestion from resembling r
		join found f on f.field = r.field and f.value = r.value and f.code = 'name_resembles' order by f.file_line, r.value`);
	const fields = new Map<string, Suggestion[]>();
	for (const { field, ...suggestion } of rows) {
		const own = fields.get(field) ?? [];
		if (own.length < EXAMPLES) fields.set(field, [...own, suggestion]);
	}
	return fields;
}

const exampleValues = (): Fragment => fragment`
	select code, field, list(value order by line) as examples from (
		select code, field, value, min(file_line) as line,
			row_number() over (partition by code, field order by min(file_line)) as place
		from issues_found where value is not null and value <> '' group by code, field, value)
	where place <= ${EXAMPLES} group by code, field`;
