import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { closeMonths } from '$lib/server/metrics/months';
import { declare } from '$lib/server/metrics/own-kpis.fixture';
import { findKpi } from '$lib/server/metrics/own-kpis';
import { seriesOf, type Series } from '$lib/server/metrics/series';
import { coverage } from '$lib/server/metrics/coverage';
import type { Store } from '../store/store';
import { importRows } from './history';
import { actor, bring as bringFile, emptyStore, found, NOON, refusalOf } from './import.fixture';
import { undoImport } from './undo';

let store: Store;

beforeAll(async () => {
	store = await emptyStore();
	await closeMonths(store, NOON);
	await declare(store, 'Satisfaction', { form: 'value' });
	await declare(store, 'Closed in time');
	await declare(store, 'Audit findings', { form: 'count', direction: 'down' });
	await declare(store, 'Fines', { form: 'value', summed: true, unit: 'EUR', direction: 'down' });
});

afterAll(() => store.close());

const HEAD = 'KPI,Month,Site,Numerator,Denominator,Value';
const bring = (lines: string[], request = {}) =>
	bringFile([HEAD, ...lines, ''].join('\n'), { kind: 'measures', ...request }, store);
const rehearse = (...lines: string[]) => bring(lines, { dryRun: true });
const pointsOf = async (kpi: string, scope = {}) => {
	const { points } = (await seriesOf(store, await findKpi(store, kpi), { scope })) as Series;
	return points.map(({ month, value }) => [month, value]);
};

describe('a row of measures', () => {
	it.each([
		['by name', 'Satisfaction'],
		['in another spelling', 'SATISFACTION '],
		['by slug', 'satisfaction'],
		['by code', 'O1']
	])('names its KPI %s', async (_, name) => {
		const { rows, issues } = await rehearse(`${name},2026-09,Ulm,,,8.4`);
		expect([rows.accepted, issues]).toEqual([1, []]);
	});

	const codes = async (...lines: string[]) => found(await rehearse('Satisfaction,2026-01,Ulm,,,1', ...lines));

	test.each<[string, string]>([
		['3 unknown_kpi kpi', 'Happiness,2026-09,Ulm,,,8'],
		['3 missing_value kpi', ',2026-09,Ulm,,,8'],
		['3 value_beside_parts -', 'Closed in time,2026-09,Ulm,8,9,7'],
		['3 value_beside_parts -', 'Satisfaction,2026-09,Ulm,,9,7'],
		['3 neither_value_nor_parts -', 'Satisfaction,2026-09,Ulm,,,'],
		['3 neither_value_nor_parts -', 'Closed in time,2026-09,Ulm,8,,'],
		['3 parts_needed kpi', 'Closed in time,2026-09,Ulm,,,88'],
		['3 value_needed kpi', 'Satisfaction,2026-09,Ulm,8,9,'],
		['3 denominator_zero denominator', 'Closed in time,2026-09,Ulm,3,0,'],
		['3 part_above_whole numerator', 'Closed in time,2026-09,Ulm,10,9,'],
		['3 count_not_whole value', 'Audit findings,2026-09,Ulm,,,2.5'],
		['3 count_not_whole value', 'Audit findings,2026-09,Ulm,,,-1'],
		['3 value_out_of_range value', 'L1,2026-09,Ulm,,,100.1'],
		['3 value_out_of_range value', 'C4,2026-09,Ulm,,,-3'],
		['3 future_date month', 'Satisfaction,2027-01,Ulm,,,8'],
		['3 duplicate_id -', 'Satisfaction,2026-01,Ulm,,,2']
	])('%s: %s', async (code, line) => expect(await codes(line)).toEqual([code]));

	it('may say that nothing happened, go below zero, and be a percentage', async () => {
		expect(await codes('Closed in time,2026-09,Ulm,0,0,')).toEqual([]);
		expect(await codes('Satisfaction,2026-09,Ulm,,,-12.5')).toEqual([]);
		expect(await codes('Satisfaction,2026-09,Ulm,,,87 %')).toEqual(['3 unit_stripped value warning']);
	});

	it('of a KPI that nobody knows can be told to mean another, which must be known', async () => {
		const line = ['Happiness,2026-09,Ulm,,,8'];
		const { rows } = await bring(line, { dryRun: true, values: { kpi: { Happiness: 'satisfaction' } } });
		expect(rows.accepted).toBe(1);
		const refused = await refusalOf(bring(line, { dryRun: true, values: { kpi: { Happiness: 'joy' } } }));
		expect(refused.code).toBe('unknown_word');
	});

	it('needs no column of KPIs where the whole file is of one', async () => {
		const file = 'Month,Score\n2026-09,8\n';
		const request = { kind: 'measures', dryRun: true } as const;
		expect((await refusalOf(bringFile(file, request, store))).code).toBe('missing_required_column');
		expect((await bringFile(file, { ...request, fixed: { kpi: 'Satisfaction' } }, store)).rows.accepted).toBe(1);
		expect((await refusalOf(bringFile(file, { ...request, fixed: { kpi: 'Joy' } }, store))).code).toBe(
			'invalid_fixed_value'
		);
	});
});

