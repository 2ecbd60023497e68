import type { ImportAnswer, ImportRequest } from '$lib/import/answer';
import { Problem } from '$lib/problem';

/** What somebody was shown of a file before it is stored. */
export type Shown = Pick<ImportAnswer, 'baseSeq' | 'rows' | 'effect'>;

/** The file would no longer do what was shown; `answer` says what it would do now. */
export class StoreMovedOn extends Problem {
	readonly answer: ImportAnswer;

	constructor({ rows, effect }: Shown, answer: ImportAnswer) {
		super(
			'store_moved_on',
			409,
			'The data have changed since this file was checked, and it would now do something else than was shown. Nothing was ' +
				'stored. Look at what it would do now, then save it again.',
			{ before: effect, rowsBefore: rows }
		);
		this.answer = answer;
	}
}

/** Why what would differ from what was shown is not stored: in its rows, or in the months and values that it changes. */
export function otherThanShown(shown: Shown, answer: ImportAnswer): StoreMovedOn | null {
	if (answer.baseSeq === shown.baseSeq || said(answer) === said(shown)) return null;
	return new StoreMovedOn(shown, { ...answer, id: null, status: 'dry_run', seq: answer.baseSeq });
}

const said = ({ rows, effect }: Shown): string =>
	JSON.stringify([rows, effect.map(({ kpi, site, month, before, after }) => [kpi, site, month, before, after])]);

/** Refuses where changes were made since the one that the caller names. */
export function refuseMovedOn({ baseSeq }: Pick<ImportRequest, 'baseSeq'>, currentSeq: number): void {
	if (baseSeq === undefined || baseSeq === currentSeq) return;
	if (baseSeq > currentSeq)
		throw new Problem(
			'unknown_sequence',
			400,
			`baseSeq is ${baseSeq}, but the latest change is number ${currentSeq}.`,
			{
				latest: currentSeq
			}
		);
	throw new Problem(
		'store_moved_on',
		409,
		`Changes were made since number ${baseSeq}; the latest is ${currentSeq}. Nothing was stored. Check the file again.`,
		{ baseSeq, latest: currentSeq }
	);
}
