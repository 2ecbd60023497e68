import type { Amount } from '$lib/explore/answer';
import type { Show } from '$lib/explore/question';
import type { RoleValues } from '../metrics/definition';
import { fragment, ident, join, raw, type Fragment } from '../store/sql';
import { rolesOf, type Extract } from './extract';
import type { ExploredSubject } from './subjects';

/** What a row of an answer brings of some rows of an extract, by the names of `sums`. */
export type Sums = Record<string, number | null>;

const isDuration = ({ kpi }: ExploredSubject): boolean => kpi?.measure === 'duration';

/** The sums from which the amount of some rows `x` is told. */
export function sums({ subject, full }: Pick<Extract, 'subject' | 'full'>): Fragment {
	const columns = [fragment`cast(count(*) as integer) as cases`];
	for (const name of roleNames(subject)) {
		const sum = full.has(name) ? raw('count(*)') : fragment`sum(x.${ident(name)})`;
		columns.push(fragment`cast(${sum} as double precision) as ${ident(name)}`);
	}
	if (subject.quantity !== null) columns.push(raw('cast(sum(x.quantity) as double precision) as quantity'));
	if (isDuration(subject)) columns.push(...DURATION);
	return join(columns, ', ');
}

/** Median of the days, and whether it can grow: it rests on a unit that is open still. */
const DURATION = [
	raw(
		'cast(percentile_cont(0.5) within group (order by cast(x.taken as double precision)) as double precision) as middle'
	),
	raw(`case when min(x.taken) filter (where x.is_open = 1) <= -percentile_disc(0.5) within group (order by -x.taken)
		then 1 else 0 end as grows`)
];

const roleNames = (subject: ExploredSubject): string[] => rolesOf(subject).map(({ role }) => `r_${role}`);

/** The names of `sums`, in order. */
export function sumNames(subject: ExploredSubject): string[] {
	return [
		'cases',
		...rolesOf(subject)
			.map(({ role }) => `r_${role}`)
			.filter((name) => name !== 'r_days'),
		...(subject.quantity !== null ? ['quantity'] : []),
		...(isDuration(subject) ? ['middle', 'grows'] : [])
	];
}

/** The sums that together say how large a group is: by them bars stand in order. */
function sizeNames(subject: ExploredSubject, show: Show): string[] {
	if (show === 'quantity') return ['quantity'];
	const { measure, apart } = subject.kpi ?? {};
	const isRatio = (measure === 'share' || measure === 'rate') && apart === null;
	if (subject.kpi === null || apart || measure === 'duration' || (show === 'cases' && !isRatio)) return ['cases'];
	const roles = isRatio ? ['r_denominator', 'r_otherwise_of'] : ['r_numerator'];
	return sumNames(subject).filter((name) => roles.includes(name));
}

/** The size of a group `g` of rows. */
export const weight = (subject: ExploredSubject, show: Show): Fragment =>
	join(
		sizeNames(subject, show).map((name) => fragment`g.${ident(name)}`),
		' + '
	);

/** The same of a group that was read. */
export const sizeOf = (subject: ExploredSubject, show: Show, row: Sums): number =>
	sizeNames(subject, show).reduce((size, name) => size + (row[camel(name)] ?? 0), 0);

/** What some rows come to; no rows at all come to nothing, not to zero. */
export function amountOf(subject: ExploredSubject, show: Show, row: Sums | undefined): Amount {
	const { kpi } = subject;
	const rows = row?.cases ?? 0;
	const none = { value: null, numerator: null, denominator: null, atLeast: false };
	if (kpi === null) {
		const shown = show === 'quantity' ? (row?.quantity ?? 0) : rows;
		return { ...none, shown, cases: rows };
	}
	if (kpi.apart !== null) return { ...none, shown: rows, cases: rows };
	if (isDuration(subject)) {
		const value = row?.middle ?? null;
		const days = value === null ? null : Number(value.toFixed(6));
		return { ...none, value: days, shown: show === 'value' ? days : rows, cases: rows, atLeast: row?.grows === 1 };
	}
	const roles: RoleValues = {};
	for (const { role } of rolesOf(subject)) if (role !== 'days') roles[role] = tidy(row?.[camel(`r_${role}`)] ?? 0);
	const { value, numerator, denominator, n, remark } = kpi.measured!(roles);
	const atLeast = remark === 'at_least';
	return { value, numerator, denominator, cases: n, atLeast, shown: show === 'value' ? value : n };
}

const camel = (name: string): string => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Amounts have three decimals at most; what a sum of doubles adds far behind them is noise. */
const tidy = (sum: number): number => Number(sum.toFixed(3));
