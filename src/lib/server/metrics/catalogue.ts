import { Problem } from '$lib/problem';
import type { KpiDefinition } from './definition';

const files = import.meta.glob<KpiDefinition>('./kpis/*.ts', { import: 'default', eager: true });

const CODES = ['L', 'D', 'C', 'S', 'Q', 'M'];

/** Deliveries first, as most organisations begin with them; then by number. */
const order = (code: string): number => CODES.indexOf(code.charAt(0)) * 100 + Number.parseInt(code.slice(1), 10);

/**
 * Every KPI that is built in, by code: L1, L3 … A new one needs nothing but its file. What an organisation has declared stands
 * beside them in `kpisOf`.
 */
export const catalogue: readonly KpiDefinition[] = Object.entries(files)
	.filter(([path]) => !path.endsWith('.test.ts'))
	.map(([path, kpi]) => {
		if (path !== `./kpis/${kpi.id}.ts`) throw new Error(`${path} holds the KPI ${kpi.id}: file and id must agree`);
		return kpi;
	})
	.sort((a, b) => order(a.code) - order(b.code) || (a.code < b.code ? -1 : 1));

/** Whether a KPI goes by this slug or code. */
export const isNamed =
	(idOrCode: string) =>
	({ id, code }: Pick<KpiDefinition, 'id' | 'code'>): boolean =>
		id === idOrCode || code.toLowerCase() === idOrCode.toLowerCase();

/** A KPI of the catalogue by its slug or its code; 404 `unknown_kpi`. */
export function kpiById(idOrCode: string): KpiDefinition {
	const kpi = catalogue.find(isNamed(idOrCode));
	if (!kpi) throw new Problem('unknown_kpi', 404, 'There is no KPI of this name.', { kpi: idOrCode.slice(0, 100) });
	return kpi;
}
