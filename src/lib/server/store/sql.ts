import type { Param, Statement } from './store';

/** SQL text that is safe to splice: a name or fragment from the catalogue, never from a user. */
export class Fragment {
	readonly parts: readonly string[];
	readonly params: readonly Param[];

	constructor(parts: readonly string[], params: readonly Param[]) {
		this.parts = parts;
		this.params = params;
	}
}

/**
 * A piece of SQL. Plain values become parameters when the statement is built; fragments are joined.
 * `` sql`select * from deliveries where site = ${site} and ${current}` ``
 */
export function fragment(strings: TemplateStringsArray, ...values: (Param | Fragment)[]): Fragment {
	const parts: string[] = [strings[0] ?? ''];
	const params: Param[] = [];
	const append = (text: string) => (parts[parts.length - 1] += text);
	values.forEach((value, index) => {
		if (value instanceof Fragment) {
			append(value.parts[0] ?? '');
			value.params.forEach((param, at) => {
				params.push(param);
				parts.push(value.parts[at + 1] ?? '');
			});
			append(strings[index + 1] ?? '');
		} else {
			params.push(value);
			parts.push(strings[index + 1] ?? '');
		}
	});
	return new Fragment(parts, params);
}

/** A whole statement with `$1…$n` in place of its values. */
export function sql(strings: TemplateStringsArray, ...values: (Param | Fragment)[]): Statement {
	return statement(fragment(strings, ...values));
}

/** Turns a composed fragment into a statement. */
export function statement(piece: Fragment): Statement {
	let text = piece.parts[0] ?? '';
	piece.params.forEach((_, index) => (text += `$${index + 1}${piece.parts[index + 1] ?? ''}`));
	return { text, params: [...piece.params] };
}

/** Joins fragments with a separator: columns with `, `, conditions with ` and `. */
export function join(pieces: readonly Fragment[], separator: string): Fragment {
	return pieces.reduce(
		(left, right, index) => (index === 0 ? right : fragment`${left}${raw(separator)}${right}`),
		empty
	);
}

/** Text of ours spliced as it is: an expression from a KPI definition, a separator. Never hand it a user's text. */
export const raw = (text: string): Fragment => new Fragment([text], []);

export const empty: Fragment = raw('');

/** A name that our own code chose, checked all the same: lower snake case, nothing else. */
export function ident(name: string): Fragment {
	if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error(`not a name of the catalogue: ${name}`);
	return raw(name);
}

/** A quoted text literal for statements of an engine that take no parameters (paths, settings). */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The first day of a date's month. By whole days: through `date_trunc` and its timestamp the way is twice as long. */
export const firstOfMonth = (day: string): Fragment =>
	raw(`(${day} - (cast(extract(day from ${day}) as integer) - 1))`);
