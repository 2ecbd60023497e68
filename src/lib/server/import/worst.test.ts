import { describe, expect, test } from 'vitest';
import type { ImportAnswer, ImportRequest } from '$lib/import/answer';
import type { Store } from '../store/store';
import { getImport } from './history';
import { bring, emptyStore } from './import.fixture';

const LINES = 'Order ID,Line,Site,Promised date,Delivered date,Direction\n';
const DEFECTS = 'Defect ID,Site,Date,Defect type,Severity,Quantity,Stage,Disposition,Cost\n';
const COMPLAINTS = 'Complaint ID,Site,Received date,Closed date,Severity\n';
const deliveries: ImportRequest = { kind: 'deliveries' };
const complaints: ImportRequest = { kind: 'complaints' };

/** Value and worst value of a KPI, by site and month. */
const told = ({ effect }: ImportAnswer, kpi: string) =>
	Object.fromEntries(
		effect
			.filter((one) => one.kpi === kpi)
			.map(({ site, month, after, worst }) => [`${site ?? 'all'} ${month}`, [after, worst]])
	);

const lines = (...rows: string[]) => `${LINES}${rows.join('\n')}\n`;
const onTime = (order: string, site: string, month = '09') => `${order},1,${site},2026-${month}-10,2026-${month}-10,`;

