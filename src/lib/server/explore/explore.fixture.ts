import type { Question } from '$lib/explore/question';
import type { FactRow } from '../metrics/rows';
import type { Store } from '../store/store';
import { withExtract } from './extracts';
import { rowsOfLook } from './rows';

/** For tests: all rows of a look, page by page. */
export async function allRows(store: Store, question: Question, limit = 50): Promise<FactRow[]> {
	return withExtract(store, question.of ?? '', async (extract) => {
		const rows: FactRow[] = [];
		for (let place = question.place; ;) {
			const page = await rowsOfLook(extract, { ...question, place }, limit);
			rows.push(...page.rows);
			if (page.next === null) return rows;
			place = { towards: 'after', cursor: page.next };
		}
	});
}
