import type { Kpi } from '$lib/metrics/kpi';
import type { Lack } from '$lib/metrics/views';
import { counted, listed } from '$lib/metrics/words';

/** "2 improving, 6 without a real change; 1 missed its target": what the quiet cards hold. */
export function countOf(improving: number, all: number, missed = 0): string {
	const rest = all - improving;
	const some = improving === 0 ? `${rest} without a real change for the worse` : `${improving} improving`;
	const both = improving === 0 || rest === 0 ? some : `${some}, ${rest} without a real change`;
	return missed === 0 ? both : `${both}; ${missed} missed ${missed === 1 ? 'its' : 'their'} target`;
}

/** As much of a KPI as a list of names needs. */
type Named = Pick<Kpi, 'id' | 'name'>;

export interface Offer {
	/** "complaints and volumes" */
	kinds: string;
	kpis: Named[];
}

/** KPIs without data, gathered by the kinds that would bring them. */
export function offersOf(unmeasured: readonly (Lack & { kpi: Named })[]): Offer[] {
	const offers = new Map<string, Offer>();
	for (const { kpi, needs } of unmeasured) {
		if (needs.length === 0) continue;
		const kinds = listed(needs);
		const offer = offers.get(kinds) ?? { kinds, kpis: [] };
		offer.kpis.push(kpi);
		offers.set(kinds, offer);
	}
	return [...offers.values()].sort((a, b) => b.kpis.length - a.kpis.length);
}

/** "Add complaints and volumes to see 4 more; 2 more lack a part of the data": all that is not on the board in one line. */
export function foldLine(unmeasured: readonly Lack[]): string {
	const waiting = unmeasured.filter(({ needs }) => needs.length > 0);
	const lacking = unmeasured.length - waiting.length;
	const kinds = [...new Set(waiting.flatMap(({ needs }) => needs))];
	if (kinds.length === 0) return `${counted(lacking, 'more KPI lacks', 'more KPIs lack')} a part of the data`;
	const add = `Add ${listed(kinds)} to see ${waiting.length} more`;
	return lacking === 0 ? add : `${add}; ${lacking} more ${lacking === 1 ? 'lacks' : 'lack'} a part of the data`;
}

/** Why a KPI has no value: "Add complaints to see it.", or what the data do not tell. */
export const lackWords = ({ needs, lacks }: Lack): string => lacks ?? `Add ${listed(needs)} to see it.`;

/** "On-time delivery, Days late and 2 more" */
export function someNames(kpis: readonly Named[], most = 6): string {
	const names = kpis.map((kpi) => kpi.name);
	if (names.length <= most) return listed(names);
	return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
