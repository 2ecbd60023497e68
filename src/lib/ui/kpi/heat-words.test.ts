import { expect, test } from 'vitest';
import { toned, type HeatMap } from '$lib/metrics/heat-map';
import type { Kpi } from '$lib/metrics/kpi';
import { cellValue, cellWords, heatSentence } from './heat-words';

const kpi = { measure: 'share', unit: '%', factor: 100, direction: 'up' } as Kpi;
const cost = { measure: 'money', unit: 'EUR', factor: 1, direction: 'down' } as Kpi;
const counted = { month: '2026-08', value: 0.906, numerator: 355, denominator: 392, n: 392 };

test('a cell tells value, counts and how it compares', () => {
	expect(cellWords(kpi, 'Ulm', toned('up', counted, -3.4), 'own')).toBe(
		'Ulm, Aug 2026: 90.6\u00a0% (355 of 392), much worse than its average (z \u22123.4)'
	);
	expect(cellWords(kpi, 'Ulm', toned('up', counted, 0.2), 'all')).toContain('as usual (z 0.2)');
	expect(cellWords(kpi, 'Ulm', toned('neutral', counted, 2.2), 'all')).toContain('higher than the average of all');
	expect(cellWords(kpi, 'Ulm', toned('up', { ...counted, value: null }, null), 'own')).toBe('Ulm, Aug 2026: no value');
	expect(cellValue(cost, toned('down', { ...counted, value: 1234.56 }, null))).toBe('1,235');
});

test('what stands out is told beside what chance brings', () => {
	const map = (...z: (number | null)[]): HeatMap => ({
		...{ by: 'site', against: 'own', choosable: true, months: ['2026-08'], omitted: 0 },
		rows: [{ name: 'Ulm', rest: false, cells: z.map((one) => toned('up', counted, one)) }]
	});
	expect(heatSentence(map(-4, 1, null))).toBe(
		'1 of 2 months of 1 site lies beyond three sigma; chance alone brings hardly one, more where a month has few cases.'
	);
	expect(heatSentence(map(2.5, 1))).toContain('None of 2 months');
	expect(heatSentence(map(null))).toContain('No month');
});
