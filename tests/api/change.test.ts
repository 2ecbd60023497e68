import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../src/lib/metrics/change';
import { removeFolder, startServer, type TestServer } from '../server';

type Answer = Change & { kpi: string; sentence: string; error?: { code: string } };

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
	await server.upload(orders(), { kind: 'deliveries', name: 'orders.csv' });
}, 60_000);
afterAll(async () => {
	await server.stop();
	removeFolder(server.dataDir);
});

/** Sixty lines a month of each of two sites over half a year; from June on every third of Ulm is late, two in three of them by K3. */
function orders(): string {
	const lines = ['order_id,line,promised_date,delivered_date,site,customer,product,late_reason'];
	for (const month of ['03', '04', '05', '06', '07', '08'])
		for (const site of ['Ulm', 'Brno'])
			for (let at = 0; at < 60; at++) {
				const late = at % (site === 'Ulm' && month > '05' ? 3 : 20) === 0;
				const reason = late ? (at % 9 ? 'carrier K3' : 'picking') : '';
				const delivered = `2026-${month}-${late ? '13' : '09'}`;
				lines.push(`${site}-${month}-${at},1,2026-${month}-10,${delivered},${site},C${at % 7},P${at % 4},${reason}`);
			}
	return [...lines, ''].join('\n');
}

const ask = async (kpi: string, parameters: Record<string, string>): Promise<{ status: number; body: Answer }> => {
	const response = await fetch(server.api(`kpis/${kpi}/change`, parameters));
	return { status: response.status, body: (await response.json()) as Answer };
};
const HALVES = { period: '2026-06..2026-08', against: '2026-03..2026-05' };

describe('the change of a KPI', () => {
	it('is told apart by dimension, exactly, with what may be noise', async () => {
		const { status, body } = await ask('on-time-delivery', HALVES);
		expect(status).toBe(200);
		expect(body.kpi).toBe('on-time-delivery');
		const { dimensions, change, before, after } = body.told!;
		expect([before, after].map((value) => value.toFixed(4))).toEqual(['0.9500', '0.8083']);
		expect(dimensions[0]).toMatchObject({ by: 'site', groups: 2 });
		expect(dimensions[0]!.rows.map(({ name, mayBeNoise }) => [name, mayBeNoise])).toEqual([
			['Ulm', false],
			['Brno', true]
		]);
		for (const { rows, rest, rate, mix, interaction } of dimensions) {
			expect([...rows, ...(rest ? [rest] : [])].reduce((sum, { total }) => sum + total, 0)).toBe(change);
			expect(rate!.effect + mix!.effect + interaction!).toBe(change);
		}
		expect(body.sentence.replaceAll('\u00a0', ' ')).toBe(
			'95.0 % became 80.8 %: all 14.2 points are at Ulm, where 39 of 60 late order lines name carrier K3.'
		);
	});
	it('keeps to a scope', async () => {
		const { body } = await ask('L1', { ...HALVES, site: 'Brno' });
		expect(body.told).toMatchObject({ before: expect.closeTo(0.95, 12) as number, change: 0, mayBeNoise: true });
		expect(body.told!.dimensions.map(({ by }) => by).sort()).toEqual(['customer', 'product']);
	});
	it('has nothing to tell where a period has no value', async () => {
		const { status, body } = await ask('L1', { ...HALVES, against: '2020-01..2020-12' });
		expect(status).toBe(200);
		expect(body).toMatchObject({ told: null, lead: null, against: { measured: 0 } });
		expect(body.sentence).toBe('No month of Jan 2020 to Dec 2020 has a value: there is nothing to compare.');
	});
	it.each([
		['invalid_period', 400, { period: '2026-06' }],
		['invalid_period', 400, { ...HALVES, against: 'spring' }],
		['invalid_period', 400, { ...HALVES, period: '2026-06..2026-07..2026-08' }],
		['invalid_range', 400, { ...HALVES, period: '2026-08..2026-06' }],
		['overlapping_periods', 400, { ...HALVES, against: '2026-05..2026-06' }],
		['unknown_parameter', 400, { ...HALVES, by: 'site' }],
		['unknown_sequence', 400, { ...HALVES, asOf: '99' }],
		['dimension_not_available', 422, { ...HALVES, supplier: 'S' }]
	] as const)('is refused with %s (%i) for %j', async (code, status, parameters) => {
		const found = await ask('L1', parameters);
		expect([found.status, found.body.error?.code]).toEqual([status, code]);
	});
	it('is refused for a KPI whose groups do not make up the whole', async () => {
		const found = await ask('L8', HALVES);
		expect([found.status, found.body.error?.code]).toEqual([422, 'change_not_available']);
	});
});
