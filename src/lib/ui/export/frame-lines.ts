/** What stands above and below a picture, so that it carries its own evidence. */
export interface PictureFrame {
	title: string;
	/** KPI, scope and months. */
	lines: readonly string[];
	/** State of the data, definition, number of the change. */
	foot: readonly string[];
}

/** A text in lines that are not wider than there is room; a word that is wider has a line of its own. */
export function wrapped(text: string, room: number, widthOf: (text: string) => number): string[] {
	const lines: string[] = [];
	for (const word of text.split(/\s+/).filter(Boolean)) {
		const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
		if (lines.length > 0 && widthOf(longer) <= room) lines[lines.length - 1] = longer;
		else lines.push(word);
	}
	return lines;
}
