import type { Subject, SubjectChoice } from '$lib/explore/answer';
import type { FacetId } from '$lib/explore/facets';
import type { Show } from '$lib/explore/question';
import type { DataKind, Kpi } from '$lib/metrics/kpi';
import { Problem } from '$lib/problem';
import { isNamed } from '../metrics/catalogue';
import { KINDS } from '../metrics/coverage';
import type { KpiDefinition } from '../metrics/definition';
import { availableDimensions } from '../metrics/dimensions';
import { hasNoTotal, kpisOf } from '../metrics/own-kpis';
import { readingOf, type Reading } from '../metrics/reading';
import { columnsOf } from '../metrics/values';
import { fragment, ident, join, sql } from '../store/sql';
import type { Db } from '../store/store';
import { sourceOfKpi, sourceOfTable, type RowsSource } from './sources';

/** A subject with the rows that it is made of. */
export interface ExploredSubject extends Omit<Subject, 'kpi'> {
	kpi: KpiDefinition | null;
	sources: RowsSource[];
	/** The facets that all of its sources have. */
	facets: FacetId[];
}

const TABLES: Record<DataKind, { name: string; cases: string; quantity: string }> = {
	deliveries: { name: 'Deliveries', cases: 'deliveries', quantity: 'units ordered' },
	defects: { name: 'Defects', cases: 'defect records', quantity: 'units' },
	complaints: { name: 'Complaints', cases: 'complaints', quantity: 'units' },
	volumes: { name: 'Volumes', cases: 'volume rows', quantity: 'amount' },
	measures: { name: 'Own measures', cases: 'measures', quantity: 'value' }
};

/** Whether the value of a KPI can be told from rows, whatever is chosen of them. */
const isMadeOfRows = (kpi: KpiDefinition): boolean => kpi.compute === null && !kpi.overSteps && !hasNoTotal(kpi);

/** All that can be explored, in the order of the catalogue, the tables last. */
export async function subjectChoices(db: Db): Promise<SubjectChoice[]> {
	const kpis = (await kpisOf(readingOf(db)))
		.filter(isMadeOfRows)
		.map(({ id, name }) => ({ id, name, group: 'kpi' as const }));
	return [...kpis, ...KINDS.map((id) => ({ id, name: TABLES[id].name, group: 'table' as const }))];
}

/** Whether a KPI has rows to explore. */
export const canExplore = isMadeOfRows;

/** What is explored where nothing is asked for: the first KPI whose kinds have any facts, else the deliveries. */
export async function defaultSubject(db: Db): Promise<string> {
	const [there] = await db.query<Record<DataKind, boolean>>(
		sql`select ${join(
			KINDS.map(
				(kind) => fragment`exists (select 1 from ${ident(kind)} f where f.removed_seq is null) as ${ident(kind)}`
			),
			', '
		)}`
	);
	const kpis = await kpisOf(readingOf(db));
	const first = kpis.find((kpi) => isMadeOfRows(kpi) && kpi.needs.every((kind) => there?.[kind]));
	return first?.id ?? KINDS.find((kind) => there?.[kind]) ?? 'deliveries';
}

/** The subject of a name; 404 `unknown_subject`, 422 `not_explorable` for a KPI that no rows add up to. */
export async function subjectOf(reading: Reading, name: string): Promise<ExploredSubject> {
	const kind = KINDS.find((one) => one === name);
	if (kind) return tableSubject(kind);
	const kpi = (await kpisOf(reading)).find(isNamed(name));
	if (!kpi)
		throw new Problem('unknown_subject', 404, 'There is neither a KPI nor a table of this name.', {
			of: name.slice(0, 100)
		});
	if (!isMadeOfRows(kpi)) throw new Problem('not_explorable', 422, whyNot(kpi), { of: kpi.id });
	return kpiSubject(reading, kpi);
}

function whyNot(kpi: KpiDefinition): string {
	if (hasNoTotal(kpi)) return `The values of ${kpi.name} do not add up: its KPI page shows them by site.`;
	return kpi.overSteps
		? `${kpi.name} multiplies the yields of the processes: explore first-pass yield instead.`
		: `${kpi.name} is reckoned from the calendar of data, not from rows: there is nothing to filter.`;
}

function tableSubject(kind: DataKind): ExploredSubject {
	const source = sourceOfTable(kind);
	const { name, cases, quantity } = TABLES[kind];
	return {
		id: kind,
		name,
		kpi: null,
		kinds: [kind],
		shows: ['cases', 'quantity'],
		cases,
		quantity,
		days: source.days?.kind ?? null,
		sources: [source],
		facets: facetsOf([source])
	};
}

async function kpiSubject(reading: Reading, kpi: KpiDefinition): Promise<ExploredSubject> {
	const sides = columnsOf(kpi);
	const result = sides.length === 1 && countsBoth(kpi);
	const sources = sides.map((side) => sourceOfKpi(side, result));
	const kinds = new Set(sources.map(({ kind }) => kind));
	const common = facetsOf(sources);
	// Where two kinds make up a number, only what both tell can narrow it.
	const told = kinds.size > 1 ? await availableDimensions(reading, kpi) : null;
	return {
		id: kpi.id,
		name: kpi.name,
		kpi,
		kinds: [...kinds],
		shows: showsOf(kpi),
		cases: kpi.words.cases ?? kpi.words.all,
		quantity: null,
		days: told === null ? (sources[0]?.days?.kind ?? null) : null,
		sources,
		facets: told === null ? common : common.filter((facet) => told.some((dimension) => dimension === facet))
	};
}

/** Whether a share's numerator and denominator both count rows, so that each is one or the other. */
const countsBoth = ({ measure, parts, apart }: KpiDefinition): boolean =>
	measure === 'share' &&
	apart === null &&
	parts.every(
		({ role, part }) => (role === 'numerator' || role === 'denominator') && part.form === 'sum' && part.value === null
	);

/** What the largest categories make up belongs to a month; of other rows only how many there are can be told. */
function showsOf({ measure, apart }: Kpi & Pick<KpiDefinition, 'apart'>): Show[] {
	if (apart !== null) return ['cases'];
	return measure === 'stock' || measure === 'count' ? ['value'] : ['value', 'cases'];
}

/** Facets that every source has; days only where there is one source. */
function facetsOf(sources: readonly RowsSource[]): FacetId[] {
	const [first, ...others] = sources;
	if (!first) return [];
	const common = first.facets
		.map(({ id }) => id)
		.filter((id) => others.every(({ facets }) => facets.some((facet) => facet.id === id)));
	return first.days && others.length === 0 ? [...common, 'days'] : common;
}
