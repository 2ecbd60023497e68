import { headline, missedTarget, type Headline } from '$lib/metrics/attention';
import { DIMENSIONS, type Kpi } from '$lib/metrics/kpi';
import type { Board, Card } from '$lib/metrics/views';
import { BOARD_FILTERS } from './board-filters';
import { countOf } from './board-words';
import { cardView, type CardView } from './card-view';

/** A KPI of which no more is said than that it is there. */
export type NamedKpi = Pick<Kpi, 'id' | 'name' | 'lacks'>;

/**
 * The board as a browser gets it. What it says is made once for all who look, and what it is made of stays on the server:
 * of thirty KPIs the months alone would be half of the page.
 */
export interface BoardView extends Pick<Board, 'scope' | 'choices' | 'months' | 'seq'> {
	/** Nothing has ever come. */
	empty: boolean;
	filtered: boolean;
	headline: Headline;
	attention: CardView[];
	quiet: CardView[];
	/** "2 improving, 6 without a real change": what the quiet ones hold. */
	quietCount: string;
	unmeasured: (Pick<Board['unmeasured'][number], 'needs' | 'lacks'> & { kpi: NamedKpi })[];
	hidden: NamedKpi[];
	withoutRows: NamedKpi[];
	outOfScope: NamedKpi[];
}

export function boardView(board: Board): BoardView {
	const { cards, scope, months, seq } = board;
	const filtered = Object.keys(scope).length > 0;
	const quiet = cards.filter(({ attention }) => !attention);
	const drawn = (some: readonly Card[]) => some.map((card) => cardView(card, months));
	return {
		empty: board.dataTo === null && board.inProgress === null && cards.length === 0 && !filtered,
		filtered,
		headline: headline(
			cards.map(({ assessment }) => assessment),
			{ dataTo: board.dataTo, inProgress: board.inProgress, missingFiles: board.missing.length, filtered }
		),
		attention: drawn(cards.filter(({ attention }) => attention)),
		quiet: drawn(quiet),
		quietCount: countOf(improving(quiet), quiet.length, quiet.filter((card) => missedTarget(card.assessment)).length),
		unmeasured: board.unmeasured.map(({ kpi, ...lack }) => ({ kpi: named(kpi), ...lack })),
		hidden: board.hidden.map(named),
		withoutRows: board.withoutRows.map(named),
		outOfScope: board.outOfScope.map(named),
		scope,
		choices: offered(board.choices),
		months,
		seq
	};
}

const improving = (cards: readonly Card[]): number =>
	cards.filter(({ assessment }) => assessment.variation?.startsWith('improvement')).length;

const named = ({ id, name, lacks }: Kpi): NamedKpi => (lacks === undefined ? { id, name } : { id, name, lacks });

/** The names of the filters that the board has; a filter by anything else is only cleared there. */
function offered(choices: Board['choices']): Board['choices'] {
	const none = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, []])) as unknown as Board['choices'];
	for (const dimension of BOARD_FILTERS) none[dimension] = choices[dimension];
	return none;
}
