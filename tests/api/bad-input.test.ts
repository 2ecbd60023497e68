import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, startServer, type TestServer } from '../server';
import { DEFECTS, DELIVERIES, manyDeliveries } from './exports';
import { footprint, refusal } from './footprint';

let server: TestServer;
let before: unknown;

beforeAll(async () => {
	server = await startServer({ UPLOAD_LIMIT_MB: '1' });
	expect((await server.upload(DELIVERIES, { kind: 'deliveries' })).status).toBe(201);
	before = await footprint(server);
});

afterAll(async () => {
	await server.stop();
	removeFolder(server.dataDir);
});

/** The refusal, after making sure that nothing was stored and the server still answers. */
async function refused(response: Response) {
	const told = await refusal(response);
	expect(typeof told.error.message).toBe('string');
	expect(await footprint(server)).toEqual(before);
	expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
	return told;
}

const header = DELIVERIES.split('\n')[0]!;
const binary = new Uint8Array([0, 1, 2, 3, 255, 254, 0, 7].concat(Array(500).fill(0)));
const withoutPromise = 'order_id,line,delivered_date,site\nA-9,1,2026-08-03,ULM\n';
const allBad = `${header}\n${'A-9,1,soon,later,ULM,x,y\n'.repeat(3)}`;

describe('a file that cannot be taken', () => {
	it.each([
		['an unknown kind', DELIVERIES, { kind: 'invoices' }, 400, 'unknown_kind'],
		['no kind at all', DELIVERIES, {}, 400, 'unknown_kind'],
		['an empty file', '', { kind: 'deliveries' }, 422, 'empty_file'],
		['a header only', `${header}\n`, { kind: 'deliveries' }, 422, 'no_data_rows'],
		['a binary file', binary, { kind: 'deliveries' }, 422, 'not_text'],
		[
			'a spreadsheet',
			new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0]),
			{ kind: 'deliveries' },
			422,
			'unsupported_format'
		],
		['half a compressed file', gzipSync(DELIVERIES).subarray(0, 90), { kind: 'deliveries' }, 422, 'damaged_file'],
		['a sheet of what has none', DELIVERIES, { kind: 'deliveries', sheet: 'A' }, 400, 'unknown_sheet'],
		['a missing required column', withoutPromise, { kind: 'deliveries' }, 422, 'missing_required_column'],
		['nothing but bad rows', allBad, { kind: 'deliveries' }, 422, 'too_many_errors'],
		['another kind than said', DEFECTS, { kind: 'complaints' }, 422, 'missing_required_column|question'],
		['a quote that never ends', `${header}\n"A-9,1,2026-08-03\n`, { kind: 'deliveries' }, 422, 'unclosed_quote'],
		['more than may be sent', 'x'.repeat(1_000_001), { kind: 'deliveries' }, 413, 'too_large']
	])('%s', async (_, body, parameters, status, codes) => {
		const told = await refused(await server.upload(body as BodyInit, parameters));
		expect(told.status).toBe(status);
		expect(codes.split('|')).toContain(told.code);
	});

	it('tells rows, groups and issues where no row is good', async () => {
		const { error } = await refused(await server.upload(allBad, { kind: 'deliveries' }));
		expect(error.rows).toMatchObject({ read: 3, accepted: 0, rejected: 3 });
		expect(error.issueGroups).not.toEqual([]);
		expect(error.issues).not.toEqual([]);
	});

	it('counts a body whose length nobody announced', async () => {
		const chunk = new TextEncoder().encode(manyDeliveries(1000));
		const body = new ReadableStream<Uint8Array>({
			pull(controller) {
				controller.enqueue(chunk);
				if (++sent > 400) controller.close();
			}
		});
		let sent = 0;
		const told = await refused(await server.upload(body, { kind: 'deliveries' }));
		expect(told).toMatchObject({ status: 413, code: 'too_large' });
	});

	it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json'])(
		'the type %s',
		async (type) => {
			const told = await refused(await server.upload(DELIVERIES, { kind: 'deliveries' }, { 'content-type': type }));
			expect(told).toMatchObject({ status: 415, code: 'unsupported_type' });
		}
	);
});

