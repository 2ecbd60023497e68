import { SvelteMap } from 'svelte/reactivity';
import type { EffectRow } from './effects';
import { limitsAt, type Limits } from './limits';

type Points = Parameters<typeof limitsAt>[0];

/** The limits behind the rows of an effect, asked for as the rows come into sight and kept. */
export class KpiLimits {
	private readonly series = new SvelteMap<string, Points>();
	private readonly asked: Record<string, true> = {};

	of({ kpi, site, month }: EffectRow): Limits | null {
		return limitsAt(this.series.get(nameOf(kpi.id, site)) ?? [], month);
	}

	/** Asks for what is not there yet. Without an answer a row simply shows no limits. */
	need(rows: readonly EffectRow[]): void {
		for (const { kpi, site } of rows) {
			const name = nameOf(kpi.id, site);
			if (this.asked[name]) continue;
			this.asked[name] = true;
			void this.fetch(name, kpi.id, site);
		}
	}

	private async fetch(name: string, kpi: string, site: string | null): Promise<void> {
		const parameters = site === null ? '' : `?site=${encodeURIComponent(site)}`;
		const response = await fetch(`/api/v1/kpis/${kpi}/series${parameters}`).catch(() => null);
		if (!response?.ok) return;
		const { points } = (await response.json()) as { points: Points };
		this.series.set(name, points);
	}
}

const nameOf = (kpi: string, site: string | null): string => `${kpi}:${site ?? ''}`;
