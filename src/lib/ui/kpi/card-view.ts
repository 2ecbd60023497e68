import { missedTarget } from '$lib/metrics/attention';
import type { Assessment } from '$lib/metrics/assessment';
import { formatMonth, monthName, type ValueParts } from '$lib/metrics/format';
import type { Kpi } from '$lib/metrics/kpi';
import { shortened } from '$lib/metrics/notes';
import type { Card } from '$lib/metrics/views';
import { controlDrawing, type ControlDrawing } from '../charts/control-drawing';
import { besideOf } from './count-words';
import { pointParts, pointTarget, statusOf, type StatusWord } from './kpi-words';

/** A card as it is put on the board: its words and its drawing, without the months behind them. */
export interface CardView extends Pick<Card, 'sentence' | 'evidence' | 'attention' | 'missingSites'> {
	kpi: Pick<Kpi, 'id' | 'name' | 'direction'>;
	variation: Assessment['variation'];
	assurance: Assessment['assurance'];
	value: ValueParts | null;
	/** What stands beside the value: its month, the target, what it rests on. */
	beside: string;
	/** "Sep", where the target was missed in it. */
	missedIn: string | null;
	drawing: ControlDrawing;
	comment: { text: string; actor: string } | null;
	status: StatusWord[];
}

/** A card that needs attention has more room. */
const HEIGHTS = { attention: 96, quiet: 72 };
const COMMENT_LENGTH = 110;

/** Puts a card into words and lines, with so many months on its sparkline. */
export function cardView(card: Card, months: number): CardView {
	const { kpi, assessment, attention, comment } = card;
	const latest = assessment.points[assessment.last] ?? null;
	// The month in progress is left out: the board speaks of what has ended.
	const end = assessment.last + 1;
	const shown = assessment.points.slice(Math.max(0, end - months), end);
	const beside = [latest ? formatMonth(latest.month) : 'no month yet', pointTarget(kpi, latest), besideOf(kpi, latest)];
	return {
		kpi: { id: kpi.id, name: kpi.name, direction: kpi.direction },
		attention,
		sentence: card.sentence,
		evidence: card.evidence,
		missingSites: card.missingSites,
		variation: assessment.variation,
		assurance: assessment.assurance,
		value: pointParts(kpi, latest),
		beside: beside.filter(Boolean).join(' · '),
		missedIn: latest && missedTarget(assessment) ? monthName(latest.month) : null,
		drawing: controlDrawing(kpi, shown, { height: attention ? HEIGHTS.attention : HEIGHTS.quiet }),
		comment: comment && { text: shortened(comment.doing ?? comment.text, COMMENT_LENGTH), actor: comment.actor },
		status: statusOf(kpi, assessment)
	};
}
