/** Whether a pasted text is a table, not a word: cells of a spreadsheet come with tabs and line ends. */
export const looksLikeCells = (text: string): boolean => /\S[^\n]*\n[^\n]*\S/.test(text.trim());

/** Pasted cells as the file they could have been. */
export function fileOfCells(text: string, at: Date): File {
	const time = `${String(at.getHours()).padStart(2, '0')}.${String(at.getMinutes()).padStart(2, '0')}`;
	return new File([text], `Pasted cells ${time}.txt`, { type: 'text/tab-separated-values' });
}
