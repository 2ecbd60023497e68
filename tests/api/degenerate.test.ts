import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, startServer, temporaryFolder, type TestServer } from '../server';
import { COMPLAINTS, DEFECTS, DELIVERIES, VOLUMES } from './exports';

// What a chart is seldom drawn for: nothing, one month, all zero, nothing to divide by, gaps, one site, thousands of
// products. No page may break on it, and none may show what a number is not.

type Files = Partial<Record<'deliveries' | 'defects' | 'complaints' | 'volumes', string>>;

const month = (index: number): string => new Date(Date.UTC(2024, index, 1)).toISOString().slice(0, 7);
const HEADER = 'order_id,line,promised_date,delivered_date,site,customer,product';
const order = (id: number, at: string, delivered: string, product = 'P-1') =>
	`A-${id},1,${at}-10,${delivered},ULM,Nordwind,${product}`;
/** Orders of months, by index, delivered on a day; '' is open. */
const orders = (months: number[], day: string, each = 3): string =>
	[
		HEADER,
		...months.flatMap((index) =>
			Array.from({ length: each }, (_, n) => order(index * 100 + n, month(index), day && `${month(index)}-${day}`))
		),
		''
	].join('\n');
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const volumes = (row: string): string =>
	[
		'month,site,units_entered,units_ok_first_time,units_inspected',
		...range(26).map((at) => `${month(at)},${row}`),
		''
	].join('\n');

const CASES: Record<string, Files> = {
	'nothing at all': {},
	'one month': { deliveries: DELIVERIES, defects: DEFECTS, complaints: COMPLAINTS, volumes: VOLUMES },
	'all late': { deliveries: orders(range(26), '20') },
	'all in time': { deliveries: orders(range(26), '01') },
	'all open': { deliveries: orders(range(26), '') },
	'nothing to divide by': { volumes: volumes('ULM,0,0,0'), defects: DEFECTS },
	'zero everywhere': { volumes: volumes('ULM,100,100,100'), deliveries: orders(range(26), '01') },
	'gaps, and a first month long ago': { deliveries: orders([0, 1, 5, 6, 7, 19, 20, 24], '20', 1) },
	'five thousand products': {
		deliveries: [
			HEADER,
			...range(15_000).map((at) => order(at, month(at % 26), `${month(at % 26)}-0${1 + (at % 3)}`, `P-${at % 5000}`)),
			''
		].join('\n')
	}
};

const NO_NUMBER = /\b(NaN|undefined|Infinity|null)\b/;

/** What a reader sees: text, labels and titles, without scripts and styles. */
function seen(html: string): string {
	const body = html.slice(html.indexOf('<body')).replace(/<(script|style)\b[^]*?<\/\1>/g, '');
	const spoken = [...body.matchAll(/\s(?:aria-label|title|d|cx|cy|x|y|points)="([^"]*)"/g)].map(([, text]) => text);
	return [body.replace(/<[^>]*>/g, ' '), ...spoken].join('\n');
}

describe.each(Object.keys(CASES))('with %s', (name) => {
	const dataDir = temporaryFolder();
	let server: TestServer;
	let kpis: string[] = [];

	beforeAll(async () => {
		server = await startServer({ DATA_DIR: dataDir });
		for (const [kind, csv] of Object.entries(CASES[name]!))
			expect((await server.upload(csv, { kind })).status).toBe(201);
		const catalogue = (await (await fetch(server.api('kpis'))).json()) as { kpis: { id: string }[] };
		kpis = catalogue.kpis.map(({ id }) => id);
	}, 120_000);
	afterAll(async () => {
		await server.stop();
		removeFolder(dataDir);
	});

	const look = async (address: string) => {
		const response = await fetch(`${server.url}${address}`);
		expect(response.status, address).toBe(200);
		expect(seen(await response.text()), address).not.toMatch(NO_NUMBER);
	};

	it('every page shows', { timeout: 120_000 }, async () => {
		expect(kpis.length).toBeGreaterThan(30);
		for (const address of ['/', '/?site=ULM', '/data', ...kpis.map((kpi) => `/kpi/${kpi}`)]) await look(address);
	});
	it('so do the splits and parts of a KPI', async () => {
		for (const by of ['site', 'product', 'customer']) await look(`/kpi/on-time-delivery?by=${by}&site=ULM`);
	});
	it('so does every look at what can be explored', { timeout: 120_000 }, async () => {
		const { subjects } = (await (await fetch(server.api('explore/subjects'))).json()) as { subjects: { id: string }[] };
		for (const { id } of subjects)
			for (const more of ['', '&split=site&from=2026-01&to=2026-02&against=2025-01..2025-02&site=ULM'])
				await look(`/explore?of=${id}${more}`);
	});
	it('the API tells every series in numbers', { timeout: 60_000 }, async () => {
		for (const kpi of kpis) {
			const response = await fetch(server.api(`kpis/${kpi}/series`));
			expect(response.status, kpi).toBe(200);
			expect(await response.text(), kpi).not.toMatch(/NaN|Infinity/);
		}
	});
});
