import type { Container, ImportRequest } from '$lib/import/answer';
import { hasColumns } from '$lib/import/fit';
import { SHEET_FORM, SheetText } from '$lib/import/sheet-text';
import { shownName } from '$lib/import/shown-name';
import { Problem } from '$lib/problem';
import type { Archive } from './archive';
import { readSharedStrings } from './shared-strings';
import { sheetRows, type CellSources } from './sheet-rows';
import { numberShapes, partBytes, workbookParts, type Sheet } from './workbook-parts';

/** Rows of a sheet that tell whether it is the one that is meant. */
const HEAD_ROWS = 200;
/** Sheets that are looked into for one with the right columns. */
const SHEETS_TRIED = 50;

export interface SheetRead {
	container: Container;
	/** The text of the sheet in pieces. */
	text: AsyncGenerator<Buffer>;
}

/**
 * The sheet of a workbook that is asked for by its name; else the first visible one with rows, or where that lacks required
 * columns, the first that has them. `limitBytes` bounds each part that is read.
 */
export async function readWorkbook(
	archive: Archive,
	request: Partial<ImportRequest>,
	limitBytes: number
): Promise<SheetRead> {
	const { sheets, strings, styles, from1904 } = await workbookParts(archive);
	const sources: CellSources = {
		strings: strings === null ? null : await readSharedStrings(partBytes(archive, strings, limitBytes)),
		shapes: styles === null ? [] : await numberShapes(archive, styles),
		from1904
	};
	const text = (sheet: Sheet) => sheetText(partBytes(archive, sheet.part, limitBytes), sources);
	const sheet =
		request.sheet === undefined ? await likeliest(sheets, text, request) : sheetNamed(sheets, request.sheet);
	const container: Container = { type: 'xlsx', entry: sheet.name, sheets: sheets.map(({ name }) => name) };
	return { container, text: text(sheet) };
}

async function* sheetText(pieces: AsyncIterable<Buffer>, sources: CellSources): AsyncGenerator<Buffer> {
	const text = new SheetText();
	for await (const rows of sheetRows(pieces, sources)) {
		let block = '';
		for (const { row, cells } of rows) block += text.line(row, cells);
		yield Buffer.from(block);
	}
}

async function likeliest(
	sheets: readonly Sheet[],
	text: (sheet: Sheet) => AsyncIterable<Buffer>,
	request: Partial<ImportRequest>
): Promise<Sheet> {
	let first: Sheet | null = null;
	for (const sheet of sheets.filter(({ hidden }) => !hidden).slice(0, SHEETS_TRIED)) {
		const { head, whole } = await headOf(text(sheet));
		if (head === '') continue;
		first ??= sheet;
		if (hasColumns(head, whole, request, SHEET_FORM)) return sheet;
	}
	if (first) return first;
	throw new Problem('empty_file', 422, 'No sheet of the workbook that can be seen holds anything.', {
		sheets: sheets.map(({ name }) => name)
	});
}

async function headOf(text: AsyncIterable<Buffer>): Promise<{ head: string; whole: boolean }> {
	let head = '';
	for await (const block of text) {
		head += block.toString();
		const lines = head.split('\n', HEAD_ROWS + 1);
		if (lines.length > HEAD_ROWS) return { head: lines.slice(0, HEAD_ROWS).join('\n') + '\n', whole: false };
	}
	return { head, whole: true };
}

function sheetNamed(sheets: readonly Sheet[], wanted: string): Sheet {
	const sheet =
		sheets.find(({ name }) => name === wanted) ??
		sheets.find(({ name }) => name.toLowerCase() === wanted.trim().toLowerCase());
	if (sheet) return sheet;
	const names = sheets.map(({ name }) => name);
	throw new Problem(
		'unknown_sheet',
		400,
		`The workbook has no sheet "${shownName(wanted)}". It has: ${names.slice(0, 40).map(shownName).join(', ')}.`,
		{ sheet: wanted, sheets: names }
	);
}
