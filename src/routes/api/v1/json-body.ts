import { invalid } from './parameters';

/** The texts of a JSON object by name; 400 for anything else, and for names that the call does not know. */
export async function textsOf(request: Request, known: readonly string[]): Promise<Record<string, string | undefined>> {
	const types = Object.fromEntries(known.map((name) => [name, 'text' as const]));
	return (await fieldsOf(request, types)) as Record<string, string | undefined>;
}

const TYPES = {
	text: ['string', 'a text'],
	number: ['number', 'a number'],
	flag: ['boolean', 'true or false']
} as const;
type Typed = { text: string; number: number; flag: boolean };

/** The same of fields that are texts, numbers or flags. */
export async function fieldsOf<T extends Record<string, keyof Typed>>(
	request: Request,
	known: T
): Promise<{ [Name in keyof T]?: Typed[T[Name]] }> {
	const body: unknown = await request.json().catch(() => null);
	if (typeof body !== 'object' || body === null || Array.isArray(body))
		throw invalid('The body', 'must be a JSON object.');
	const fields: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(body)) {
		const type = Object.hasOwn(known, name) ? known[name] : undefined;
		if (type === undefined)
			throw invalid(name, `is not known here. Known: ${Object.keys(known).join(', ')}.`, 'unknown_parameter');
		if (value === null || value === undefined) continue;
		const [is, words] = TYPES[type];
		if (typeof value !== is) throw invalid(name, `must be ${words}.`);
		fields[name] = value;
	}
	return fields as { [Name in keyof T]?: Typed[T[Name]] };
}