describe('values', () => {
	beforeAll(() =>
		bring([
			'Satisfaction,2026-08,Ulm,,,8',
			'Satisfaction,2026-08,Porto,,,6',
			'Satisfaction,2026-08,,,,7.5',
			'Satisfaction,2026-09,Ulm,,,8.123456',
			'Fines,2026-08,Ulm,,,100',
			'Fines,2026-08,,,,20.5',
			'Fines,2026-09,Porto,,,0',
			'Audit findings,2026-08,Ulm,,,3',
			'Audit findings,2026-08,Porto,,,4',
			'Audit findings,2026-09,Porto,,,0',
			'Closed in time,2026-08,Ulm,9,10,',
			'Closed in time,2026-08,Porto,1,10,',
			'Closed in time,2026-09,Ulm,0,0,'
		])
	);

	it('without sum have a total only where a row without site says it', async () => {
		expect(await pointsOf('O1')).toEqual([
			['2026-08', 7.5],
			['2026-09', null]
		]);
		expect(await pointsOf('O1', { site: 'Ulm' })).toEqual([
			['2026-08', 8],
			['2026-09', 8.123456]
		]);
		const groups = (await seriesOf(store, await findKpi(store, 'O1'), { by: 'site' })) as (Series & {
			group: string;
		})[];
		expect(groups.map(({ group }) => group).sort()).toEqual(['Porto', 'Ulm']);
	});

	it('declared a sum, and counts, add up; zero is a number', async () => {
		expect(await pointsOf('O4')).toEqual([
			['2026-08', 120.5],
			['2026-09', 0]
		]);
		expect(await pointsOf('O3')).toEqual([
			['2026-08', 7],
			['2026-09', 0]
		]);
	});

	it('of shares are numerators over denominators; of nothing there is none', async () => {
		expect(await pointsOf('O2')).toEqual([
			['2026-08', 0.5],
			['2026-09', null]
		]);
	});

	it('are rows of their import, and of the coverage, in which no month is missing', async () => {
		const { rows } = await importRows(store, 1, { limit: 4, offset: 0 });
		expect(rows[3]).toMatchObject({ kpi: 'satisfaction', month: '2026-09-01', site: 'Ulm', value: 8.123456 });
		const { rows: calendar } = await coverage(store);
		expect(calendar.map(({ kind, site }) => `${kind} ${site}`)).toEqual([
			'measures Porto',
			'measures Ulm',
			'measures unassigned'
		]);
		expect(new Set(calendar.flatMap(({ cells }) => cells.map(({ state }) => state)))).not.toContain('missing');
	});

	it('show their effect before they are stored, replace what they name, and go with their import', async () => {
		const before = await pointsOf('O2');
		const shown = await rehearse('Closed in time,2026-08,Porto,9,10,');
		expect(shown.effect).toEqual([
			{ kpi: 'closed-in-time', site: null, month: '2026-08', before: 0.5, after: 0.9, worst: null },
			{ kpi: 'closed-in-time', site: 'Porto', month: '2026-08', before: 0.1, after: 0.9, worst: null }
		]);
		expect(await pointsOf('O2')).toEqual(before);
		const { id, effect } = await bring(['Closed in time,2026-08,Porto,9,10,']);
		expect(effect).toEqual(shown.effect);
		expect(await pointsOf('O2')).not.toEqual(before);
		await undoImport(store, actor, id ?? 0, NOON);
		expect(await pointsOf('O2')).toEqual(before);
	});

	it('replace only the KPIs that the file names', async () => {
		const request = { mode: 'replace', months: { from: '2026-08', to: '2026-08' }, sites: ['Ulm'], dryRun: true };
		const { withdrawals, rows } = await bring(['Audit findings,2026-08,Porto,,,4'], request);
		expect(rows.withdrawn).toBe(1);
		expect(withdrawals).toEqual([
			{ site: 'Porto', month: '2026-08', current: 1, withdrawn: 0 },
			{ site: 'Ulm', month: '2026-08', current: 1, withdrawn: 1 }
		]);
	});
});

describe('what a file of measures does not show is pointed out', () => {
	const codes = async (...lines: string[]) =>
		(await rehearse(...lines)).issues.map(({ code, value }) => `${code}: ${value}`);

	it('history of a KPI that has no months of its own yet', async () =>
		expect(await codes('L1,2024-01,Ulm,,,91')).toEqual(['history_waits: On-time delivery']));

	it('history from the first own month on, site by site', async () => {
		const orders = 'order_id,promised_date,delivered_date,site\nA1,2026-03-10,2026-03-10,Ulm\n';
		await bringFile(orders, { kind: 'deliveries' }, store);
		expect(await codes('L1,2026-02,Ulm,,,91')).toEqual([]);
		expect(await codes('L1,2026-02,Ulm,,,91', 'L1,2026-03,Ulm,,,91')).toEqual([
			'history_hidden: On-time delivery has its own months from 2026-03 on'
		]);
		expect(await codes('L1,2026-02,Porto,,,91')).toEqual(['history_waits: On-time delivery']);
	});

	it('a row without site beside those of sites, where they add up', async () => {
		expect(await codes('Closed in time,2026-05,Ulm,1,2,', 'Closed in time,2026-06,,1,2,')).toEqual([]);
		expect(await codes('Closed in time,2026-08,,1,2,')).toEqual(['total_beside_sites: Closed in time']);
		expect(await codes('Satisfaction,2026-05,Ulm,,,1', 'Satisfaction,2026-05,,,,1')).toEqual([]);
	});
});
