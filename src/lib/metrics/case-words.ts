import type { Kpi } from './kpi';

type Counting = Pick<Kpi, 'measure' | 'direction' | 'words' | 'category'>;

/** What a share counts, where it is told apart: what was missed where up is good, what happened where down is. */
export const countedWord = ({ direction, words }: Counting): string =>
	direction === 'up' ? (words.rest ?? words.part) : words.part;

/** The cases that a KPI is about: "late order lines", "critical defect records", "complaints". */
export function caseWords(kpi: Counting): string {
	if (kpi.measure === 'duration' || kpi.measure === 'stock' || kpi.category) return kpi.words.all;
	if (kpi.measure !== 'share') return kpi.words.part;
	const word = countedWord(kpi);
	// One word goes before what it describes, several go after.
	return word.includes(' ') ? `${kpi.words.all} ${word}` : `${word} ${kpi.words.all}`;
}
