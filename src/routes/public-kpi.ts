import type { Kpi } from '$lib/metrics/kpi';

/** The part of a KPI that a page may know: its definition in words, without the query behind it. */
export const publicKpi = (kpi: Kpi): Kpi => ({
	id: kpi.id,
	code: kpi.code,
	name: kpi.name,
	measure: kpi.measure,
	unit: kpi.unit,
	factor: kpi.factor,
	direction: kpi.direction,
	chart: kpi.chart,
	dimensions: kpi.dimensions,
	needs: kpi.needs,
	clause: kpi.clause,
	why: kpi.why,
	formula: kpi.formula,
	countedBy: kpi.countedBy,
	excluded: kpi.excluded,
	words: kpi.words,
	...(kpi.own === undefined ? {} : { own: kpi.own })
});
