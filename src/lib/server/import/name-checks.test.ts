import { expect, test } from 'vitest';
import type { ImportAnswer, ImportRequest } from '$lib/import/answer';
import { getImport } from './history';
import { bring, emptyStore, found } from './import.fixture';
import { resembling } from './name-checks';

const LINES = 'Order ID,Line,Site,Product,Customer,Promised date,Delivered date\n';
const deliveries: ImportRequest = { kind: 'deliveries' };
let orders = 0;
const line = (site: string, product: string, customer: string) =>
	`A${++orders},1,${site},${product},${customer},2026-09-01,2026-09-02\n`;
const group = ({ issueGroups }: ImportAnswer, field: string) =>
	issueGroups.find((one) => one.code === 'name_resembles' && one.field === field);

test('a new name that resembles a known one is pointed out once, with the known one', async () => {
	const store = await emptyStore();
	const first = LINES + line('Ulm', 'VLV-220', 'Müller GmbH') + line('Porto', 'VLV-221', 'Keller AG');
	expect(found(await bring(first, deliveries, store))).toEqual([]);
	const text =
		LINES +
		line('Ulm', 'VLV-22O', 'Mueller') +
		line('Ulm', 'VLV-22O', 'Kellner') +
		line('Porto', 'VLV-222', 'Müller GmbH');
	const answer = await bring(text, deliveries, store);
	expect(found(answer)).toEqual([
		'2 name_resembles customer warning',
		'2 name_resembles product warning',
		'3 name_resembles customer warning'
	]);
	expect(group(answer, 'product')).toMatchObject({
		...{ count: 1, lines: [2], examples: ['VLV-22O'] },
		suggestions: [{ value: 'VLV-22O', suggestion: 'VLV-220' }]
	});
	expect(group(answer, 'customer')?.suggestions).toEqual([
		{ value: 'Mueller', suggestion: 'Müller GmbH' },
		{ value: 'Kellner', suggestion: 'Keller AG' }
	]);
	expect((await getImport(store, answer.id ?? 0)).issueGroups).toEqual(answer.issueGroups);
	const again = LINES + line('Ulm', 'VLV-22O', 'Mueller') + line('Porto', 'VLV-220', 'Kellner');
	expect(found(await bring(again, deliveries, store))).toEqual([]);
});

test('names of rows that are left out are not looked at', async () => {
	const store = await emptyStore();
	await bring(LINES + line('Ulm', 'P', 'Keller'), deliveries, store);
	const bad = line('ULM', 'P', 'Keler').replace('2026-09-02', 'never');
	expect(found(await bring(LINES + line('Ulm', 'P', 'Keller') + bad, deliveries, store))).toEqual([
		'3 bad_date delivered_date'
	]);
});

test('other names of files are held against the facts', async () => {
	const store = await emptyStore();
	const head = 'Defect ID,Date,Defect type,Severity,Quantity,Product family\n';
	await bring(`${head}D1,2026-09-01,Scratches,minor,1,Valves\n`, { kind: 'defects' }, store);
	const answer = await bring(`${head}D2,2026-09-01,scratches,minor,1,Valve\n`, { kind: 'defects' }, store);
	expect(group(answer, 'defect_type')?.suggestions).toEqual([{ value: 'scratches', suggestion: 'Scratches' }]);
	expect(group(answer, 'product_family')?.suggestions).toEqual([{ value: 'Valve', suggestion: 'Valves' }]);
});

test('within a file a rare name is held against a frequent one', () => {
	const counts = (frequent: number, rare: number) => [
		{ name: 'Keller', rows: frequent },
		{ name: 'Keler', rows: rare },
		{ name: 'Brno', rows: 1 }
	];
	expect(resembling(counts(20, 2), [])).toEqual([['Keler', 'Keller']]);
	expect(resembling(counts(19, 2), [])).toEqual([]);
	expect(resembling(counts(9, 1), [])).toEqual([]);
	expect(resembling(counts(100, 4), [])).toEqual([]);
	expect(resembling(counts(20, 2), ['Keler'])).toEqual([['Keller', 'Keler']]);
});
