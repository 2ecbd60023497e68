import { KINDS } from '$lib/import/kinds';
import {
	day,
	described,
	flag,
	instant,
	list,
	mapOf,
	month,
	number,
	object,
	orNull,
	refer,
	text,
	whole,
	words,
	type Schema
} from './openapi-parts';

export const kind = words(...KINDS.map((one) => one.id));
export const columnReference: Schema = { anyOf: [text, object({ index: whole })] };

const rowCounts = object({
	read: whole,
	accepted: whole,
	rejected: whole,
	skipped: whole,
	added: whole,
	changed: whole,
	unchanged: whole,
	withdrawn: described('Keys, not rows.', whole)
});

const issueGroup = object({
	code: text,
	field: orNull(text),
	severity: words('error', 'warning'),
	count: whole,
	lines: list(whole),
	examples: list(text),
	suggestions: described('Of names that resemble known ones: the known ones.', {
		...list(object({ value: text, suggestion: text })),
		maxItems: 5
	})
});

const issue = object({
	line: described('Physical line of the file, counted from 1.', whole),
	field: orNull(text),
	code: text,
	severity: words('error', 'warning', 'skipped'),
	message: text,
	value: orNull(text)
});

const effect = object({
	kpi: text,
	site: described('null: all sites together.', orNull(text)),
	month,
	before: orNull(number),
	after: orNull(number),
	worst: described(
		'What it would be if all rejected rows counted against it; null where that says nothing.',
		orNull(number)
	)
});

const daysOfField = object({
	field: text,
	months: described('The 36 latest months that occur.', {
		...list(
			object({ month, days: described('Rows of the 1st to the 31st.', { ...list(whole), minItems: 31, maxItems: 31 }) })
		),
		maxItems: 36
	}),
	earlier: described('Rows of the months before those.', whole)
});

const withdrawal = object({
	site: text,
	month,
	current: described('Rows that were current in it.', whole),
	withdrawn: described('Rows of them that go.', whole)
});

const withdrawnRow = object({
	id: described('Number of the order, defect or complaint; of volumes what was measured.', text),
	detail: described('What tells it from others of the same number.', orNull(text)),
	site: text,
	date: described('The date that replace mode goes by.', day)
});

const reading = object({
	encoding: text,
	delimiter: text,
	quote: text,
	headerLine: whole,
	dateOrder: mapOf(words('dmy', 'mdy', 'ymd')),
	numberFormat: orNull(words('point', 'comma')),
	values: described('Field to: word of the file to what was stored for it, as `values` said.', mapOf(mapOf(text))),
	container: described(
		'What the text came in; null: the file was the text itself.',
		orNull(
			object({
				type: words('gzip', 'zip', 'xlsx'),
				entry: described('File of the archive, or sheet of the workbook, that was read.', orNull(text)),
				sheets: described('Sheets of a workbook, the hidden ones last.', list(text))
			})
		)
	)
});

const fileColumn = object({
	index: described('Counted from 1.', whole),
	header: text,
	field: described('The field it feeds, or is proposed for; null: none.', orNull(text)),
	confidence: described(
		'How sure that is; below 0.5 a proposal, which feeds nothing until `mapping` says so; null without a field.',
		orNull({ ...number, minimum: 0, maximum: 1 })
	),
	kept: described('Stored as an attribute of the row, without being a field.', flag),
	examples: described('Values met first. Once imported only those of columns that are stored.', {
		...list(text),
		maxItems: 3
	})
});

/** What history and answer share. */
const summary: Record<string, Schema> = {
	id: described('null for a dry run.', orNull(whole)),
	kind,
	status: words('committed', 'dry_run', 'undone'),
	name: text,
	sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
	dataDate: described('Up to which day the file speaks.', day),
	rows: refer('RowCounts'),
	months: list(month),
	issueGroups: list(refer('IssueGroup')),
	baseSeq: whole,
	seq: whole,
	reading,
	mapping: described('Field to header.', mapOf(text)),
	unmapped: list(text),
	actor: text,
	createdAt: instant,
	undoneAt: orNull(instant),
	undoneBy: orNull(text),
	reason: orNull(text)
};

const importAnswer = object({
	...summary,
	columns: described('The first 200 columns of the file.', { ...list(refer('FileColumn')), maxItems: 200 }),
	issues: described('The first 1,000.', { ...list(refer('Issue')), maxItems: 1000 }),
	effect: list(refer('Effect')),
	days: described('Rows per day of each date column: swapped days show.', list(refer('DaysOfField'))),
	withdrawals: described('Replace mode: each site and month it replaces that had rows.', list(refer('Withdrawal'))),
	withdrawnRows: described('The first 100 rows withdrawn.', { ...list(refer('WithdrawnRow')), maxItems: 100 })
});

/** The fields of the data kind, with the line they came from and what the row did. */
const importedRow: Schema = {
	type: 'object',
	properties: {
		file_line: whole,
		change: words('added', 'changed', 'unchanged'),
		attributes: described('Kept columns, header to text.', orNull(mapOf(text)))
	},
	required: ['file_line', 'change', 'attributes'],
	additionalProperties: { type: ['string', 'number', 'boolean', 'null'] }
};

export const importSchemas: Record<string, Schema> = {
	ImportAnswer: importAnswer,
	ImportSummary: object(summary),
	RowCounts: rowCounts,
	IssueGroup: issueGroup,
	Issue: issue,
	Effect: effect,
	FileColumn: fileColumn,
	DaysOfField: daysOfField,
	Withdrawal: withdrawal,
	WithdrawnRow: withdrawnRow,
	ImportedRow: importedRow
};
