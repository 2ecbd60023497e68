import { Problem } from '../problem';
import { normaliseName } from './cell';
import { lastingName } from './fingerprint';
import type { ColumnMapping } from './mapping';
import { ownColumns } from './reasons';

/** A column that is no field and is stored all the same, as an attribute of the row. */
export interface KeptColumn {
	/** Its header, by which the attribute goes. */
	name: string;
	/** Its place, from 0. */
	column: number;
}

/** Attributes are for a few things that no field has room for, not for the rest of the file. */
const MOST_KEPT = 20;

/**
 * The columns that somebody keeps on purpose, in the order of the file. 400 `unknown_column`, `invalid_parameter` for one
 * that is a field already or has no name, and for too many.
 */
export function keptColumns(
	header: readonly string[],
	keep: readonly string[] | undefined,
	{ columns }: Pick<ColumnMapping, 'columns'>
): KeptColumn[] {
	if (!keep || keep.length === 0) return [];
	const fields = new Map(Object.entries(columns).map(([field, column]) => [column, field]));
	const kept = new Map(keep.map((name) => [placeOf(header, name), name]));
	for (const [column, name] of kept) {
		const field = fields.get(column);
		if (field) throw refused(`"${name}" is stored as ${field} already: keep other columns.`);
	}
	if (kept.size > MOST_KEPT) throw refused(`${kept.size} columns are to be kept; ${MOST_KEPT} are the most.`);
	return [...kept.keys()].sort((a, b) => a - b).map((column) => ({ name: header[column] ?? '', column }));
}

function placeOf(header: readonly string[], name: string): number {
	const place = columnNamed(header, name);
	if (place >= 0) return place;
	throw new Problem('unknown_column', 400, `The file has no column "${name}" to keep.`, {
		parameter: 'keep',
		headers: header.slice(0, Math.min(200, ownColumns(header)))
	});
}

/**
 * Place of the column that goes by a name, from 0: by the header as it stands, else however it is spelt, else whatever month
 * stands in it; of several the first, but for months. -1 where there is none.
 */
export function columnNamed(header: readonly string[], name: string): number {
	const own = header.slice(0, ownColumns(header));
	const exact = own.indexOf(name.trim());
	if (exact >= 0) return name.trim() === '' ? -1 : exact;
	const key = normaliseName(name);
	// Nothing is left of a unit alone.
	if (key === '') return -1;
	const spelt = own.findIndex((one) => normaliseName(one) === key);
	if (spelt >= 0) return spelt;
	const lasting = lastingName(name);
	if (lasting === key) return -1;
	const alike = own.flatMap((one, at) => (lastingName(one) === lasting ? [at] : []));
	return alike.length === 1 ? (alike[0] ?? -1) : -1;
}

/** Those names that can be kept: of columns that are there and are no field. */
export const keepable = (
	header: readonly string[],
	keep: readonly string[] | undefined,
	{ columns }: Pick<ColumnMapping, 'columns'>
): string[] => {
	const fields = new Set(Object.values(columns));
	return (keep ?? []).filter((name) => {
		const place = columnNamed(header, name);
		return place >= 0 && !fields.has(place);
	});
};

/** The columns that are stored nowhere, by their headers: neither fields nor kept. */
export function notStored(
	header: readonly string[],
	kept: readonly KeptColumn[],
	{ columns }: Pick<ColumnMapping, 'columns'>
): string[] {
	const stored = new Set([...Object.values(columns), ...kept.map(({ column }) => column)]);
	const own = header.slice(0, ownColumns(header));
	return own.filter((name, column) => name !== '' && !stored.has(column));
}

const refused = (message: string): Problem => new Problem('invalid_parameter', 400, message, { parameter: 'keep' });
