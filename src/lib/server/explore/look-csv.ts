import { csvLine, type CsvValue } from '$lib/csv';
import type { FacetId } from '$lib/explore/facets';
import type { Question } from '$lib/explore/question';
import { cellsOf } from '../metrics/rows-csv';
import { fragment, raw } from '../store/sql';
import type { Store } from '../store/store';
import { allGroups } from './all-groups';
import type { Extract } from './extract';
import { lend, withExtract } from './extracts';
import { factsAt, type At } from './facts-at';
import { fieldsOf } from './rows';
import { cursorOf, spots, spotsSelect } from './spots';
import { defaultSubject } from './subjects';

/** Rows read at a time: memory does not grow with their number. */
const CHUNK = 20_000;

/** All rows of a look as CSV, by their day: import, file and line, then the fields. Refuses before the first piece is given. */
export async function lookCsv(store: Store, question: Question): Promise<AsyncIterable<string>> {
	const of = question.of ?? (await defaultSubject(store));
	const look: Question = { ...question, of, sort: { by: 'day', descending: false }, place: null };
	await withExtract(store, of, (extract) => spots(extract, look, 1));
	return pieces(store, of, look);
}

async function* pieces(store: Store, of: string, look: Question): AsyncGenerator<string> {
	const { extract, giveBack } = await lend(store, of);
	try {
		const fields = fieldsOf(extract);
		yield csvLine(['import', 'file', 'line', ...fields, 'attributes']);
		let from = look;
		for (;;) {
			const page = await spots(extract, from, CHUNK);
			const last = page.at(-1);
			if (!last) return;
			const facts = await factsAt(extract, page, atPage(extract, from));
			yield facts.map((fact) => csvLine(cellsOf(fact, fields))).join('');
			from = { ...look, place: { towards: 'after', cursor: cursorOf(last) } };
		}
	} finally {
		giveBack();
	}
}

/** Those of a long page: looked for in the page itself, a list of them would be compared one by one. */
const atPage =
	(extract: Extract, from: Question): At =>
	(alias) =>
		fragment`(${raw(alias)}.import_id, ${raw(alias)}.file_line) in (
			select s.import_id, s.file_line from (${spotsSelect(extract, from, CHUNK)}) s)`;

/** All groups of a facet, or all months, as CSV: what each comes to, and in the months that are held against. */
export async function groupsCsv(store: Store, question: Question, by: FacetId | 'month'): Promise<string> {
	const { groups, compared } = await allGroups(store, question, by);
	const amount = ['shown', 'value', 'numerator', 'denominator', 'cases'] as const;
	const head = [by, ...amount, ...(compared ? amount.map((name) => `${name}_against`) : [])];
	const cells = (some: (typeof groups)[number]['against']): CsvValue[] => amount.map((name) => some?.[name] ?? null);
	return [
		csvLine(head),
		...groups.map((group) => csvLine([group.name, ...cells(group), ...(compared ? cells(group.against) : [])]))
	].join('');
}
