import type { Question } from '$lib/explore/question';
import type { FactRow } from '../metrics/rows';
import { bring, type Fact } from '../metrics/facts.fixture';
import { declare } from '../metrics/own-kpis.fixture';
import type { Store } from '../store/store';
import { withExtract } from './extracts';
import { rowsOfLook } from './rows';

const MEASURED: Fact[] = ['2025-01-01', '2025-02-01', '2025-03-01', '2025-04-01'].flatMap((month, index): Fact[] => [
	{ kpi: 'trained', month, site: 'ULM', numerator: 40 + index, denominator: 50 },
	{ kpi: 'trained', month, site: 'BRN', numerator: 30, denominator: 40 - index },
	{ kpi: 'ideas', month, site: 'ULM', value: 3 + index },
	{ kpi: 'mood', month, site: 'ULM', value: 7.5 }
]);

/** For tests: two KPIs of the organisation's own that can be explored, one whose values do not add up, and their rows. */
export async function bringOwn(store: Store): Promise<void> {
	await declare(store, 'Trained');
	await declare(store, 'Ideas', { form: 'value', summed: true });
	await declare(store, 'Mood', { form: 'value' });
	await bring(store, { kind: 'measures', rows: MEASURED, dataDate: '2025-05-31' });
}

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
