import { createContext } from 'svelte';
import type { Kpi } from '$lib/metrics/kpi';

/** The KPIs that rows of measures may name; set by the page, for what decides about them deep inside it. */
export const [knownKpis, setKnownKpis] = createContext<() => readonly Kpi[]>();
