import type { AgeBands } from '$lib/metrics/ageing';
import type { Kpi, Measure } from '$lib/metrics/kpi';
import type { Month } from '$lib/time/month';
import type { Compute, KpiDefinition, Measured, Role, RolePart, RoleValues, Source } from './definition';
import { VIEWS, type ViewName } from './views';

type Text = Omit<Kpi, 'measure' | 'needs'> & {
	needs?: Kpi['needs'];
	grows?: KpiDefinition['grows'];
	maturesAfterDays?: number;
	rolling?: boolean;
	delays?: KpiDefinition['delays'];
	marks?: KpiDefinition['marks'];
};

/** Rows counted: `count('in_time')`, or all of the population. */
export const count = (where = 'true', source: Partial<Source> = {}): Counted => ({ where, value: null, source });

/** A column summed: `sum('quantity')`. */
export const sum = (value: string, where = 'true', source: Partial<Source> = {}): Counted => ({ where, value, source });

export interface Counted {
	where: string;
	value: string | null;
	source: Partial<Source>;
}

interface RatioRevision extends Partial<Source> {
	from: Month | null;
	numerator: Counted | Counted[];
	denominator?: Counted;
	/** Cases the value rests on, where that is not the denominator. */
	cases?: Counted | Counted[];
	/** Cases whose amount is known; below 80 % the sum reads "at least". */
	known?: Counted | Counted[];
	/** What is left to be reckoned: of this denominator the numerator is all but `otherwise`. Both are added. */
	otherwise?: Counted;
	otherwiseOf?: Counted;
}

interface Computed {
	measure: Measure;
	needs: Kpi['needs'];
	needsAny?: boolean;
	compute: Compute;
}

const KNOWN_ENOUGH = 0.8;

function rolePart(
	role: Role,
	counted: Counted,
	revision: RatioRevision
): Omit<RolePart, 'from' | 'until' | 'revision'> {
	const { view, month, population = 'true', field } = { ...withoutEmpty(revision), ...counted.source };
	if (!view || !month) throw new Error(`${role} names neither view nor month`);
	const told = field === undefined ? {} : { field };
	return { role, part: { form: 'sum', view, month, population, where: counted.where, value: counted.value, ...told } };
}

const withoutEmpty = ({ view, month, population }: RatioRevision): Partial<Source> => ({ view, month, population });
const listOf = <T>(some: T | T[] | undefined): T[] => (some === undefined ? [] : Array.isArray(some) ? some : [some]);

/** Each revision holds from its month to the next one's. */
function dated<R extends { from: Month | null }>(
	revisions: R[],
	partsOf: (revision: R) => Omit<RolePart, 'from' | 'until' | 'revision'>[]
): RolePart[] {
	return revisions.flatMap((revision, index) =>
		partsOf(revision).map((part) => ({
			...part,
			from: revision.from,
			until: revisions[index + 1]?.from ?? null,
			revision: index + 1
		}))
	);
}

const ratioParts = (revisions: RatioRevision[]): RolePart[] =>
	dated(revisions, (revision) => [
		...listOf(revision.numerator).map((part) => rolePart('numerator', part, revision)),
		...listOf(revision.denominator).map((part) => rolePart('denominator', part, revision)),
		...listOf(revision.cases).map((part) => rolePart('cases', part, revision)),
		...listOf(revision.known).map((part) => rolePart('known', part, revision)),
		...listOf(revision.otherwise).map((part) => rolePart('otherwise', part, revision)),
		...listOf(revision.otherwiseOf).map((part) => rolePart('otherwise_of', part, revision))
	]);

/** The kinds behind the parts, without repetition. */
export const kindsOf = (parts: RolePart[]): Kpi['needs'] => [
	...new Set(parts.map(({ part }) => VIEWS[part.view].kind))
];

const divide = (numerator: number | null, denominator: number | null): number | null =>
	numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator;

