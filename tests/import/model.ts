import type { ImportRequest } from '../../src/lib/import/answer';
import { isNull, isNullDate, trimCell } from '../../src/lib/import/cell';
import { dateColumn, decideDates, parseDay, parseMonthCell } from '../../src/lib/import/dates';
import { unknownWordCode } from '../../src/lib/import/issues';
import type { Field } from '../../src/lib/import/kind';
import { kindOf } from '../../src/lib/import/kinds';
import { decideNumbers, numberColumn, parseNumber, type NumberType } from '../../src/lib/import/numbers';
import { raiseFirst } from '../../src/lib/import/question';
import { matchWord } from '../../src/lib/import/word';
import type { Records } from '../../src/lib/server/import/read';

export interface Taken {
	records: Record<string, string | number | null>[];
	rejected: { line: number; code: string; field?: string }[];
}

type Rows = readonly (readonly [line: number, cells: readonly string[]])[];

/** What the pure rules make of the records of a file, cell by cell: no keys, no duplicates, no plausibility. */
export function take(records: Records, rows: Rows, request: ImportRequest): Taken {
	const fields = kindOf(request.kind).fields.filter((field) => field.name in records.columns.columns);
	const cellsOf = (field: Field) => rows.map(([, cells]) => cells[records.columns.columns[field.name] ?? 0] ?? '');
	const dates = decideDates(
		fields.filter(isDate).map((field) => dateColumn(field.name, cellsOf(field))),
		request.dateOrder
	);
	const numbers = decideNumbers(
		fields.filter(isNumber).map((field) => numberColumn(field.name, field.type as NumberType, cellsOf(field))),
		request.numberFormat
	);
	raiseFirst([...dates.questions, ...numbers.questions]);
	const taken: Taken = { records: [], rejected: records.malformed.map(({ line, code }) => ({ line, code })) };
	for (const [line, cells] of rows) {
		const record: Taken['records'][number] = {};
		let fault: { code: string; field: string } | null = null;
		for (const field of fields) {
			const cell = cells[records.columns.columns[field.name] ?? 0] ?? '';
			const value = valueOf(field, cell, dates.orders[field.name] ?? null, numbers.format);
			if (typeof value === 'object' && value !== null) fault ??= { code: value.code, field: field.name };
			else record[field.name] = value;
		}
		if (fault) taken.rejected.push({ line, ...fault });
		else taken.records.push(record);
	}
	return taken;
}

const isDate = (field: Field) => field.type === 'day' || field.type === 'month';
const isNumber = (field: Field) => ['count', 'quantity', 'money'].includes(field.type);

type Value = string | number | null | { code: string };

function valueOf(
	field: Field,
	cell: string,
	order: Parameters<typeof parseDay>[1],
	format: Parameters<typeof parseNumber>[1]
): Value {
	if (isDate(field) ? isNullDate(cell) : isNull(cell)) return field.required ? { code: 'missing_value' } : null;
	switch (field.type) {
		case 'day':
			return parseDay(cell, order) ?? { code: 'bad_date' };
		case 'month':
			return parseMonthCell(cell, order)?.slice(0, 7) ?? { code: 'bad_date' };
		case 'word':
			return matchWord(field, cell) ?? { code: unknownWordCode(field.name) };
		case 'id':
		case 'text':
			return trimCell(cell);
		default: {
			const number = parseNumber(cell, format, field.type, 'EUR');
			return 'value' in number ? Number(number.value) : { code: number.issue };
		}
	}
}
