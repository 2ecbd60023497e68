/**
 * What a download of rejected rows has behind the columns of its file: where a row stood, why it was left out, and which
 * import left it out.
 */
export const REASON_COLUMNS: readonly string[] = ['line', 'field', 'reason', 'import'];

/** How many columns belong to the file itself, where its header is that of rejected rows downloaded to be mended; else all. */
export function ownColumns(header: readonly string[]): number {
	// The last column may have been taken out: the others still are no columns of the file.
	for (const names of [REASON_COLUMNS, REASON_COLUMNS.slice(0, -1)]) {
		const own = header.length - names.length;
		if (own > 0 && names.every((name, at) => header[own + at] === name)) return own;
	}
	return header.length;
}

/** Whether a header is that of rejected rows which came back. */
export const isMended = (header: readonly string[]): boolean => ownColumns(header) < header.length;

/** Place of the column that names the import a row was left out of; null where there is none. */
export function originColumn(header: readonly string[]): number | null {
	const at = ownColumns(header) + REASON_COLUMNS.length - 1;
	return at === header.length - 1 ? at : null;
}
