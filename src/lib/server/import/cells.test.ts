import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNull, isNullDate, trimCell } from '$lib/import/cell';
import { parseDay } from '$lib/import/dates';
import { parseNumber } from '$lib/import/numbers';
import { sql } from '../store/sql';
import { emptyStore, importText } from './import.fixture';

const blank = fc.constantFrom('', '', '', ' ', '\t', '\u00a0', '\u200b', '\u3000', ' \u2009');
const padded = (cell: fc.Arbitrary<string>) => fc.tuple(blank, cell, blank).map((parts) => parts.join(''));
const token = fc.constantFrom('', '-', '–', 'NULL', 'n/a', 'N/A', '#N/A', '(null)', 'NaN', '#NV', 'n.a.', '—', '\\N');
const word = fc.string({
	unit: fc.constantFrom('a', 'Z', '0', '9', 'n', 'N', '-', '#', '(', '\\', 'ä', 'ß', '€', '😀', '.', '/'),
	maxLength: 12
});
const two = fc.integer({ min: 0, max: 33 }).map((n) => String(n).padStart(2, '0'));
const year = fc.constantFrom('2024', '2025', '1899', '2201', '24', '0024', '99');
const join = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((cells) => cells.join(''));
const dash = fc.constantFrom('-', '.', '/', ' ');
const time = fc.constantFrom('', '', ' 14:30', 'T23:59:59Z', ' x');
const day = fc.oneof(
	...[join(year, dash, two, dash, two, time), join(two, dash, two, dash, year, time), join(year, two, two)],
	...[
		fc.integer({ min: 25_000, max: 80_000 }).map(String),
		fc.constantFrom('00.00.0000', '0000-00-00', '5 Mar 2025', 'epoch', 'infinity')
	]
);
const amount = fc.oneof(
	fc.integer({ min: -3, max: 99_999 }).map(String),
	fc.double({ min: -1, max: 1e6, noNaN: true }).map((n) => n.toFixed(2)),
	fc.constantFrom(
		'007',
		'1e3',
		'1,234.5',
		'1.234.567',
		'12 345',
		'1_000',
		'0x10',
		'١',
		'12 €',
		'3 pcs',
		'+4',
		'5-',
		'.5',
		'6.',
		'inf',
		'1,2,3'
	)
);

interface Row {
	text: string;
	date: string;
	cost: string;
}
const row: fc.Arbitrary<Row> = fc.record({
	text: padded(fc.oneof({ weight: 3, arbitrary: word }, { weight: 1, arbitrary: token })),
	date: padded(fc.oneof({ weight: 6, arbitrary: day }, { weight: 1, arbitrary: token })),
	cost: padded(fc.oneof({ weight: 6, arbitrary: amount }, { weight: 1, arbitrary: token }))
});

/** What the rules say of a row: its values, or null where it must be left out. */
function modelled({ text, date, cost }: Row): (string | number | null)[] | null {
	const closed = isNullDate(date) ? null : parseDay(date, 'dmy');
	if (closed === null && !isNullDate(date)) return null;
	const number = isNull(cost) ? { value: null } : parseNumber(cost, 'point', 'money', 'EUR');
	if ('issue' in number) return null;
	return [
		isNull(text) ? null : trimCell(text),
		closed,
		number.value === null ? null : Number(Number(number.value).toFixed(3))
	];
}

const ROWS = 500;

test.each([
	['a clean file', '', ';'],
	['a file with quotes', '"', ',']
])('%s: the engine reads cells as the rules do', async (_, quote, delimiter) => {
	const store = await emptyStore();
	const rows = fc.sample(row, { seed: 7, numRuns: ROWS });
	const lines = rows.map(({ text, date, cost }, n) =>
		[`C-${n}`, '1990-01-01', text, date, cost].map((cell) => `${quote}${cell}${quote}`).join(delimiter)
	);
	const header = ['Complaint ID', 'Received date', 'Category', 'Closed date', 'Cost'].join(delimiter);
	// The upload day lies after every day of the rows, so that only what cannot be read is left out.
	const request = { kind: 'complaints', dateOrder: 'dmy', numberFormat: 'point', dataDate: '2026-01-01' } as const;
	await importText(store, `${header}\n${lines.join('\n')}\n`, request, new Date('2199-12-31T12:00:00'));
	const stored = await store.query<{
		id: string;
		category: string | null;
		closedDate: string | null;
		cost: number | null;
	}>(sql`select complaint_id as id, category, closed_date, cast(cost as double precision) as cost from complaints`);
	const got = new Map(stored.map(({ id, category, closedDate, cost }) => [id, [category, closedDate, cost]]));
	const readable = rows.flatMap((one, n) => {
		const values = modelled(one);
		return values && (values[1] === null || String(values[1]) >= '1990-01-01') ? [[`C-${n}`, values] as const] : [];
	});
	for (const [id, values] of readable)
		expect([id, got.get(id)], JSON.stringify(rows[Number(id.slice(2))])).toEqual([id, values]);
	expect(got.size).toBe(readable.length);
	expect(readable.length).toBeGreaterThan(ROWS / 10);
	expect(readable.length).toBeLessThan(ROWS);
});

test('an id without anything in it rejects its row, one that looks like a number stays as it stands', async () => {
	const store = await emptyStore();
	const text = 'Complaint ID,Received date\n000123,2026-09-01\n1E5,2026-09-01\n-,2026-09-01\n\u00a0,2026-09-01\n';
	const answer = await importText(store, text, { kind: 'complaints' });
	expect(answer.issues.map(({ line, code }) => [line, code])).toEqual([
		[4, 'missing_value'],
		[5, 'missing_value']
	]);
	expect(await store.query(sql`select complaint_id as id from complaints order by id`)).toEqual([
		{ id: '000123' },
		{ id: '1E5' }
	]);
});

test('two imports at once: one after the other, and nothing twice', async () => {
	const store = await emptyStore();
	const rows = Array.from({ length: 2000 }, (_, n) => `C-${n},2026-09-${10 + (n % 20)}`).join('\n');
	const text = `Complaint ID,Received date\n${rows}\n`;
	const answers = await Promise.all([1, 2, 3].map(() => importText(store, text, { kind: 'complaints' })));
	expect(answers.map((answer) => answer.rows.added).sort()).toEqual([0, 0, 2000]);
	expect(new Set(answers.map((answer) => answer.seq)).size).toBe(3);
	expect(await store.query(sql`select count(*) as rows from complaints`)).toEqual([{ rows: 2000 }]);
});
