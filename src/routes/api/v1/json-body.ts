import { invalid } from './parameters';

/** The texts of a JSON object by name; 400 for anything else, and for names that the call does not know. */
export async function textsOf(request: Request, known: readonly string[]): Promise<Record<string, string | undefined>> {
	const body: unknown = await request.json().catch(() => null);
	if (typeof body !== 'object' || body === null || Array.isArray(body))
		throw invalid('The body', 'must be a JSON object.');
	const texts: Record<string, string | undefined> = {};
	for (const [name, value] of Object.entries(body)) {
		if (!known.includes(name))
			throw invalid(name, `is not known here. Known: ${known.join(', ')}.`, 'unknown_parameter');
		if (value === null || value === undefined) continue;
		if (typeof value !== 'string') throw invalid(name, 'must be a text.');
		texts[name] = value;
	}
	return texts;
}
