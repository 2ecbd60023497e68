import type { Kind } from '$lib/import/kind';
import { fragment, ident, join, raw, type Fragment } from '../store/sql';
import { EVENT, PART } from './fact-tables';

/** How order lines are told apart: by line number or by product, with '+delivery' where events carry their own number. */
export type KeyForm = 'line' | 'product' | 'line+delivery' | 'product+delivery';

export const KEY_FORMS: readonly KeyForm[] = ['line', 'product', 'line+delivery', 'product+delivery'];

/** The form that a file's columns give by themselves; null for kinds other than deliveries. */
export function naturalForm(kind: Kind, has: (field: string) => boolean): KeyForm | null {
	if (kind.id !== 'deliveries') return null;
	const line = has('line') ? 'line' : 'product';
	return has('delivery_id') ? `${line}+delivery` : line;
}

/** Whether a file with these columns can be keyed in this form. */
export function canTake(form: KeyForm, has: (field: string) => boolean): boolean {
	return has(form.startsWith('line') ? 'line' : 'product') && (!form.endsWith('+delivery') || has('delivery_id'));
}

export const hasEvents = (form: KeyForm | null): boolean => form?.endsWith('+delivery') ?? false;

type Has = (field: string) => boolean;

const parts = (names: readonly string[], has: Has): Fragment => {
	const pieces = names.map((name) => (has(name) ? fragment`, ${PART}, ${ident(name)}` : fragment`, ${PART}`));
	return join(pieces, '');
};

/** The key of the order line: null where the order is. A line form has two separators, a product form one: they never meet. */
export function lineKey(form: KeyForm, has: Has): Fragment {
	const names = form.startsWith('line') ? ['line', 'schedule'] : ['product'];
	return fragment`order_id || concat(''${parts(names, has)})`;
}

/** The order line of a row of `staged`, or its key where it is of another kind; where deliveries have no number the key is the line's. */
export const lineOfStaged = (form: KeyForm | null, has: Has): Fragment =>
	form && hasEvents(form) ? lineKey(form, has) : raw('row_key');

/** The key of a row over the columns of `staged`; for volumes the key of all its measures. */
export function rowKey(kind: Kind, form: KeyForm | null, has: Has): Fragment {
	if (form) {
		const line = lineKey(form, has);
		if (!hasEvents(form)) return line;
		return fragment`case when delivery_id is null then ${line} else ${line} || ${EVENT} || delivery_id end`;
	}
	if (kind.id === 'volumes')
		return fragment`cast(month as varchar) || concat(''${parts(['site', 'process', 'product', 'supplier'], has)})`;
	if (kind.id === 'measures')
		return fragment`kpi || ${PART} || cast(month as varchar) || concat(''${parts(['site'], has)})`;
	return ident(kind.id === 'defects' ? 'defect_id' : 'complaint_id');
}

/**
 * MD5 over the declared fields in their declared order, its first 126 bits as a number: a chance repeat needs 10^18 rows,
 * and another row of the same hash cannot be found. A NUL before each field keeps them apart; no file that holds one is
 * read. Why not SHA-256: docs/decisions/0006.
 */
export function rowHash(kind: Kind, has: Has, attributes: Fragment | null): Fragment {
	const fields = kind.fields.map((field) => (has(field.name) ? ident(field.name) : null));
	return hashOf(fields, attributes);
}

/**
 * The hash of values in order; null stands for an absent field and hashes as an empty cell does. Attributes are part of it
 * where the row has any: without them a row hashes as one of a file that keeps none.
 */
export function hashOf(values: readonly (Fragment | null)[], attributes: Fragment | null): Fragment {
	let gap = 0;
	const pieces: Fragment[] = [];
	for (const value of values) {
		gap++;
		if (!value) continue;
		pieces.push(raw(`repeat(chr(0), ${gap})`), value);
		gap = 0;
	}
	if (gap > 0) pieces.push(raw(`repeat(chr(0), ${gap})`));
	if (attributes) pieces.push(fragment`chr(0) || ${attributes}`);
	return fragment`cast(md5_number(concat(${join(pieces, ', ')})) >> 2 as decimal(38, 0))`;
}
