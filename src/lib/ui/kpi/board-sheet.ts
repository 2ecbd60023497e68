import { bareNumber, type Sheet } from '../export/sheet';
import type { CardView } from './card-view';

/** The cards of a board as they read, one row each. */
export const boardSheet = (cards: readonly CardView[]): Sheet => ({
	columns: [
		...['KPI', 'Value', 'Unit', 'Month, target and cases', 'Target missed in', 'Missing sites', 'Status', 'Evidence'],
		'In words'
	],
	rows: cards.map(({ kpi, value, beside, missedIn, missingSites, status, evidence, sentence }) => [
		...[kpi.name, value ? bareNumber(value.number) : '', value ? `${value.bound} ${value.unit}`.trim() : ''],
		...[beside, missedIn, missingSites.join(', '), status.map(({ text }) => text).join(', ')],
		...[evidence?.grade ?? '', sentence.map(({ text }) => text).join('')]
	])
});
