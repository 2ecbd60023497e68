import { fragment, ident, raw, type Fragment } from '../store/sql';
import type { Check } from './check';
import type { MeasuredKpi } from './measured-kpis';
import type { Staged } from './staged';

/** Whether the rows of measures give what their KPI asks for: a numerator with its denominator, or a bare value. */
export function measureChecks({ kind, has, measured }: Staged): Check[] {
	if (kind.id !== 'measures') return [];
	const column = (name: string): Fragment => (has(name) ? ident(name) : raw('null'));
	const [value, numerator, denominator] = [column('value'), column('numerator'), column('denominator')];
	const text = (figure: Fragment) => fragment`cast(cast(${figure} as double) as varchar)`;
	const ofKpi = (which: (kpi: MeasuredKpi) => boolean) =>
		fragment`coalesce(kpi = any(${measured.filter(which).map(({ id }) => id)}), false)`;
	const isRatio = ({ measure }: MeasuredKpi) => measure === 'share' || measure === 'rate';
	const parts = fragment`(${numerator} is not null and ${denominator} is not null)`;
	const anyPart = fragment`(${numerator} is not null or ${denominator} is not null)`;
	const check = (code: string, field: string | null, hits: Fragment, shown: Fragment): Check => ({
		...{ code, field, hits, value: shown }
	});
	const bare = fragment`${value} is not null and not ${anyPart}`;
	const nothing = raw('cast(null as varchar)');
	return [
		check('value_beside_parts', null, fragment`${value} is not null and ${anyPart}`, nothing),
		check('neither_value_nor_parts', null, fragment`${value} is null and not ${parts}`, nothing),
		check('parts_needed', 'kpi', fragment`${bare} and ${ofKpi((kpi) => isRatio(kpi) && !kpi.isHistory)}`, raw('kpi')),
		check('value_needed', 'kpi', fragment`${parts} and ${ofKpi((kpi) => !isRatio(kpi))}`, raw('kpi')),
		check(
			'denominator_zero',
			'denominator',
			fragment`${parts} and ${denominator} = 0 and ${numerator} > 0`,
			text(numerator)
		),
		check(
			'part_above_whole',
			'numerator',
			fragment`${parts} and ${denominator} > 0 and ${numerator} > ${denominator} and ${ofKpi(({ measure }) => measure === 'share')}`,
			text(numerator)
		),
		check(
			'count_not_whole',
			'value',
			fragment`${bare} and (${value} < 0 or ${value} <> floor(${value})) and ${ofKpi(({ measure }) => measure === 'count')}`,
			text(value)
		),
		check('value_out_of_range', 'value', fragment`${bare} and (${outOfRange(measured, value, ofKpi)})`, text(value))
	];
}

/** Values of the catalogue's KPIs that these cannot have: none is below zero, and no share above one. */
function outOfRange(
	measured: readonly MeasuredKpi[],
	value: Fragment,
	ofKpi: (which: (kpi: MeasuredKpi) => boolean) => Fragment
): Fragment {
	const factors = [...new Set(measured.map(({ factor }) => factor))];
	const above = factors.map(
		(most) =>
			fragment` or (${value} > ${most} and ${ofKpi(({ isHistory, measure, factor }) => isHistory && measure === 'share' && factor === most)})`
	);
	return above.reduce(
		(all, one) => fragment`${all}${one}`,
		fragment`(${value} < 0 and ${ofKpi(({ isHistory }) => isHistory)})`
	);
}