describe('the worst value', () => {
	test('of on-time delivery has each line that was left out as a miss of its site and month', async () => {
		const rows = [onTime('A', 'Ulm'), onTime('B', 'Ulm'), onTime('C', 'Ulm', '08'), onTime('D', 'Porto')];
		const bad = ['X,1,Ulm,2026-09-12,never,', 'Y,1,Porto,2026-09-12,never,', 'Z,1,Porto,2026-09-12,never,'];
		const answer = await bring(lines(...rows, ...bad), deliveries);
		expect(told(answer, 'on-time-delivery')).toEqual({
			'all 2026-08': [1, 1],
			'all 2026-09': [1, 3 / 6],
			'Porto 2026-09': [1, 1 / 3],
			'Ulm 2026-08': [1, 1],
			'Ulm 2026-09': [1, 2 / 3]
		});
	});

	test('counts a line without a day that can be read in every month of its site', async () => {
		const answer = await bring(
			lines(onTime('A', 'Ulm'), onTime('B', 'Ulm', '08'), onTime('D', 'Porto'), 'X,1,Ulm,soon,,'),
			deliveries
		);
		expect(told(answer, 'on-time-delivery')).toEqual({
			'all 2026-08': [1, 1 / 2],
			'all 2026-09': [1, 2 / 3],
			'Porto 2026-09': [1, 1],
			'Ulm 2026-08': [1, 1 / 2],
			'Ulm 2026-09': [1, 1 / 2]
		});
	});

	test('counts a row whose cells have moved at every site', async () => {
		const answer = await bring(
			lines(onTime('A', 'Ulm'), onTime('D', 'Porto'), 'X,part 2,1,Ulm,2026-09-12,2026-09-12,outbound'),
			deliveries
		);
		expect(answer.issueGroups[0]?.code).toBe('too_many_fields');
		expect(told(answer, 'on-time-delivery')).toEqual({
			'all 2026-09': [1, 2 / 3],
			'Porto 2026-09': [1, 1 / 2],
			'Ulm 2026-09': [1, 1 / 2]
		});
	});

	test('counts a line once, a repeated row never, and only in its direction', async () => {
		const answer = await bring(
			lines(
				...[onTime('A', 'Ulm'), onTime('A', 'Ulm'), onTime('B', 'Ulm'), 'S,1,Ulm,2026-09-10,2026-09-10,inbound'],
				...['X,1,Ulm,2026-09-12,never,outbound', 'X,1,Ulm,2026-09-12,2026-09-12,outbound'],
				...['Y,1,Ulm,2026-09-12,never,inbound', 'Z,1,Ulm,2026-09-12,,sideways']
			),
			deliveries
		);
		expect(answer.rows.rejected).toBe(5);
		expect(told(answer, 'on-time-delivery')['Ulm 2026-09']).toEqual([1, 2 / 4]);
		expect(told(answer, 'supplier-on-time-delivery')['Ulm 2026-09']).toEqual([1, 1 / 3]);
	});

	test('leaves out what is not due at the data date', async () => {
		const text = lines(onTime('A', 'Ulm'), 'X,1,Ulm,2026-09-12,never,', 'Y,1,Ulm,2026-09-28,never,');
		const answer = await bring(text, { ...deliveries, dataDate: '2026-09-15' });
		expect(told(answer, 'on-time-delivery')['Ulm 2026-09']).toEqual([1, 1 / 2]);
	});

	test('of days late is not told, that of the backlog has them from their month on', async () => {
		const late = ['A,1,Ulm,2026-07-10,2026-07-12,', 'B,1,Ulm,2026-08-10,,', 'C,1,Ulm,2026-09-10,2026-09-12,'];
		const answer = await bring(lines(...late, 'X,1,Ulm,2026-08-12,never,', 'Y,1,Ulm,2026-09-12,never,'), deliveries);
		expect(told(answer, 'days-late')['Ulm 2026-07']).toEqual([2, null]);
		expect(told(answer, 'overdue-backlog')).toMatchObject({ 'Ulm 2026-08': [1, 2], 'Ulm 2026-09': [1, 3] });
	});

	test('of defects has their units, of a row that tells none one; critical ones have the rows', async () => {
		const store = await emptyStore();
		await bring('Month,Site,Units inspected,Units entered\n2026-09,Ulm,1000,1000\n', { kind: 'volumes' }, store);
		const rows = [
			...['D1,Ulm,2026-09-01,Scratch,minor,4,final,scrap,10', 'D2,Ulm,2026-09-01,Scratch,critical,1,final,,'],
			...['D3,Ulm,2026-09-02,Scratch,awful,5,final,rework,7', 'D4,Ulm,2026-09-02,Scratch,minor,many,final,scrap,'],
			...['D5,Ulm,2026-09-02,Scratch,awful,9,customer,scrap,2']
		];
		const answer = await bring(`${DEFECTS}${rows.join('\n')}\n`, { kind: 'defects' }, store);
		expect(told(answer, 'defective-ppm')['Ulm 2026-09']).toEqual([5 / 1000, (5 + 5 + 1) / 1000]);
		expect(told(answer, 'critical-defects')['Ulm 2026-09']).toEqual([1 / 2, (1 + 2) / (2 + 2)]);
		expect(told(answer, 'first-pass-yield')['Ulm 2026-09']).toEqual([996 / 1000, (996 - 5 - 1) / 1000]);
		expect(told(answer, 'cost-of-poor-quality')['Ulm 2026-09']).toEqual([10, null]);
	});

	test('of money has the amounts, where each row tells its own', async () => {
		const rows = ['D1,Ulm,2026-09-01,Scratch,minor,4,final,,10', 'D3,Ulm,2026-09-02,Scratch,awful,5,final,,7.5'];
		const answer = await bring(`${DEFECTS}${rows.join('\n')}\n`, { kind: 'defects' });
		expect(told(answer, 'cost-of-poor-quality')['Ulm 2026-09']).toEqual([10, 17.5]);
	});

	test('of complaints has them as open, too late, and received', async () => {
		const store = await emptyStore();
		await bring(lines(onTime('A', 'Ulm', '08'), onTime('B', 'Ulm', '08'), onTime('C', 'Ulm', '08')), deliveries, store);
		const rows = [
			'C1,Ulm,2026-08-03,2026-08-05,minor',
			'C2,Ulm,2026-08-20,never,critical',
			'C3,Ulm,2026-08-04,2026-08-01,'
		];
		const answer = await bring(`${COMPLAINTS}${rows.join('\n')}\n`, { ...complaints, dataDate: '2026-10-31' }, store);
		expect(told(answer, 'complaint-rate')['Ulm 2026-08']).toEqual([1 / 3, 3 / 3]);
		// Due 30 days after it came, but 10 where it is critical.
		expect(told(answer, 'closed-within-sla')).toMatchObject({ 'Ulm 2026-09': [1, 1 / 2] });
		expect(told(answer, 'time-to-close')['Ulm 2026-08']).toEqual([2, null]);
	});
});

test('volumes tell no worst value: how much a row would bring is not known', async () => {
	const answer = await bring(
		'Month,Site,Units entered,Units OK first time\n2026-09,Ulm,100,90\n2026-09,Porto,many,\n',
		{
			kind: 'volumes'
		}
	);
	expect(answer.rows.rejected).toBe(1);
	expect(told(answer, 'first-pass-yield')).toMatchObject({ 'Ulm 2026-09': [0.9, null] });
});

test('deliveries cannot make the complaint rate worse; what is kept is what was answered', async () => {
	const store: Store = await emptyStore();
	await bring(`${COMPLAINTS}C1,Ulm,2026-09-03,,minor\n`, complaints, store);
	const answer = await bring(lines(onTime('A', 'Ulm'), 'X,1,Ulm,2026-09-12,never,'), deliveries, store);
	expect(told(answer, 'complaint-rate')['Ulm 2026-09']).toEqual([1, null]);
	expect((await getImport(store, answer.id ?? 0)).effect).toEqual(answer.effect);
});
