import type { Kpi } from '$lib/metrics/kpi';
import { Problem } from '$lib/problem';

/** A number as people type it: "95", "95,5", "1 200"; 400 for anything else. */
export function typedNumber(text: string, what: string): number {
	const plain = text
		.trim()
		.replaceAll(/[\s\u00a0\u202f']/g, '')
		.replace(',', '.');
	if (!/^[-+]?\d+(\.\d+)?$/.test(plain))
		throw new Problem('invalid_number', 400, `${what} must be a number such as 95 or 2.5, without the unit.`);
	return Number(plain);
}

/** The target of a form in the unit it is shown in, as the plain ratio (or days, or amount) it is stored as. */
export function typedTarget(kpi: Pick<Kpi, 'factor'>, text: string): number {
	// 99.7 / 100 is 0.9970000000000001 without the rounding.
	return Number((typedNumber(text, 'The target') / kpi.factor).toPrecision(12));
}

/** The place among the KPIs counted from 1, as the place from 0. */
export const typedPlace = (text: string): number => typedNumber(text, 'The place') - 1;
