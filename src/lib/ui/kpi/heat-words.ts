import { formatCount, formatMonth, formatValue, valueParts } from '$lib/metrics/format';
import type { HeatCell, HeatMap, HeatTone } from '$lib/metrics/heat-map';
import type { Kpi } from '$lib/metrics/kpi';
import { dimensionCounted } from '../scope-query';

const TONES: Record<HeatTone, string> = {
	better: 'better',
	worse: 'worse',
	high: 'higher',
	low: 'lower',
	usual: 'usual'
};

/** The sign that doubles the colour of a cell: circle for better, diamond for worse, arrows where neither is. */
export const SIGNS: Record<HeatTone, string> = { better: '●', worse: '◆', high: '▲', low: '▼', usual: '' };

/** A value short enough for a cell, without its unit. */
export function cellValue(kpi: Kpi, { value }: HeatCell): string {
	if (value === null) return '';
	const { number } = valueParts(kpi, value);
	// The currency stands in the head of the table.
	return kpi.measure === 'money' ? number.replace(/\.\d+$/, '').replaceAll(/[^\d,\u2212]/g, '') : number;
}

/** "Ulm, Aug 2026: 90.6 % (355 of 392), much worse than its average (z −3.4)" */
export function cellWords(kpi: Kpi, name: string, cell: HeatCell, against: HeatMap['against']): string {
	const head = `${name}, ${formatMonth(cell.month)}`;
	if (cell.value === null) return `${head}: no value`;
	const counts =
		cell.numerator !== null && cell.denominator !== null && (kpi.measure === 'share' || kpi.measure === 'rate')
			? ` (${formatCount(cell.numerator)} of ${formatCount(cell.denominator)})`
			: '';
	return `${head}: ${formatValue(kpi, cell.value)}${counts}${toneWords(cell, against)}`;
}

function toneWords({ z, tone, strong }: HeatCell, against: HeatMap['against']): string {
	if (z === null || tone === null) return '';
	const off = z.toFixed(1).replace('-', '\u2212');
	const than = against === 'own' ? 'its average' : 'the average of all';
	if (tone === 'usual') return `, as usual (z ${off})`;
	return `, ${strong ? 'much ' : ''}${TONES[tone]} than ${than} (z ${off})`;
}

/** What stands out, counted: cells beyond three sigma of all that are held against something. */
export function heatSentence({ rows, by }: HeatMap): string {
	const cells = rows.flatMap((row) => row.cells.filter(({ z }) => z !== null));
	if (cells.length === 0) return 'No month can be held against an average yet.';
	const strong = cells.filter((cell) => cell.strong);
	const some = `${formatCount(cells.length)} months of ${formatCount(rows.length)} ${dimensionCounted(by, rows.length)}`;
	if (strong.length === 0)
		return `None of ${some} lies beyond three sigma: what colour there is, chance may have brought.`;
	const expected = Math.round(cells.length * 0.0027);
	return `${formatCount(strong.length)} of ${some} lie${strong.length === 1 ? 's' : ''} beyond three sigma; chance alone brings ${expected === 0 ? 'hardly one' : `about ${expected}`}, more where a month has few cases.`;
}
