import { Problem } from '$lib/problem';
import type { Dimension } from '$lib/metrics/kpi';
import { kpiOf, type OwnKpi } from '$lib/metrics/own-kpi';
import type { Scope } from '$lib/metrics/views';
import { fragment, sql } from '../store/sql';
import type { Db } from '../store/store';
import { inForce, type AsOf } from './as-of';
import { catalogue, isNamed } from './catalogue';
import type { KpiDefinition, Measured, RolePart, RoleValues, SumPart } from './definition';
import { touchedName } from './measure-names';
import { onceInCommon, readingOf, type Reading } from './reading';
import type { RollupTable } from './rollup-tables';

/** The KPIs that the organisation had declared as of a change, in the order of their codes. */
export async function listOwnKpis(db: Db, asOf: AsOf = null): Promise<OwnKpi[]> {
	const rows = await db.query<Omit<OwnKpi, 'id'> & { kpi: string }>(sql`
		select o.kpi, o.code, o.name, o.form, o.summed, o.unit, o.factor, o.direction, o.part, o.whole, o.process, o.why
		from own_kpis o where ${inForce('o', asOf)} order by cast(substr(o.code, 2) as integer), o.kpi`);
	return rows.map(({ kpi, ...row }) => ({ id: kpi, ...row }));
}

/** Every KPI there is for this store and moment: the catalogue, then what the organisation has declared. */
export const kpisOf = (reading: Reading): Promise<readonly KpiDefinition[]> =>
	onceInCommon(reading, 'kpis', async () => [
		...catalogue,
		...(await listOwnKpis(reading.db, reading.asOf)).map(definitionOf)
	]);

/** A KPI of the catalogue or of the organisation's own, by its slug or its code; 404 `unknown_kpi`. */
export async function findKpi(db: Db, idOrCode: string, asOf: AsOf = null): Promise<KpiDefinition> {
	const built = catalogue.find(isNamed(idOrCode));
	if (built) return built;
	const kpi = (await kpisOf(readingOf(db, asOf))).find(isNamed(idOrCode));
	if (!kpi) throw new Problem('unknown_kpi', 404, 'There is no KPI of this name.', { kpi: idOrCode.slice(0, 100) });
	return kpi;
}

const source = { form: 'sum', view: 'measures', month: 'month', population: 'true', where: 'true' } as const;
const use = (role: RolePart['role'], value: SumPart['value']): RolePart => ({
	...{ role, from: null, until: null, revision: 1 },
	part: { ...source, value }
});

const RATIO = [
	use('numerator', 'coalesce(numerator, 0)'),
	use('denominator', 'coalesce(denominator, 0)'),
	use('known', null)
];
const VALUE = [use('numerator', 'coalesce(value, 0)'), use('known', null)];

/** Rows say what there is: where none does there is nothing, and what they leave at zero is zero. */
function ratio({ numerator = 0, denominator = 0, known }: RoleValues): Measured {
	if (!known) return NOTHING;
	const [part, whole] = [numerator ?? 0, denominator ?? 0];
	const value = whole === 0 ? null : part / whole;
	return { value, numerator: part, denominator: whole, n: Math.round(whole), remark: null };
}

function amount({ numerator = 0, known }: RoleValues): Measured {
	if (!known) return NOTHING;
	return { value: numerator ?? 0, numerator: numerator ?? 0, denominator: null, n: known, remark: null };
}

/** The cases that a count rests on are what it counts. */
const events = (roles: RoleValues): Measured => ({ ...amount(roles), n: Math.round(roles.numerator ?? 0) });

const NOTHING: Measured = { value: null, numerator: null, denominator: null, n: 0, remark: null };

const isRatio = (form: OwnKpi['form']): boolean => form === 'share' || form === 'rate';

/** A declared KPI as one that values can be read of: sums over the view of measures, which no rollup is kept for. */
export const definitionOf = (own: OwnKpi): KpiDefinition => ({
	...kpiOf(own),
	parts: isRatio(own.form) ? RATIO : VALUE,
	measured: isRatio(own.form) ? ratio : own.form === 'count' ? events : amount,
	compute: null,
	apart: null,
	overSteps: false,
	// Months of values that do not add up over sites do not over months either.
	rolling: own.form === 'value' && !own.summed,
	ages: null,
	grows: [],
	maturesAfterDays: 0,
	needsAny: false,
	delays: null,
	marks: []
});

/** Whether sites of a KPI have no total: what the organisation comes to, a row without site must say. */
export const hasNoTotal = ({ own }: KpiDefinition): boolean => own?.form === 'value' && !own.summed;

/** The scope that is read where one was asked for: of the whole, where nothing adds up, the rows without site. */
export const heldScope = (kpi: KpiDefinition, scope: Scope, by: Dimension | null = null): Scope =>
	hasNoTotal(kpi) && by === null && scope.site === undefined ? { ...scope, site: 'unassigned' } : scope;

/** Whether what has this name in a split is a part of the organisation, not the whole. */
export const isGroup = (kpi: KpiDefinition, group: string): boolean => group !== 'unassigned' || !hasNoTotal(kpi);

/** The measures of one KPI, as a rollup that is kept nowhere: it is read from the view. */
export function measuresOf(kpi: string, parts: readonly RolePart[]): RollupTable {
	return {
		name: touchedName(kpi),
		view: 'measures',
		kind: 'measures',
		form: 'sum',
		month: 'month',
		only: fragment`f.kpi = ${kpi}`,
		columns: parts.map((part) => ({ name: `own_${part.role}`, kpis: [kpi], use: part }))
	};
}
