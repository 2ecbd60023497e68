/** How the text of a sheet is written: nothing about it need be found out. */
export interface TextForm {
	encoding: string;
	delimiter: string;
	quote: string;
	/** A record counts as one line, however many its cells hold. */
	rowsAreLines: boolean;
}

export const SHEET_FORM: TextForm = { encoding: 'utf-8', delimiter: '\t', quote: '"', rowsAreLines: true };

const SPECIAL = /["\t\n]/;

/** `_x000D_` and its like: what XML cannot hold, or what would look like this. */
const ESCAPE = /_x([0-9A-Fa-f]{4})_/g;

/** The text of a cell as the workbook means it, line ends unified. */
export function cellText(text: string): string {
	const plain = text.includes('_x')
		? text.replace(ESCAPE, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
		: text;
	return plain.includes('\r') ? plain.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : plain;
}

/**
 * Writes rows as lines of text. A row that the sheet leaves out is an empty line, so that records have the numbers of their
 * rows; each row is as wide as the widest so far, as a sheet does not say where its rows end.
 */
export class SheetText {
	private row = 0;
	private width = 0;

	/** The text of a row, with the empty ones before it. Rows come in their order. */
	line(row: number, cells: readonly string[]): string {
		const gap = '\n'.repeat(Math.max(0, row - this.row - 1));
		this.row = row;
		this.width = Math.max(this.width, cells.length);
		let line = '';
		for (let at = 0; at < this.width; at++) line += (at > 0 ? '\t' : '') + quoted(cells[at] ?? '');
		return `${gap}${line}\n`;
	}
}

const quoted = (cell: string): string => (SPECIAL.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
