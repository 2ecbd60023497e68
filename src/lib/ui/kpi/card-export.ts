import type { AssessedPoint } from '$lib/metrics/assessment';
import type { Kpi } from '$lib/metrics/kpi';
import { drawControl } from '../charts/control-picture';
import type { PictureFrame } from '../export/frame-lines';
import type { Drawing } from '../export/picture';
import type { Sheet } from '../export/sheet';
import type { BoardView } from './board-view';
import type { CardView } from './card-view';
import { chartTitle } from './kpi-words';
import { pictureEvidence, pictureFrame } from './picture-words';
import { seriesAddress } from './series-address';
import { monthsSheet } from './sheets';

/** What of a card can be taken along. */
export interface CardExport {
	draw: (place: HTMLElement) => Promise<Drawing>;
	frame: PictureFrame;
	sheet: Sheet;
}

/** Fetches the months behind a card: the board itself has its drawing alone. */
export async function exportOf(
	{ kpi: { id }, evidence, missingSites }: CardView,
	{ scope, months, seq }: Pick<BoardView, 'scope' | 'months' | 'seq'>
): Promise<CardExport> {
	const [{ kpis }, { points }] = await Promise.all([
		answerOf<{ kpis: Kpi[] }>('/api/v1/kpis'),
		answerOf<{ points: AssessedPoint[] }>(seriesAddress(id, scope, []))
	]);
	const kpi = kpis.find((one) => one.id === id);
	if (!kpi) throw new Error(`the catalogue has no ${id}`);
	const last = points.findLastIndex(
		({ state, value }) => value !== null && state !== 'in_progress' && state !== 'immature'
	);
	const shown = points.slice(Math.max(0, last + 1 - months), last + 1);
	const about = pictureEvidence({ kpi, latest: shown.at(-1) ?? null, evidence, missingSites }, scope, seq);
	return {
		draw: (place) => drawControl(kpi, shown, place),
		frame: pictureFrame(about, kpi.name, chartTitle(kpi, shown)),
		sheet: monthsSheet(kpi, shown)
	};
}

async function answerOf<T>(address: string): Promise<T> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address} answered ${response.status}`);
	return (await response.json()) as T;
}
