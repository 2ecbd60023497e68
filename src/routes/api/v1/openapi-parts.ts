/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type Schema = { [keyword: string]: unknown };

export interface Operation {
	operationId: string;
	summary: string;
	tags: string[];
	parameters?: Schema[];
	requestBody?: Schema;
	responses: Record<string, Schema>;
}

export type Paths = Record<string, Partial<Record<'get' | 'post' | 'patch' | 'delete', Operation>>>;

export const text: Schema = { type: 'string' };
export const whole: Schema = { type: 'integer', minimum: 0 };
export const number: Schema = { type: 'number' };
export const flag: Schema = { type: 'boolean' };
export const month: Schema = { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' };
export const day: Schema = { type: 'string', format: 'date' };
export const instant: Schema = { type: 'string', format: 'date-time' };

export const words = (...values: readonly string[]): Schema => ({ type: 'string', enum: [...values] });
export const list = (items: Schema): Schema => ({ type: 'array', items });
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
export const mapOf = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });
export const described = (description: string, schema: Schema): Schema => ({ ...schema, description });

/** An object with exactly these properties; those named in `optional` may be absent. */
export const object = (properties: Record<string, Schema>, optional: readonly string[] = []): Schema => ({
	type: 'object',
	properties,
	required: Object.keys(properties).filter((name) => !optional.includes(name)),
	additionalProperties: false
});

export const refer = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

export const query = (name: string, schema: Schema, description: string): Schema => ({
	name,
	in: 'query',
	required: false,
	description,
	schema
});

export const inPath = (name: string, schema: Schema, description: string): Schema => ({
	name,
	in: 'path',
	required: true,
	description,
	schema
});

/** A parameter whose text is JSON, URL-encoded. */
export const jsonQuery = (name: string, schema: Schema, description: string): Schema => ({
	name,
	in: 'query',
	required: false,
	description,
	content: { 'application/json': { schema } }
});

export const answer = (description: string, schema: Schema): Schema => ({
	description,
	content: { 'application/json': { schema } }
});

/** A body of a call that takes JSON; those named in `optional` may be absent. */
export const jsonBody = (properties: Record<string, Schema>, optional: readonly string[] = []): Schema => ({
	required: true,
	content: { 'application/json': { schema: object(properties, optional) } }
});

export const csvFile = { 'text/csv': { schema: { type: 'string' } } };

const REFUSALS: Record<number, string> = {
	400: 'A parameter cannot be understood.',
	401: 'The token is not valid.',
	404: 'There is no such thing.',
	409: 'The state does not allow it.',
	413: 'The body is too large.',
	415: 'The body is of another type.',
	422: 'The content cannot be taken, or leaves a question open.',
	500: 'A fault of ours; `reference` finds it in the log.'
};

/** Answers of an operation: what succeeds, and the refusals by their status. */
export function responses(good: Record<string, Schema>, refused: readonly number[]): Record<string, Schema> {
	const refusals = [...refused, 500].map(
		(status) => [String(status), answer(REFUSALS[status] ?? '', refer('Refusal'))] as const
	);
	return { ...good, ...Object.fromEntries(refusals) };
}

export const paging: Schema[] = [
	query('limit', { type: 'integer', minimum: 1, maximum: 1000, default: 100 }, 'How many to answer with.'),
	query('offset', { type: 'integer', minimum: 0, default: 0 }, 'How many to pass over.')
];

/** A page of a list under its own name. */
export const pageOf = (name: string, items: Schema): Schema =>
	object({ [name]: list(items), total: whole, limit: whole, offset: whole });

export const formatQuery = query('format', words('json', 'csv'), 'Where a link cannot send an Accept header.');
