import type { Question, Sort } from '$lib/explore/question';
import { Problem } from '$lib/problem';
import type { Day } from '$lib/time/month';
import { fragment, ident, join, raw, statement, type Fragment } from '../store/sql';
import { sortsOf, toldTogether } from './explore';
import { facetColumn, hasKeys, type Extract } from './extract';
import { conditions } from './filters';

/** Where a row is in an extract, and what it is sorted by. */
export interface Spot {
	sort: string | number | null;
	side: number;
	importId: number;
	fileLine: number;
	month: number;
	day: Day;
	unitKey: string;
}

/** More days than there are. */
const FAR = 10_000_000;

/** What rows are sorted by as the extract holds it; the names of a facet are numbered in their order. */
function sortColumn(extract: Extract, { by, descending }: Sort): Fragment {
	if (!sortsOf(extract).includes(by))
		throw new Problem('sort_not_available', 422, `These rows cannot be sorted by ${by}.`, {
			parameter: 'sort',
			available: sortsOf(extract)
		});
	if (by === 'day') return raw('x.day');
	if (by === 'quantity') return raw('x.quantity');
	// Days themselves tell more than their band; what has none comes last either way.
	if (by === 'days') return raw(`coalesce(x.days, ${descending ? -FAR : FAR})`);
	return fragment`x.${facetColumn(by)}`;
}

/** So many rows from the place of the question on, in its direction. */
export const spots = (extract: Extract, question: Question, limit: number): Promise<Spot[]> =>
	extract.db.query<Spot>(statement(spotsSelect(extract, question, limit)));

/** The select behind it, with `import_id` and `file_line`. */
export function spotsSelect(extract: Extract, question: Question, limit: number): Fragment {
	const { sort, place } = question;
	const down = sort.descending !== (place?.towards === 'before');
	const column = sortColumn(extract, sort);
	const withKey = hasKeys(extract.subject);
	const type = raw(sort.by === 'day' ? 'date' : sort.by === 'quantity' ? 'decimal(18, 3)' : 'integer');
	const places = ['side', 'import_id', 'file_line', 'month', ...(withKey ? ['unit_key'] : [])];
	const columns = [column, ...places.map((name) => raw(`x.${name}`))];
	const from = place === null ? raw('true') : beyond(columns, valuesOf(place.cursor, type, withKey), down);
	const ordered = (some: readonly Fragment[]): Fragment =>
		join(
			some.map((one) => fragment`${one}${raw(down ? ' desc nulls last' : '')}`),
			', '
		);
	// The engine finds the first rows quicker as long as nothing is made of their columns: that is done for those found.
	return fragment`select cast(q.sorted_by as varchar) as sort, cast(q.side as integer) as side, q.import_id, q.file_line,
		cast(q.month as integer) as month, q.day, ${raw(withKey ? 'q.unit_key' : `''`)} as unit_key
		from (
			select ${column} as sorted_by, x.day, ${raw(places.map((name) => `x.${name}`).join(', '))}
			from ${ident(extract.table)} x where ${conditions(extract, toldTogether(extract, question), null)} and ${from}
			order by ${ordered(columns)} limit cast(${limit} as bigint)
		) q order by ${ordered([raw('q.sorted_by'), ...places.map((name) => raw(`q.${name}`))])}`;
}

/** Rows behind one, in the order of these columns. */
function beyond(columns: readonly Fragment[], values: readonly Fragment[], down: boolean): Fragment {
	const sign = raw(down ? '<' : '>');
	const [column, ...others] = columns;
	const [value, ...rest] = values;
	if (!column || !value) return raw('false');
	const here = fragment`${column} ${sign} ${value}`;
	return others.length === 0 ? here : fragment`(${here} or (${column} = ${value} and ${beyond(others, rest, down)}))`;
}

const SEPARATOR = '~';

export const cursorOf = ({ sort, side, importId, fileLine, month, unitKey }: Spot): string =>
	[sort, side, importId, fileLine, month, ...(unitKey === '' ? [] : [unitKey])].join(SEPARATOR);

/** The values of a cursor; 400 `invalid_cursor` for one that this order of rows did not give out. */
function valuesOf(cursor: string, type: Fragment, withKey: boolean): Fragment[] {
	const [sort = '', ...rest] = cursor.split(SEPARATOR);
	const [numbers, key] = [rest.slice(0, 4), rest.slice(4).join(SEPARATOR)];
	const wanted = type.parts[0] === 'date' ? /^\d{4}-\d\d-\d\d$/ : /^-?\d{1,15}(\.\d{1,3})?$/;
	if (
		!wanted.test(sort) ||
		numbers.length < 4 ||
		!numbers.every((text) => /^\d{1,9}$/.test(text)) ||
		(key !== '') !== withKey
	)
		throw new Problem('invalid_cursor', 400, 'This page of rows is not one of this order: begin at the first page.', {
			parameter: 'after'
		});
	return [
		fragment`cast(cast(${sort} as varchar) as ${type})`,
		...numbers.map((text) => fragment`cast(${Number(text)} as integer)`),
		...(withKey ? [fragment`cast(${key} as varchar)`] : [])
	];
}
