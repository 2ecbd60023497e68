import type { DataKind, Kpi } from '$lib/metrics/kpi';
import { listed } from '$lib/metrics/words';

/** "2 improving, 6 not": what the quiet cards hold. */
export function countOf(improving: number, all: number): string {
	const rest = all - improving;
	if (improving === 0) return `${rest} without a real change for the worse`;
	return rest === 0 ? `${improving} improving` : `${improving} improving, ${rest} without a real change`;
}

export interface Offer {
	/** "complaints and volumes" */
	kinds: string;
	kpis: Kpi[];
}

/** KPIs without data, gathered by the kinds that would bring them: "Add complaints to see 4 more". */
export function offersOf(unmeasured: readonly { kpi: Kpi; needs: readonly DataKind[] }[]): Offer[] {
	const offers = new Map<string, Offer>();
	for (const { kpi, needs } of unmeasured) {
		const kinds = listed(needs);
		const offer = offers.get(kinds) ?? { kinds, kpis: [] };
		offer.kpis.push(kpi);
		offers.set(kinds, offer);
	}
	return [...offers.values()].sort((a, b) => b.kpis.length - a.kpis.length);
}

/** "On-time delivery, Days late and 2 more" */
export function someNames(kpis: readonly Kpi[], most = 6): string {
	const names = kpis.map((kpi) => kpi.name);
	if (names.length <= most) return listed(names);
	return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
