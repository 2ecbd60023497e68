/** What was kept of a row beside its fields: the header of each column, and its text. */
export type Attributes = Record<string, string>;

/** Attributes as they are stored. */
export const attributesFrom = (stored: unknown): Attributes | null =>
	typeof stored === 'string' ? (JSON.parse(stored) as Attributes) : null;

/** Attributes in a line: "Colour: red · Note: urgent". */
export const attributesWords = (attributes: Attributes | null): string =>
	Object.entries(attributes ?? {})
		.map(([name, text]) => `${name}: ${text}`)
		.join(' · ');
