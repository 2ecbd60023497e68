import { afterAll, beforeAll, expect, it } from 'vitest';
import { removeFolder, startServer, type TestServer } from '../server';

const CELLS = [
	`'; drop table deliveries; --`,
	'<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	`=cmd|' /C calc'!A0`,
	'{{7*7}}#{7*7}',
	'"quoted", and comma'
];
const csvOf = (cells: string[]) =>
	['order_id,line,promised_date,delivered_date,site,customer', ...cells.map(lineOf), ''].join('\n');
const lineOf = (cell: string, index: number) =>
	`H-${index},1,2026-08-03,2026-08-03,ULM,"${cell.replaceAll('"', '""')}"`;

let server: TestServer;

beforeAll(async () => {
	server = await startServer();
	expect((await server.upload(csvOf(CELLS), { kind: 'deliveries', name: '<b>orders</b>.csv' })).status).toBe(201);
});

afterAll(async () => {
	await server.stop();
	removeFolder(server.dataDir);
});

it('keeps every cell as it stood', async () => {
	const response = await fetch(server.api('imports/1/rows'));
	const { rows } = (await response.json()) as { rows: { customer: string; line: unknown }[] };
	expect(rows.map((row) => row.customer)).toEqual(CELLS);
});

it('draws none of them as markup', async () => {
	for (const path of ['/', '/data', '/data/1', '/kpi/on-time-delivery', '/kpi/on-time-delivery/rows?month=2026-08']) {
		const response = await fetch(server.url + path);
		expect([path, response.status]).toEqual([path, 200]);
		const html = await response.text();
		expect(html).not.toContain('<script>alert');
		expect(html).not.toContain('<img src=x');
		expect(html).not.toContain('<b>orders');
	}
});

it('hands a spreadsheet no formula', async () => {
	const response = await fetch(server.api('kpis/on-time-delivery/rows', { month: '2026-08' }), {
		headers: { accept: 'text/csv' }
	});
	const csv = await response.text();
	expect(csv).toContain('cmd|');
	expect(csv).not.toMatch(/(^|[,"\n])[=+@]cmd/m);
});
