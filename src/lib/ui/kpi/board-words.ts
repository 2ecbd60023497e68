import { formatMonth } from '$lib/metrics/format';
import type { DataKind, Kpi } from '$lib/metrics/kpi';
import type { Board } from '$lib/metrics/views';
import { kindsWords, listWords } from './kpi-words';

/** "2 improving, 6 not": what the quiet cards hold. */
export function countOf(improving: number, all: number): string {
	const rest = all - improving;
	if (improving === 0) return `${rest} without a real change for the worse`;
	return rest === 0 ? `${improving} improving` : `${improving} improving, ${rest} without a real change`;
}

/** What the calendar lacks, in one clause; null where nothing is missing. */
export function missingWords(missing: Board['missing']): string | null {
	if (missing.length === 0) return null;
	const [first] = missing;
	if (missing.length === 1 && first)
		return `${first.kind} of ${first.site} for ${formatMonth(first.month)} are missing`;
	return `${missing.length} files are still missing`;
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
		const kinds = kindsWords(needs);
		const offer = offers.get(kinds) ?? { kinds, kpis: [] };
		offer.kpis.push(kpi);
		offers.set(kinds, offer);
	}
	return [...offers.values()].sort((a, b) => b.kpis.length - a.kpis.length);
}

/** "On-time delivery, Days late and 2 more" */
export function someNames(kpis: readonly Kpi[], most = 6): string {
	const names = kpis.map((kpi) => kpi.name);
	if (names.length <= most) return listWords(names);
	return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
