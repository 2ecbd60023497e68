import type { NumberShape } from '$lib/import/sheet-format';
import { numberCell } from '$lib/import/sheet-number';
import { cellText } from '$lib/import/sheet-text';
import { damaged } from './damage';
import type { SharedStrings } from './shared-strings';
import { readXml } from './xml';

/** What the cells of a workbook's sheets refer to. */
export interface CellSources {
	strings: SharedStrings | null;
	/** By the number of a cell's style. */
	shapes: readonly NumberShape[];
	from1904: boolean;
}

export interface SheetRow {
	/** As the sheet numbers it, from 1. */
	row: number;
	cells: string[];
}

/** The most that a sheet has. */
const [LAST_ROW, LAST_COLUMN] = [1_048_576, 16_384];
const LONGEST_CELL = 100_000;

/** The rows of a sheet that hold anything, a piece of it at once. Memory does not grow with the sheet. */
export async function* sheetRows(
	pieces: AsyncIterable<Buffer>,
	sources: CellSources
): AsyncGenerator<readonly SheetRow[]> {
	const reader = new SheetReader(sources);
	for await (const _ of readXml(pieces, reader)) {
		const rows = reader.take();
		if (rows.length > 0) yield rows;
	}
}

/** Gathers the cells of rows from the tags of a sheet. */
class SheetReader {
	private readonly sources: CellSources;
	private rows: SheetRow[] = [];
	private row = 0;
	private cells: string[] = [];
	private column = 0;
	private type = 'n';
	private style = 0;
	private value: string | null = null;
	private formula: string | null = null;
	/** The tag whose text is read; '' for none. */
	private reading: 'v' | 'f' | 't' | '' = '';
	private spoken = false;

	constructor(sources: CellSources) {
		this.sources = sources;
	}

	take(): SheetRow[] {
		const { rows } = this;
		this.rows = [];
		return rows;
	}

	readonly open = (name: string, attributes: Record<string, string>): void => {
		if (name === 'c') this.openCell(attributes);
		else if (name === 'row') this.openRow(attributes);
		else if (name === 'v' || name === 'f' || (name === 't' && !this.spoken)) {
			this.reading = name;
			if (name === 'f') this.formula = '';
			else this.value ??= '';
		} else if (name === 'rPh') this.spoken = true;
	};

	readonly text = (text: string): void => {
		if (this.reading === '') return;
		if (this.reading === 'f') this.formula += text;
		else this.value += text;
		if ((this.value?.length ?? 0) > LONGEST_CELL || (this.formula?.length ?? 0) > LONGEST_CELL)
			throw damaged('workbook');
	};

	readonly close = (name: string): void => {
		if (name === 'c') {
			const text = this.cellValue();
			if (text !== '') this.place(text);
		} else if (name === 'row') {
			if (this.cells.length > 0) this.rows.push({ row: this.row, cells: this.cells });
			this.cells = [];
		} else if (name === 'rPh') this.spoken = false;
		else this.reading = '';
	};

	private openRow({ r }: Record<string, string>): void {
		const row = r === undefined ? this.row + 1 : Number(r);
		if (!(Number.isSafeInteger(row) && row > this.row && row <= LAST_ROW)) throw damaged('workbook');
		this.row = row;
		this.column = 0;
	}

	private openCell({ r, t, s }: Record<string, string>): void {
		this.column = r === undefined ? this.column + 1 : columnOf(r);
		if (!(this.column >= 1 && this.column <= LAST_COLUMN)) throw damaged('workbook');
		this.type = t ?? 'n';
		this.style = Number(s ?? 0);
		this.value = null;
		this.formula = null;
	}

	private place(text: string): void {
		while (this.cells.length < this.column) this.cells.push('');
		this.cells[this.column - 1] = text;
	}

	/** A formula counts as what it came to; one that nobody has reckoned yet is shown as itself, not as an empty cell. */
	private cellValue(): string {
		const { type, value, formula, sources } = this;
		if (value === null) return formula === null ? '' : `=${cellText(formula)}`;
		switch (type) {
			case 's': {
				const text = sources.strings?.at(value === '' ? -1 : Number(value));
				if (text === undefined) throw damaged('workbook');
				return text;
			}
			case 'n':
				return numberCell(value, sources.shapes[this.style] ?? 'plain', sources.from1904);
			case 'b':
				return value === '1' || value === 'true' ? 'TRUE' : value === '' ? '' : 'FALSE';
			default:
				return cellText(value);
		}
	}
}

/** 'AB12' is column 28. */
function columnOf(reference: string): number {
	let column = 0;
	for (let at = 0; at < reference.length; at++) {
		const letter = reference.charCodeAt(at) - 64;
		if (letter < 1 || letter > 26) break;
		column = column * 26 + letter;
	}
	return column;
}
