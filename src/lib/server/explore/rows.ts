import type { Question } from '$lib/explore/question';
import { FACT_FIELDS } from '../metrics/facts';
import { shownName, type FactRow } from '../metrics/rows';
import type { Extract } from './extract';
import { atSpots, factsAt } from './facts-at';
import { cursorOf, spots } from './spots';

/** A page of the rows of a look. */
export interface LookedRows {
	fields: string[];
	rows: FactRow[];
	/** Cursors of the pages beside this one; null where there is none. */
	next: string | null;
	previous: string | null;
}

/** A page of rows in the order asked for, each fact with its file and line. A page is found by the row it begins at. */
export async function rowsOfLook(extract: Extract, question: Question, limit: number): Promise<LookedRows> {
	const { place } = question;
	const backwards = place?.towards === 'before';
	const found = await spots(extract, question, limit + 1);
	const more = found.length > limit;
	const page = found.slice(0, limit);
	if (backwards) page.reverse();
	const [first, last] = [page[0], page.at(-1)];
	const hasBefore = backwards ? more : place !== null;
	const hasAfter = backwards ? place !== null : more;
	return {
		fields: fieldsOf(extract),
		rows: await factsAt(extract, page, atSpots(page)),
		next: hasAfter && last ? cursorOf(last) : null,
		previous: hasBefore && first ? cursorOf(first) : null
	};
}

export const fieldsOf = ({ subject }: Extract): string[] => [
	...new Set(subject.kinds.flatMap((kind) => FACT_FIELDS[kind].map(shownName)))
];
