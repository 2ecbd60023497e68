import { beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../store/store';
import { board } from './board';
import { kpiById } from './catalogue';
import { bring, emptyStore } from './facts.fixture';
import { kpiPage } from './page';
import { ACTOR, month, one } from './series.fixture';
import { listTargets, setSettings, setTarget } from './targets';

describe('targets and settings', () => {
	let store: Store;
	beforeAll(async () => {
		store = await emptyStore();
		await bring(store, { kind: 'deliveries', rows: month('2025-03', 'ULM', 1), dataDate: '2025-03-31' });
	});
	const now = new Date('2025-04-02T10:00:00Z');

	test('a target holds from its month on, a later one takes over, null withdraws', async () => {
		const set = (from: string, value: number | null) =>
			setTarget(store, ACTOR, { kpi: 'L1', from, value, source: 'Contract' }, now);
		await set('2025-01', 0.9);
		await set('2025-03', 0.95);
		expect((await one(store)).points[0]).toMatchObject({ target: 0.95, meetsTarget: true });
		await set('2025-03', 0.98);
		expect((await one(store)).points[0]).toMatchObject({ target: 0.98, meetsTarget: false });
		await set('2025-03', null);
		expect((await one(store)).points[0]).toMatchObject({ target: null, meetsTarget: null });
		expect((await listTargets(store)).get('on-time-delivery')).toHaveLength(2);
	});

	test('a target that cannot be reached or has no source is refused', async () => {
		const refused = (value: number, source: string) =>
			setTarget(store, ACTOR, { kpi: 'L1', from: '2025-01', value, source }, now);
		await expect(refused(95, 'Contract')).rejects.toMatchObject({ code: 'invalid_target', status: 400 });
		await expect(refused(0.95, ' ')).rejects.toMatchObject({ code: 'target_without_source' });
	});

	test('a hidden KPI leaves the board, the others follow their places', async () => {
		// Those of the evidence follow the others.
		const codes = async () =>
			(await board(store, {})).cards.map(({ kpi }) => kpi.code).filter((code) => !code.startsWith('Q'));
		expect(await codes()).toEqual(['L1', 'L4', 'L5', 'L6']);
		await setSettings(store, ACTOR, 'L4', { shown: false }, now);
		await setSettings(store, ACTOR, 'L1', { position: 99, owner: ' R. Adler ' }, now);
		expect(await codes()).toEqual(['L5', 'L6', 'L1']);
		const { cards, hidden } = await board(store, {});
		expect(cards.find(({ kpi }) => kpi.code === 'L1')?.owner).toBe('R. Adler');
		expect(hidden.map(({ code }) => code)).toEqual(['L4']);
	});

	test('KPIs without their data say which they need; a filter they lack sets them aside', async () => {
		const { unmeasured } = await board(store, {});
		expect(unmeasured.find(({ kpi }) => kpi.code === 'C1')?.needs).toEqual(['complaints']);
		const inbound = unmeasured.find(({ kpi }) => kpi.code === 'S2');
		expect(inbound).toMatchObject({ needs: [], lacks: 'No order line is marked as inbound.' });
		const page = await kpiPage(store, kpiById('S2'), {});
		expect(page.unmeasured).toEqual({ needs: [], lacks: inbound?.lacks });
		expect(page.card.sentence).toEqual([{ text: inbound?.lacks }]);
		const line = { order_id: 'in', site: 'ULM', direction: 'inbound', supplier: 'S1', promised_date: '2025-05-10' };
		const rows = [{ ...line, delivered_date: '2025-05-10' }];
		await bring(store, { kind: 'deliveries', rows, dataDate: '2025-05-31', at: '2025-06-03T10:00:00Z' });
		const scoped = await board(store, { scope: { customer: 'C1' } });
		expect(scoped.unmeasured.map(({ kpi }) => kpi.code)).not.toContain('S2');
		expect(scoped.outOfScope.map(({ code }) => code)).toContain('S2');
		const nowhere = await board(store, { scope: { customer: 'Nobody' } });
		expect(nowhere.withoutRows.map(({ code }) => code)).toEqual(['L6', 'L1']);
	});

	test('the board is remembered until something changes', async () => {
		const first = await board(store, {});
		expect(await board(store, {})).toBe(first);
		await setSettings(store, ACTOR, 'L5', { owner: 'A. B.' }, now);
		expect(await board(store, {})).not.toBe(first);
	});
});
