import { formatMonth } from '$lib/metrics/format';
import type { AssessedPoint } from '$lib/metrics/assessment';
import type { Kpi } from '$lib/metrics/kpi';
import type { Card, Scope } from '$lib/metrics/views';
import type { PictureFrame } from '../export/frame-lines';
import { scopeWords } from '../scope-query';
import { stateWords } from './kpi-words';

/** What every picture of a KPI in one scope says of itself. */
export interface PictureEvidence {
	/** "L1 On-time delivery" */
	kpi: string;
	scope: string;
	/** State of the data and number of the change; the definition. */
	foot: readonly string[];
}

/** What of a card says how far to trust its picture; `latest`: the last judged month. */
interface Judged extends Pick<Card, 'evidence' | 'missingSites'> {
	kpi: Kpi;
	latest: AssessedPoint | null;
}

/** What a picture is to say of the data behind it: the last judged month and its state, evidence, definition and change. */
export function pictureEvidence(
	{ kpi, latest, evidence, missingSites }: Judged,
	scope: Scope,
	seq: number
): PictureEvidence {
	const state = latest && `${formatMonth(latest.month)} is the last month judged, ${stateWords(latest) || 'final'}`;
	const without = missingSites.length > 0 ? ` without ${missingSites.join(', ')}` : '';
	const grade = evidence ? `, evidence ${evidence.grade}` : '';
	return {
		kpi: `${kpi.code} ${kpi.name}`,
		scope: scopeWords(scope, kpi.dimensions),
		foot: [
			`${state ? `${state}${without}${grade}` : 'No month is judged yet'}. As of change ${seq}. Verdict.`,
			kpi.formula
		]
	};
}

/** Title and evidence around one picture. */
export const pictureFrame = (evidence: PictureEvidence, title: string, span: string): PictureFrame => ({
	title,
	lines: [[evidence.kpi, evidence.scope, span].filter(Boolean).join(' · ')],
	foot: evidence.foot
});

/** "on-time-delivery-late-order-lines-by-site-2026-08": a name that every system takes for a file. */
export const fileName = (...parts: readonly (string | undefined)[]): string =>
	parts
		.filter((part) => part !== undefined && part !== '')
		.join('-')
		.normalize('NFKD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '-')
		.replaceAll(/^-|-$/g, '')
		.slice(0, 120);