/** Numerator by denominator, with what is reckoned in the second-best way added to both and then said. */
function asRatio(values: RoleValues): Measured {
	const { numerator = null, denominator = null, otherwise = null, otherwise_of: otherwiseOf = null } = values;
	if (otherwiseOf && otherwise !== null) {
		const [part, whole] = [(numerator ?? 0) + otherwiseOf - otherwise, (denominator ?? 0) + otherwiseOf];
		return { value: divide(part, whole), numerator: part, denominator: whole, n: whole, remark: 'derived' };
	}
	const n = values.cases ?? denominator ?? 0;
	return { value: divide(numerator, denominator), numerator, denominator, n, remark: null };
}

/** An amount: the numerator itself, with what it may be held against as denominator. */
function asAmount(values: RoleValues): Measured {
	const { numerator = null, denominator = null, cases = null, known = null } = values;
	const partly = cases !== null && known !== null && known < cases * KNOWN_ENOUGH;
	return { value: numerator, numerator, denominator, n: cases ?? 0, remark: partly ? 'at_least' : null };
}

const define = (text: Text, measure: Measure, parts: RolePart[], rest: Partial<KpiDefinition>): KpiDefinition => ({
	measured: null,
	compute: null,
	apart: null,
	overSteps: false,
	ages: null,
	delays: null,
	marks: [],
	grows: [],
	maturesAfterDays: 0,
	rolling: false,
	needsAny: false,
	...text,
	measure,
	parts,
	needs: text.needs ?? kindsOf(parts),
	...rest
});

/** The forms of a KPI; one file each in `kpis/`, named by its slug. */
export const defineKpi = {
	/** A part of a whole, or events per unit of exposure. */
	ratio: ({ measure, revisions, ...text }: Text & { measure: 'share' | 'rate'; revisions: RatioRevision[] }) =>
		define(text, measure, ratioParts(revisions), { measured: asRatio }),

	/** An amount or a count of a month. */
	sum: ({ measure, revisions, ...text }: Text & { measure: 'money' | 'count'; revisions: RatioRevision[] }) =>
		define(text, measure, ratioParts(revisions), { measured: asAmount }),

	/** Days, as median, 90 % and mean of the units of a month. */
	duration: ({
		revisions,
		...text
	}: Text & { revisions: ({ from: Month | null; days: string; open: string; where?: string } & Source)[] }) =>
		define(
			text,
			'duration',
			dated(revisions, ({ view, month, population = 'true', where = 'true', days, open }) => [
				{ role: 'days', part: { form: 'days', view, month, population, where, days, open } }
			]),
			{}
		),

	/** What is there at each month's end, by a spell of the view, and in which bands of age. */
	stock: ({
		revisions,
		ages,
		...text
	}: Text & { ages: AgeBands; revisions: { from: Month | null; view: ViewName; spell: string; where?: string }[] }) =>
		define(
			text,
			'stock',
			dated(revisions, ({ view, spell, where = 'true' }) => [
				{ role: 'numerator', part: { form: 'stock', view, spell, where, value: null } }
			]),
			{
				ages,
				measured: ({ numerator = null }) => ({
					value: numerator,
					numerator,
					denominator: null,
					n: numerator ?? 0,
					remark: null
				})
			}
		),

	/** How far a few kinds of cases make up all: the three largest of a column of the view, of all cases. */
	concentration: ({
		revisions,
		apart,
		...text
	}: Omit<Text, 'unit' | 'factor' | 'direction' | 'chart'> & {
		apart: string;
		revisions: ({ from: Month | null; where?: string } & Source)[];
	}) =>
		define(
			{ ...text, unit: '%', factor: 100, direction: 'neutral', chart: 'run' },
			'share',
			dated(revisions, ({ where, ...revision }) => [
				rolePart('denominator', count(where), { ...revision, numerator: [] })
			]),
			{ apart, measured: asRatio }
		),

	/** A yield multiplied over the processes of a route. */
	product: ({ factors, ...text }: Omit<Text, 'chart'> & { factors: KpiDefinition }) =>
		define({ ...text, chart: 'i' }, 'share', factors.parts, { measured: factors.measured, overSteps: true }),

	/** What no curated view tells: read from the calendar, the imports or the reviews. */
	computed: ({ measure, compute, needsAny = false, ...text }: Text & Computed) =>
		define(text, measure, [], { compute, needsAny })
};
