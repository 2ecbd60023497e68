import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, startServer, temporaryFolder, type TestServer } from '../server';
import { draftCalls } from './draft-calls';
import { DELIVERIES } from './exports';

const dataDir = temporaryFolder();
const start = (time: string) => startServer({ DATA_DIR: dataDir, SAMPLE: 'on', FIXED_TIME: time });
let server: TestServer;

interface History {
	total: number;
	imports: { name: string; dataDate: string; actor: string; rows: { rejected: number } }[];
}
const history = async (): Promise<History> =>
	(await (await fetch(server.api('imports', { limit: 1000 }))).json()) as History;

beforeAll(async () => {
	server = await start('2026-09-20T00:30:00Z');
}, 120_000);

afterAll(async () => {
	await server.stop();
	removeFolder(dataDir);
});

describe('the sample organisation', () => {
	it('is there at the first start, whole, and ends in the month in progress', async () => {
		const { total, imports } = await history();
		expect(total).toBeGreaterThan(25);
		expect(imports.every(({ rows }) => rows.rejected === 0)).toBe(true);
		expect(imports.every(({ dataDate }) => dataDate <= '2026-09-20')).toBe(true);
		expect(imports.some(({ dataDate }) => dataDate.startsWith('2026-09'))).toBe(true);
		const { points } = (await (await fetch(server.api('kpis/L1/series'))).json()) as {
			points: { month: string; state: string; n: number }[];
		};
		expect(points.at(-1)).toMatchObject({ month: '2026-09', state: 'in_progress' });
		expect(points.length).toBeGreaterThanOrEqual(36);
	});

	it('restates a closed month by the file that came late', async () => {
		const response = await fetch(server.api('kpis/L1/series', { site: 'Ulm' }));
		const { points } = (await response.json()) as { points: { month: string; state: string }[] };
		expect(points.filter(({ state }) => state === 'restated').map(({ month }) => month)).toEqual(['2026-06']);
	});

	it('is not loaded again by a second start, which answers within three seconds', async () => {
		const before = await history();
		await server.stop();
		const started = performance.now();
		server = await start('2026-09-20T00:30:00Z');
		expect((await fetch(server.url)).status).toBe(200);
		expect(performance.now() - started).toBeLessThan(3000);
		expect(await history()).toEqual(before);
	});

	it('moves on with the month', { timeout: 120_000 }, async () => {
		await server.stop();
		server = await start('2026-10-05T00:30:00Z');
		const { imports } = await history();
		expect(imports.some(({ dataDate }) => dataDate.startsWith('2026-10'))).toBe(true);
	});

	it('stays as it is once somebody has worked on it', { timeout: 120_000 }, async () => {
		expect((await server.upload(DELIVERIES, { kind: 'deliveries', name: 'mine.csv' })).status).toBe(201);
		const before = await history();
		await server.stop();
		server = await start('2026-11-05T00:30:00Z');
		expect(await history()).toEqual(before);
	});

	it('never mixes with the own data', async () => {
		const form = (open: string) =>
			fetch(`${server.url}/organisation`, {
				method: 'POST',
				headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
				body: `open=${open}`,
				redirect: 'manual'
			});
		const { id } = await draftCalls(() => server).upload(DELIVERIES);
		expect((await form('own')).status).toBe(303);
		expect(await history()).toMatchObject({ total: 0 });
		expect(await draftCalls(() => server).list()).toEqual([]);
		expect((await draftCalls(() => server).call('GET', `/${id}`)).status).toBe(404);
		const looking = (await form('sample')).headers.get('set-cookie')?.split(';')[0] ?? '';
		const seen = await fetch(server.api('imports'), { headers: { cookie: looking } });
		expect(((await seen.json()) as History).total).toBeGreaterThan(25);
		expect((await draftCalls(() => server, { cookie: looking }).list()).map((draft) => draft.id)).toEqual([id]);
		expect(await history()).toMatchObject({ total: 0 });
	});
});
