import type { FileColumn } from './answer';
import { isNull, trimCell } from './cell';
import { SURE_ENOUGH } from './headers';
import type { KeptColumn } from './kept';
import type { ColumnMapping } from './mapping';
import { ownColumns } from './reasons';

const COLUMNS_TOLD = 200;
const EXAMPLES = 3;
const LONGEST_EXAMPLE = 80;

/** The columns of a file as they were taken, with values from `sample`; those of reasons added by a download are none of it. */
export function describeColumns(
	header: readonly string[],
	found: ColumnMapping,
	sample: readonly (readonly string[])[],
	kept: readonly KeptColumn[] = []
): FileColumn[] {
	return header.slice(0, Math.min(COLUMNS_TOLD, ownColumns(header))).map((name, at) => {
		const own = Object.keys(found.columns).find((one) => found.columns[one] === at);
		const proposed = found.proposals.find(({ column }) => column === at);
		const field = own ?? proposed?.field ?? null;
		return {
			index: at + 1,
			header: name,
			field,
			confidence: (own === undefined ? proposed?.confidence : found.confidence[own]) ?? null,
			kept: kept.some(({ column }) => column === at),
			examples: examplesOf(sample.map((cells) => cells[at] ?? ''))
		};
	});
}

function examplesOf(cells: readonly string[]): string[] {
	const examples = new Set<string>();
	for (const cell of cells) {
		if (examples.size === EXAMPLES) break;
		if (!isNull(cell)) examples.add(shortened(trimCell(cell)));
	}
	return [...examples];
}

const shortened = (text: string): string =>
	text.length > LONGEST_EXAMPLE ? `${text.slice(0, LONGEST_EXAMPLE - 1)}…` : text;

/** The columns without values of those that are not stored: they may be personal. */
export const withoutUnstored = (columns: readonly FileColumn[]): FileColumn[] =>
	columns.map((column) =>
		column.kept || (column.confidence ?? 0) >= SURE_ENOUGH ? column : { ...column, examples: [] }
	);
