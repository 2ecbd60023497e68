import { describe, expect, it } from 'vitest';
import type { Kpi } from '$lib/metrics/kpi';
import { effectCount, effectHeadline, effectRows } from './effects';

const kpi = { id: 'on-time-delivery', name: 'On-time delivery', measure: 'share', unit: '%', factor: 100 } as Kpi;
const change = (month: string, before: number | null, after: number | null, site: string | null = null) => ({
	kpi: kpi.id,
	site,
	month,
	before,
	after,
	worst: null as number | null
});

describe('effectRows', () => {
	it('tells the worst case with digits enough to read apart', () => {
		const [row] = effectRows([{ ...change('2026-09', 0.936, 0.9391), worst: 0.9388 }], [kpi]);
		expect(row).toMatchObject({ worst: 0.9388, worstWords: '93.88\u00a0%' });
	});
	it('puts the whole before its sites and the newest month first', () => {
		const rows = effectRows(
			[change('2026-08', 0.9, 0.91), change('2026-09', 0.8, 0.7, 'Ulm'), change('2026-09', 0.93, 0.94)],
			[kpi]
		);
		expect(rows.map(({ where }) => where)).toEqual(['all sites, Sep 2026', 'all sites, Aug 2026', 'Ulm, Sep 2026']);
	});
	it('puts the month in progress last', () =>
		expect(
			effectRows([change('2026-10', null, 1), change('2026-09', 0.9, 0.8)], [kpi], '2026-10').map(({ month }) => month)
		).toEqual(['2026-09', '2026-10']));
	it('leaves out months whose value stays, and KPIs it does not know', () =>
		expect(
			effectRows([change('2026-09', 0.9, 0.9), { ...change('2026-09', 0.9, 0.8), kpi: 'unheard-of' }], [kpi])
		).toEqual([]));
	it('shows digits enough to tell both values apart', () => {
		const [row] = effectRows([change('2026-09', 0.9412, 0.9409)], [kpi]);
		expect(row?.before).not.toBe(row?.after);
	});
});

describe('effectHeadline', () => {
	it('says the first change', () =>
		expect(effectHeadline(effectRows([change('2026-09', 0.936, 0.939)], [kpi]), false).replaceAll('\u00a0', ' ')).toBe(
			'If you save, September on-time delivery moves from 93.6 % to 93.9 %.'
		));
	it('names the year of a month long gone', () =>
		expect(
			effectHeadline(effectRows([change('2024-09', 0.9, 0.8), change('2026-09', 0.9, 0.8, 'Ulm')], [kpi]), true)
		).toMatch(/^Sep 2024 on-time delivery moved/));
	it('says that nothing changes', () => expect(effectHeadline([], false)).toBe('No KPI month changes.'));
	it('counts', () =>
		expect(effectCount(effectRows([change('2026-09', 0.9, 0.8)], [kpi]), true)).toBe(
			'1 KPI month has changed, of 1 KPI.'
		));
});
