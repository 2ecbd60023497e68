/** Names as one text: comma-separated, or a JSON list where a name holds a comma itself. */
export const joinNames = (names: readonly string[]): string =>
	names.some((name) => name.includes(',') || name.startsWith('[')) ? JSON.stringify(names) : names.join(',');

/** The names in such a text, without blanks around them and without empty ones. */
export function splitNames(text: string): string[] {
	const names = listIn(text) ?? text.split(',');
	return names.map((name) => name.trim()).filter((name) => name !== '');
}

function listIn(text: string): string[] | null {
	if (!text.trim().startsWith('[')) return null;
	try {
		const list: unknown = JSON.parse(text);
		return Array.isArray(list) && list.every((name) => typeof name === 'string') ? list : null;
	} catch {
		return null;
	}
}
