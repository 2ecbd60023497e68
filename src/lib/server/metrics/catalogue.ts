import { Problem } from '$lib/problem';
import type { KpiDefinition } from './definition';

const files = import.meta.glob<KpiDefinition>('./kpis/*.ts', { import: 'default', eager: true });

const CODES = ['L', 'D', 'C', 'S', 'Q', 'M'];

/** Deliveries first, as most organisations begin with them; then by number. */
const order = (code: string): number => CODES.indexOf(code.charAt(0)) * 100 + Number.parseInt(code.slice(1), 10);

/** Every KPI there is, by code: L1, L3 … A new one needs nothing but its file. */
export const catalogue: readonly KpiDefinition[] = Object.entries(files)
	.filter(([path]) => !path.endsWith('.test.ts'))
	.map(([path, kpi]) => {
		if (path !== `./kpis/${kpi.id}.ts`) throw new Error(`${path} holds the KPI ${kpi.id}: file and id must agree`);
		return kpi;
	})
	.sort((a, b) => order(a.code) - order(b.code) || (a.code < b.code ? -1 : 1));

/** A KPI by its slug or its code; 404 `unknown_kpi`. */
export function kpiById(idOrCode: string): KpiDefinition {
	const kpi = catalogue.find(({ id, code }) => id === idOrCode || code.toLowerCase() === idOrCode.toLowerCase());
	if (!kpi) throw new Problem('unknown_kpi', 404, 'There is no KPI of this name.', { kpi: idOrCode.slice(0, 100) });
	return kpi;
}