describe('a parameter that cannot be understood', () => {
	it.each([
		[{ dryRun: 'perhaps' }, 'invalid_parameter'],
		[{ mode: 'overwrite' }, 'invalid_parameter'],
		[{ months: '2026-13' }, 'invalid_month'],
		[{ months: '2026-09..2026-08' }, 'invalid_parameter'],
		[{ mapping: 'order_id' }, 'invalid_parameter'],
		[{ mapping: [1] }, 'invalid_parameter'],
		[{ mapping: { order_id: { index: -1 } } }, 'invalid_parameter'],
		[{ fixed: { site: 7 } }, 'invalid_parameter'],
		[{ values: { status: 'open' } }, 'invalid_parameter'],
		[{ dateOrder: 'ydm' }, 'invalid_parameter'],
		[{ delimiter: 'comma' }, 'invalid_parameter'],
		[{ quote: '""' }, 'invalid_parameter'],
		[{ delimiter: ';', quote: ';' }, 'invalid_parameter'],
		[{ headerRow: '-1' }, 'invalid_parameter'],
		[{ dataDate: '2026-02-30' }, 'invalid_parameter'],
		[{ dryrun: 'true' }, 'unknown_parameter'],
		[{ "kind'; drop table imports; --": '1' }, 'unknown_parameter']
	])('of an import: %j', async (parameters, code) => {
		const told = await refused(await server.upload(DELIVERIES, { kind: 'deliveries', ...parameters }));
		expect(told).toMatchObject({ status: 400, code });
	});

	it.each([
		['kpis/no-such-kpi/series', {}, 404, 'unknown_kpi'],
		[`kpis/${encodeURIComponent("x' or '1'='1")}/series`, {}, 404, 'unknown_kpi'],
		['kpis/on-time-delivery/series', { from: 'September' }, 400, 'invalid_month'],
		['kpis/on-time-delivery/series', { by: 'moon' }, 400, 'invalid_parameter'],
		['kpis/on-time-delivery/series', { asOf: '-1' }, 400, 'invalid_parameter'],
		['kpis/on-time-delivery/series', { plant: 'ULM' }, 400, 'unknown_parameter'],
		['kpis/first-pass-yield/series', { by: 'customer' }, 422, 'dimension_not_available'],
		['kpis/on-time-delivery/series', { from: '2026-10', to: '2026-01' }, 400, 'invalid_range'],
		['kpis/on-time-delivery/series', { asOf: '999' }, 400, 'unknown_sequence'],
		['kpis/on-time-delivery/rows', { month: '2031-01' }, 404, 'unknown_month'],
		['kpis/on-time-delivery/rows', {}, 400, 'invalid_month'],
		['kpis/on-time-delivery/rows', { month: '2026-9' }, 400, 'invalid_month'],
		['kpis/on-time-delivery/rows', { month: '2026-08', limit: '0' }, 400, 'invalid_parameter'],
		['imports/4711', {}, 404, 'not_found'],
		['imports/1;drop', {}, 404, 'not_found'],
		['imports', { limit: '1e9' }, 400, 'invalid_parameter'],
		['nothing-here', {}, 404, 'not_found']
	])('of %s: %j', async (path, parameters, status, code) => {
		const told = await refused(await fetch(server.api(path, parameters)));
		expect(told).toMatchObject({ status, code });
	});

	it('a method that the call does not take', async () => {
		const told = await refused(await fetch(server.api('kpis'), { method: 'PUT' }));
		expect(told).toMatchObject({ status: 405, code: 'method_not_allowed' });
	});

	it('an undo of what is not there', async () => {
		const told = await refused(await fetch(server.api('imports/4711'), { method: 'DELETE' }));
		expect(told).toMatchObject({ status: 404, code: 'not_found' });
	});

	it('a filter that looks like SQL or HTML finds nothing and harms nothing', async () => {
		for (const site of [`x' or 1=1 --`, '<script>alert(1)</script>', '%', '\\', 'ß', 'U\u0000LM']) {
			const response = await fetch(
				server.api('kpis/on-time-delivery/series', { site, from: '2026-08', to: '2026-08' })
			);
			expect(response.status).toBe(200);
			const { points } = (await response.json()) as { points: { n: number }[] };
			expect(points.reduce((sum, point) => sum + point.n, 0)).toBe(0);
		}
		expect(await footprint(server)).toEqual(before);
	});
});
