/** What a download of rejected rows has behind the columns of its file: where a row stood, and why it was left out. */
export const REASON_COLUMNS: readonly string[] = ['line', 'field', 'reason'];

/** Columns of the file itself: without the reasons, where the header is that of rejected rows, downloaded to be mended. */
export function ownColumns(header: readonly string[]): number {
	const own = header.length - REASON_COLUMNS.length;
	return own > 0 && REASON_COLUMNS.every((name, at) => header[own + at] === name) ? own : header.length;
}
