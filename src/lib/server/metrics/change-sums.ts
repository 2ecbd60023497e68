import { addSums, type Sums } from '$lib/metrics/contribution-chance';
import type { NamedSums } from '$lib/metrics/contribution-groups';
import type { Dimension } from '$lib/metrics/kpi';
import { stretchesOf } from '$lib/metrics/period-pair';
import type { Scope } from '$lib/metrics/views';
import type { Twice } from '$lib/spc/kitagawa';
import type { Month } from '$lib/time/month';
import { basisOf } from './change-basis';
import type { KpiDefinition, RoleValues } from './definition';
import { addDays, addRoles, periodSums, type PeriodSums } from './period-sums';
import type { Reading } from './reading';
import { columnsOf, valuesOf } from './values';

/** The months of both periods that have a value. */
export type PeriodMonths = Record<'before' | 'after', Month[]>;
/** Groups of each split by their name; the whole is the split by nothing. */
export type SumsBySplit = Map<Dimension | null, Map<string, NamedSums>>;

const PERIODS = ['before', 'after'] as const;
const NOTHING: Sums = { numerator: 0, denominator: 0 };

/** Groups of each split with what they count in both periods. */
export async function sumsBy(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	splits: (Dimension | null)[],
	months: PeriodMonths
): Promise<SumsBySplit> {
	if (kpi.compute) return computedSums(reading, kpi, scope, splits, months);
	const stretches = { before: stretchesOf(months.before), after: stretchesOf(months.after) };
	const cells = new Map<string, Cell>();
	for (const side of columnsOf(kpi))
		for (const row of await periodSums(reading, side, { scope, splits, stretches })) {
			const key = JSON.stringify([row.by, row.group, row.period]);
			const cell = cells.get(key) ?? { row, roles: {}, days: { ...NOTHING } };
			if (kpi.measured) addRoles(cell.roles, side, row);
			else addDays(cell.days, side, row);
			cells.set(key, cell);
		}
	const sums: SumsBySplit = new Map();
	// In the order of names: sums of binary fractions depend on theirs, and engines have each their own.
	const sorted = [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
	for (const { row, roles, days } of sorted)
		put(sums, row, kpi.measured ? measuredSums(kpi, kpi.measured, roles, months[row.period].length) : days);
	return sums;
}

/** A group in a period: its roles, or its days. */
interface Cell {
	row: PeriodSums;
	roles: RoleValues;
	days: Sums;
}

/** The whole in both periods; an amount of nothing is zero in so many months. */
export function wholeOf(kpi: KpiDefinition, sums: SumsBySplit, months: PeriodMonths): Twice<Sums> {
	const { before = NOTHING, after = NOTHING } = sums.get(null)?.get('') ?? {};
	if (basisOf(kpi) !== 'amount') return { before, after };
	const sized = (part: Sums, count: number) => ({ ...part, denominator: amount(kpi, 0, count).denominator });
	return { before: sized(before, months.before.length), after: sized(after, months.after.length) };
}

/** Numerator and denominator of what the roles come to; of an amount its months. */
function measuredSums(
	kpi: KpiDefinition,
	measured: NonNullable<KpiDefinition['measured']>,
	roles: RoleValues,
	months: number
): Sums {
	const { numerator, denominator } = measured({ otherwise: 0, ...roles });
	if (basisOf(kpi) === 'amount') return amount(kpi, numerator ?? 0, months);
	return { numerator: numerator ?? 0, denominator: denominator ?? 0 };
}

/** A stock says no more of chance for being looked at more often: the mean of its months' ends counts as one look. */
const amount = ({ measure }: KpiDefinition, sum: number, months: number): Sums =>
	measure === 'stock' ? { numerator: sum / months, denominator: 1 } : { numerator: sum, denominator: months };

/** What no rollup holds is read month by month. */
async function computedSums(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	splits: (Dimension | null)[],
	months: PeriodMonths
): Promise<SumsBySplit> {
	const sums: SumsBySplit = new Map();
	for (const by of splits)
		for (const [group, values] of await valuesOf(reading, kpi, scope, by))
			for (const period of PERIODS)
				for (const month of months[period]) {
					const { numerator, denominator } = values.get(month) ?? {};
					put(sums, { by, group, period }, { numerator: numerator ?? 0, denominator: denominator ?? 0 });
				}
	return sums;
}

function put(sums: SumsBySplit, { by, group, period }: Omit<PeriodSums, 'values'>, added: Sums): void {
	const groups = sums.get(by) ?? new Map<string, NamedSums>();
	const row = groups.get(group) ?? { name: group, before: NOTHING, after: NOTHING };
	row[period] = addSums([row[period], added]);
	groups.set(group, row);
	sums.set(by, groups);
}
