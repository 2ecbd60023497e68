import type { Exploration } from '$lib/explore/answer';
import type { Question } from '$lib/explore/question';
import type { Store } from '../store/store';
import { explorationOf } from './explore';
import { withExtract } from './extracts';
import { rowsOfLook, type LookedRows } from './rows';
import { defaultSubject } from './subjects';

/** A look with a page of its rows, of one moment. */
export async function lookAt(
	store: Store,
	question: Question,
	limit: number
): Promise<{ exploration: Exploration; page: LookedRows }> {
	const of = question.of ?? (await defaultSubject(store));
	return withExtract(store, of, async (extract) => ({
		exploration: await explorationOf(extract, { ...question, of }),
		page: await rowsOfLook(extract, { ...question, of }, limit)
	}));
}

/** A page of the rows of a look, without its charts. */
export async function lookRows(store: Store, question: Question, limit: number): Promise<LookedRows> {
	const of = question.of ?? (await defaultSubject(store));
	return withExtract(store, of, (extract) => rowsOfLook(extract, { ...question, of }, limit));
}
