import { expect, test } from 'vitest';
import { sql } from '../store/sql';
import { bring, emptyStore, type Fact } from './facts.fixture';
import { closeMonths } from './months';
import { one, valueIn } from './series.fixture';

const line = (site: string, month: string, rest: Fact = {}): Fact => ({
	order_id: `${site} ${month} ${rest.order_id ?? ''}`,
	site,
	promised_date: `${month}-10`,
	delivered_date: `${month}-10`,
	...rest
});

test('Q2: whole months that came by the 5th working day after, of those due since the site began', async () => {
	const store = await emptyStore();
	const send = (site: string, month: string, dataDate: string, at: string) =>
		bring(store, { kind: 'deliveries', dataDate, at: `${at}T10:00:00Z`, rows: [line(site, month)] });
	// Due days of January to April 2025: 7 February, 7 March, 7 April, 7 May.
	await send('ULM', '2025-01', '2025-01-31', '2025-02-20'); // begins: January was never asked for in time
	await send('BRN', '2025-01', '2025-01-31', '2025-02-07'); // on the day due
	await send('ULM', '2025-02', '2025-02-28', '2025-03-07'); // on the day due
	await send('BRN', '2025-02', '2025-02-20', '2025-02-21'); // speaks for a part of the month only
	await send('BRN', '2025-02', '2025-02-28', '2025-03-10'); // whole, but late
	await send('ULM', '2025-03', '2025-03-31', '2025-04-02'); // in time; Brno sends nothing for March
	await closeMonths(store, new Date('2025-05-06T12:00:00Z')); // April is not due yet
	expect(await valueIn(store, 'Q2', '2025-01')).toMatchObject({ numerator: 1, denominator: 1 });
	expect(await valueIn(store, 'Q2', '2025-02')).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
	expect(await valueIn(store, 'Q2', '2025-03')).toMatchObject({ numerator: 1, denominator: 2 });
	expect(await valueIn(store, 'Q2', '2025-03', {}, 'site', 'BRN')).toMatchObject({ numerator: 0, denominator: 1 });
	expect(await valueIn(store, 'Q2', '2025-04')).toBeUndefined();
});

test('Q3: accepted of the rows in the files in force', async () => {
	const store = await emptyStore();
	const rows = ['a', 'b', 'c'].map((order) => line('ULM', '2025-03', { order_id: order }));
	const { importId } = await bring(store, { kind: 'deliveries', dataDate: '2025-03-31', rows });
	await store.exec(sql`update import_cells set rows_rejected = 1 where import_id = ${importId}`);
	await bring(store, {
		kind: 'complaints',
		dataDate: '2025-03-31',
		rows: [{ complaint_id: 'c', received_date: '2025-03-02', site: 'BRN' }]
	});
	expect(await valueIn(store, 'Q3', '2025-03')).toMatchObject({ numerator: 4, denominator: 5, value: 0.8 });
	expect(await valueIn(store, 'Q3', '2025-03', { site: 'BRN' })).toMatchObject({ numerator: 1, denominator: 1 });
});

test('Q4: key fields with a value, of the key fields of all rows', async () => {
	const store = await emptyStore();
	const deliveries = [
		line('ULM', '2025-03', { order_id: '1', customer: 'C1', product: 'P1', ordered_qty: 5 }), // 3 of 3
		line('ULM', '2025-03', { order_id: '2', customer: 'C1' }), // 1 of 3
		line('ULM', '2025-03', { order_id: '3', direction: 'inbound', supplier: 'S1', ordered_qty: 5 }) // 2 of 3
	];
	await bring(store, { kind: 'deliveries', dataDate: '2025-03-31', rows: deliveries });
	expect(await valueIn(store, 'Q4', '2025-03')).toMatchObject({ numerator: 6, denominator: 9 });
	const defect = { date: '2025-03-10', defect_type: 'scratch', severity: 'minor', quantity: 1, site: 'BRN' };
	await bring(store, {
		kind: 'defects',
		dataDate: '2025-03-31',
		rows: [
			{ ...defect, defect_id: '1', process: 'cut', product: 'P1', stage: 'final' }, // 3 of 3
			{ ...defect, defect_id: '2' } // 0 of 3: in process is what its stage means, not what it says
		]
	});
	await bring(store, {
		kind: 'complaints',
		dataDate: '2025-03-31',
		rows: [{ complaint_id: '1', received_date: '2025-03-02', site: 'BRN', customer: 'C1', severity: 'major' }] // 2 of 4
	});
	await bring(store, {
		kind: 'volumes',
		dataDate: '2025-03-31',
		rows: [{ month: '2025-03', site: 'BRN', process: 'cut', units_entered: 9 }] // 1 of 2
	});
	expect(await valueIn(store, 'Q4', '2025-03')).toMatchObject({ numerator: 12, denominator: 21 });
	expect(await valueIn(store, 'Q4', '2025-03', { site: 'BRN' })).toMatchObject({ numerator: 6, denominator: 12 });
});

test('Q5: final months of twelve whose figures changed later; a line that closes late changes none', async () => {
	const store = await emptyStore();
	const send = (rows: Fact[], at: string) =>
		bring(store, { kind: 'deliveries', dataDate: '2025-03-31', at: `${at}T10:00:00Z`, rows });
	await send(
		[
			line('ULM', '2025-01'),
			line('ULM', '2025-02', { delivered_date: null, status: 'open' }),
			line('ULM', '2025-03'),
			line('BRN', '2025-03')
		],
		'2025-04-03'
	);
	await closeMonths(store, new Date('2025-04-20T12:00:00Z'));
	// Two sites spoke for three months each.
	expect(await valueIn(store, 'Q5', '2025-03')).toMatchObject({ numerator: 0, denominator: 6, value: 0 });
	// Open and late then, closed and late now: no figure of February moves.
	await send([line('ULM', '2025-02', { delivered_date: '2025-04-25' })], '2025-05-02');
	expect(await valueIn(store, 'Q5', '2025-03')).toMatchObject({ numerator: 0, denominator: 6 });
	// On time then, late now.
	await send([line('ULM', '2025-01', { delivered_date: '2025-01-20' })], '2025-05-03');
	expect(await valueIn(store, 'Q5', '2025-01')).toMatchObject({ numerator: 1, denominator: 2 });
	expect(await valueIn(store, 'Q5', '2025-03')).toMatchObject({ numerator: 1, denominator: 6 });
	expect(await valueIn(store, 'Q5', '2025-03', { site: 'BRN' })).toMatchObject({ numerator: 0, denominator: 3 });
	const { chart, points, variation } = await one(store, {}, 'Q5');
	expect([chart, variation, points.at(-1)?.upper]).toEqual(['run', null, null]);
});
