import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Draft } from '../../src/lib/import/draft';
import { openapi } from '../../src/routes/api/v1/openapi';
import type { Operation } from '../../src/routes/api/v1/openapi-parts';
import { removeFolder, startServer, type TestServer } from '../server';
import { COMPLAINTS, DEFECTS, DELIVERIES, VOLUMES } from './exports';

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const ajv = new Ajv({ strict: false, allErrors: true, formats: { date: /^\d{4}-\d\d-\d\d$/, 'date-time': DATE_TIME } });
ajv.addSchema(openapi, 'verdict');

let server: TestServer;
/** operationId and status of every answer that was held against its schema. */
const seen = new Set<string>();

beforeAll(async () => {
	server = await startServer({ UPLOAD_LIMIT_MB: '1' });
});

afterAll(async () => {
	await server.stop();
	removeFolder(server.dataDir);
});

const operations = Object.entries(openapi.paths).flatMap(([path, methods]) =>
	Object.entries(methods).map(([method, operation]) => ({ path, method, operation: operation as Operation }))
);

/** Holds one answer against what the document says of its operation and status. */
async function hold(operationId: string, response: Response): Promise<unknown> {
	const found = operations.find(({ operation }) => operation.operationId === operationId);
	if (!found) throw new Error(`the document has no operation ${operationId}`);
	const status = String(response.status);
	expect(Object.keys(found.operation.responses), `${operationId} ${status}`).toContain(status);
	seen.add(`${operationId} ${status}`);
	const type = response.headers.get('content-type')?.split(';')[0] ?? '';
	const pointer = ['paths', found.path, found.method, 'responses', status, 'content', type, 'schema'];
	const escaped = pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
	const validate = ajv.getSchema(`verdict#/${escaped.join('/')}`);
	if (!validate) throw new Error(`${operationId} ${status} says nothing of ${type}`);
	const body: unknown = type === 'application/json' ? await response.json() : await response.text();
	void validate(body);
	expect(validate.errors ?? [], `${operationId} ${status}`).toEqual([]);
	return body;
}

const get = (operationId: string, path: string, parameters = {}, headers = {}) =>
	fetch(server.api(path, parameters), { headers }).then((response) => hold(operationId, response));
const post = (csv: string, parameters: Record<string, unknown>, headers?: Record<string, string>) =>
	server.upload(csv, parameters, headers).then((response) => hold('createImport', response));
const undo = (id: number) =>
	fetch(server.api(`imports/${id}`), { method: 'DELETE' }).then((response) => hold('undoImport', response));

const partlyBad = `${DELIVERIES}A-8,1,never,2026-08-01,ULM,Keller,P-1\nA-9,1,2026-08-01,2036-08-01,ULM,Keller,P-1\n`;

/** Thirty lines a month for two years, three or four of them late. */
function twoYears(): string {
	const rows = Array.from({ length: 24 * 30 }, (_, at) => {
		const [month, line] = [Math.floor(at / 30), at % 30];
		const name = `${2024 + Math.floor((month + 7) / 12)}-${String(((month + 7) % 12) + 1).padStart(2, '0')}`;
		return `K-${at},1,${name}-10,${name}-${line < 3 + (month % 2) ? '14' : '09'},KIEL,Keller,P-1`;
	});
	return [DELIVERIES.split('\n')[0], ...rows, ''].join('\n');
}

/** Files of routes that are calls: all below api/v1, and the probes. */
const routeFiles = (): string[] =>
	readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
		.map((file) => file.replaceAll('\\', '/'))
		.filter((file) => /^(api\/v1|healthz|readyz)\b.*\+server\.ts$/.test(file))
		.map((file) => join('src/routes', file));

describe('the document', () => {
	it('names every route of the API, and no other', () => {
		const routes = routeFiles().flatMap((file) => {
			const path = file
				.replace('src/routes', '')
				.replace('/+server.ts', '')
				.replaceAll(/\[(\w+)\]/g, '{$1}');
			const methods = [
				...readFileSync(file, 'utf8').matchAll(/export (?:const|async function|function) (GET|POST|PATCH|DELETE)\b/g)
			];
			return methods.map(([, method]) => `${method} ${path}`);
		});
		expect(operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort()).toEqual(routes.sort());
	});

	it('is served', async () => {
		expect(await get('getDescription', 'openapi.json')).toEqual(JSON.parse(JSON.stringify(openapi)));
	});

	it('refers to nothing that is not there', () => {
		for (const [, name] of JSON.stringify(openapi).matchAll(/#\/components\/schemas\/(\w+)/g))
			expect(Object.keys(openapi.components.schemas)).toContain(name);
	});
});

describe('the answers', () => {
	it('of imports', async () => {
		await post(DELIVERIES, { kind: 'deliveries', dryRun: true });
		await post(partlyBad, { kind: 'deliveries', name: 'orders.csv', reason: 'first try' });
		await post(DEFECTS, { kind: 'defects' });
		await post(COMPLAINTS, { kind: 'complaints' });
		await post(VOLUMES, { kind: 'volumes' });
		await post('', { kind: 'deliveries' });
		await post(DELIVERIES, { kind: 'nothing' });
		await post('x'.repeat(1_000_001), { kind: 'deliveries' });
		await post(DELIVERIES, { kind: 'deliveries' }, { 'content-type': 'application/json' });
		await get('listImports', 'imports');
		await get('listImports', 'imports', { kind: 'defects', limit: 1 });
		await get('listImports', 'imports', { limit: 0 });
		await get('getImport', 'imports/1');
		await get('getImport', 'imports/99');
		await get('listIssues', 'imports/1/issues');
		await get('listIssues', 'imports/99/issues');
		await get('getRejected', 'imports/1/rejected.csv');
		await get('getRejected', 'imports/99/rejected.csv');
		await get('listImportRows', 'imports/1/rows');
		await get('listImportRows', 'imports/1/rows', {}, { accept: 'text/csv' });
		await get('listImportRows', 'imports/99/rows');
	});

	it('of drafts', async () => {
		const call = (operationId: string, method: string, path: string, body?: string, type = 'application/json') =>
			fetch(server.api('drafts') + path, {
				method,
				body,
				headers: body === undefined ? {} : { 'content-type': type }
			}).then((response) => hold(operationId, response)) as Promise<Draft>;
		const settled = async (id: string): Promise<Draft> => {
			const draft = await call('getDraft', 'GET', `/${id}`);
			return ['checking', 'saving'].includes(draft.state) ? settled(id) : draft;
		};
		const { id } = await call('createDraft', 'POST', '?name=more.csv', partlyBad, 'text/csv');
		await call('createDraft', 'POST', '', '', 'text/csv');
		await call('createDraft', 'POST', '', 'x', 'application/json');
		await call('createDraft', 'POST', '', 'x'.repeat(1_000_001), 'text/csv');
		await call('createDraft', 'POST', '?as=x', DEFECTS, 'text/csv');
		await call('saveDraft', 'POST', `/${id}/save`, '{}');
		await call('checkDraft', 'POST', `/${id}/check`, '{"kind":"complaints"}');
		expect((await settled(id)).state).toBe('refused');
		const choices = { mode: 'replace', months: { from: '2026-08', to: '2026-08' }, sites: ['ULM'], quote: 'none' };
		await call('checkDraft', 'POST', `/${id}/check`, JSON.stringify({ kind: 'deliveries', choices }));
		await call('listDrafts', 'GET', '');
		await call('getDraftHead', 'GET', `/${id}/head`);
		expect((await settled(id)).state).toBe('checked');
		await call('getDraftRejected', 'GET', `/${id}/rejected.csv`);
		await call('cancelDraft', 'POST', `/${id}/cancel`, '{}');
		await call('saveDraft', 'POST', `/${id}/save`, '{}');
		expect((await settled(id)).state).toBe('saved');
		await call('checkDraft', 'POST', `/${id}/check`, '{}');
		await call('getDraftHead', 'GET', `/${id}/head`);
		await call('discardDraft', 'DELETE', `/${id}`);
		for (const [operation, method, path] of [
			['getDraft', 'GET', ''],
			['discardDraft', 'DELETE', ''],
			['checkDraft', 'POST', '/check'],
			['saveDraft', 'POST', '/save'],
			['cancelDraft', 'POST', '/cancel'],
			['getDraftHead', 'GET', '/head'],
			['getDraftRejected', 'GET', '/rejected.csv']
		] as const)
			await call(operation, method, `/${id}${path}`);
	});

	it('of KPIs', async () => {
		const { kpis } = (await get('listKpis', 'kpis')) as { kpis: { id: string; dimensions: string[] }[] };
		expect(kpis.length).toBeGreaterThanOrEqual(13);
		for (const { id, dimensions } of kpis) {
			await get('getSeries', `kpis/${id}/series`);
			for (const by of dimensions) await get('getSeries', `kpis/${id}/series`, { by });
			await get('listKpiRows', `kpis/${id}/rows`, { month: '2026-08' });
		}
		await get('getSeries', 'kpis/L1/series', { format: 'csv' });
		await get('getSeries', 'kpis/L1/series', { from: '2026-01', to: '2026-09', site: 'ULM', by: 'product', asOf: 3 });
		await get('getSeries', 'kpis/L1/series', { by: 'moon' });
		await get('getSeries', 'kpis/no-such/series');
		const span = { from: '2026-08', to: '2026-08' };
		await get('getComparison', 'kpis/L1/comparison', { ...span, by: 'customer' });
		await get('getComparison', 'kpis/L1/comparison', { ...span, by: 'customer', site: 'nowhere' });
		await get('getComparison', 'kpis/L5/comparison', { ...span, by: 'site' });
		await get('getComparison', 'kpis/L1/comparison', span);
		for (const { id } of kpis) await get('getPeriods', `kpis/${id}/periods`);
		await get('getPeriods', 'kpis/L1/periods', { site: 'ULM', asOf: 3 });
		await get('getPeriods', 'kpis/L1/periods', { supplier: 'x' });
		await get('getPeriods', 'kpis/no-such/periods');
		await get('getPeriods', 'kpis/L1/periods', { month: '2026-08' });
		const periods = { period: '2026-08', against: '2026-06..2026-07' };
		for (const { id } of kpis) await get('getChange', `kpis/${id}/change`, periods);
		await get('getChange', 'kpis/L1/change', { ...periods, site: 'ULM', product: 'P-1', asOf: 3 });
		await get('getChange', 'kpis/L1/change', { ...periods, against: '2026-07..2026-08' });
		await get('getChange', 'kpis/no-such/change', periods);
		await get('getAgeing', 'kpis/L5/ageing', { month: '2026-08' });
		await get('getAgeing', 'kpis/L1/ageing', { month: '2026-08' });
		await get('listKpiRows', 'kpis/L1/rows', { month: '2026-08', part: 'missed' });
		await get('listKpiRows', 'kpis/L1/rows', { month: '2026-08' }, { accept: 'text/csv' });
		await get('listKpiRows', 'kpis/no-such/rows', { month: '2026-08' });
		await get('listKpiRows', 'kpis/L1/rows');
	});

	it('of KPIs of one’s own', async () => {
		const send = (operationId: string, method: string, path: string, body?: object) =>
			fetch(server.api(`kpis${path}`), {
				method,
				body: body && JSON.stringify(body),
				headers: { 'content-type': 'application/json' }
			}).then((response) => hold(operationId, response)) as Promise<{ id: string; code: string }>;
		const survey = { name: 'Satisfaction', form: 'value', direction: 'up', unit: 'points', owner: 'Petra' };
		const target = { target: 7.5, targetFrom: '2026-01', targetSource: 'Policy' };
		const { id, code } = await send('declareKpi', 'POST', '', { ...survey, ...target });
		expect([id, code]).toEqual(['satisfaction', 'O1']);
		await send('declareKpi', 'POST', '', survey);
		await send('declareKpi', 'POST', '', { ...survey, form: 'mood' });
		await send('declareKpi', 'POST', '', { ...survey, summed: 'yes' });
		await send('declareKpi', 'POST', '', { name: 'Closed', form: 'share', direction: 'up' });
		await post('KPI,Month,Site,Value\nO1,2026-08,ULM,8\nO1,2026-08,,7.5\nL1,2026-06,,91.2\n', { kind: 'measures' });
		await post('KPI,Month,Numerator,Denominator\nclosed,2026-08,8,9\nJoy,2026-08,1,2\n', { kind: 'measures' });
		await post('KPI,Month,Value\nO1,2026-07,7\n', { kind: 'measures', dryRun: true });
		for (const kpi of ['O1', 'O2', 'L1']) {
			await get('getSeries', `kpis/${kpi}/series`);
			await get('getSeries', `kpis/${kpi}/series`, { by: 'site' });
			await get('listKpiRows', `kpis/${kpi}/rows`, { month: '2026-08' });
		}
		await get('listKpis', 'kpis');
		await send('alterKpi', 'PATCH', '/O1', { unit: 'stars', process: 'Sales' });
		await send('alterKpi', 'PATCH', '/O1', { form: 'share' });
		await send('alterKpi', 'PATCH', '/L1', { name: 'Mine' });
		await send('alterKpi', 'PATCH', '/nobody', { name: 'Mine' });
		await send('alterKpi', 'PATCH', '/O1', { id: 'other' });
		await send('withdrawKpi', 'DELETE', '/O2');
		await send('withdrawKpi', 'DELETE', '/O2');
		await send('withdrawKpi', 'DELETE', '/L1');
	});

	it('of what is said of a KPI and how it is judged', async () => {
		const send = (operationId: string, method: string, path: string, body?: object) =>
			fetch(server.api(`kpis/${path}`), {
				method,
				body: body && JSON.stringify(body),
				headers: { 'content-type': 'application/json' }
			}).then((response) => hold(operationId, response)) as Promise<{ id: number }>;
		const note = { month: '2026-08', text: 'second carrier' };
		for (const [one, many, more] of [
			['Phase', 'phases', { reason: 'decision' }],
			['Exclusion', 'exclusions', { site: 'ULM' }],
			['Annotation', 'annotations', { site: null }],
			['Comment', 'comments', { doing: 'look' }]
		] as const) {
			const { id } = await send(`create${one}`, 'POST', `L1/${many}`, { ...note, ...more });
			const said = await send(`create${one}`, 'POST', `L1/${many}`, { ...note, ...more, text: 'third carrier' });
			await get(`list${one}s`, `kpis/L1/${many}`);
			await get(`list${one}s`, `kpis/L1/${many}`, { asOf: id });
			await get(`list${one}s`, `kpis/no-such/${many}`);
			await get(`list${one}s`, `kpis/L1/${many}`, { at: 1 });
			await get('getSeries', 'kpis/L1/series', { site: 'ULM' });
			await send(`withdraw${one}`, 'DELETE', `L1/${many}/${said.id}`);
			await send(`withdraw${one}`, 'DELETE', `L1/${many}/${said.id}`);
			await send(`withdraw${one}`, 'DELETE', `L1/${many}/9999`);
			await send(`create${one}`, 'POST', `L1/${many}`, { ...note, ...more, month: '2027-01' });
			await send(`create${one}`, 'POST', `L1/${many}`, { ...note, ...more, site: 'Atlantis' });
			await send(`create${one}`, 'POST', `L1/${many}`, { ...note, ...more, mood: 'good' });
			await send(`create${one}`, 'POST', `L1/${many}`, []);
		}
		await send('setRules', 'POST', 'L1/rules', { rules: 'nelson', reason: 'Handbook' });
		await send('setRules', 'POST', 'L1/rules', { rules: 'mine', reason: 'x' });
		await send('setRules', 'POST', 'L5/rules', { rules: 'nelson', reason: 'x' });
		await get('getRules', 'kpis/L1/rules');
		await get('getSeries', 'kpis/L1/series');
		await send('withdrawRules', 'DELETE', 'L1/rules');
		await send('withdrawRules', 'DELETE', 'L1/rules');
		await post(twoYears(), { kind: 'deliveries', name: 'years.csv' });
		await get('getSeries', 'kpis/L1/series', { site: 'KIEL' });
		const { forecast } = (await get('getForecast', 'kpis/L1/forecast', { site: 'KIEL' })) as { forecast: unknown };
		expect(forecast).not.toBeNull();
		for (const kpi of ['L1', 'L5', 'no-such']) {
			await get('getForecast', `kpis/${kpi}/forecast`);
			await get('getSuggestedPhase', `kpis/${kpi}/suggested-phase`);
		}
		await get('getForecast', 'kpis/L5/forecast', { supplier: 'x' });
	});

	it('of looks, and of those that are kept', async () => {
		for (const of of ['L1', 'C2', 'C3', 'C4', 'D8', 'deliveries', 'volumes']) {
			const look = { of, split: 'site', from: '2026-01', to: '2026-09', against: '2025-01..2025-09' };
			await get('explore', 'explore', look);
			await get('exploreRows', 'explore/rows', look);
			await get('exploreFacet', 'explore/facets/site', look);
			await get('exploreFacet', 'explore/facets/month', look);
		}
		await get('explore', 'explore');
		await get('listSubjects', 'explore/subjects');
		await get('listSubjects', 'explore/subjects', { moon: 1 });
		for (const look of [{ of: 'Q1' }, { of: 'moon' }, { moon: 1 }]) await get('explore', 'explore', look);
		await get('exploreRows', 'explore/rows', { limit: 1, sort: 'moon' });
		await get('exploreRows', 'explore/rows', { limit: 1, sort: 'measure' });
		await get('exploreRows', 'explore/rows', {}, { accept: 'text/csv' });
		await get('exploreFacet', 'explore/facets/site', { of: 'deliveries' }, { accept: 'text/csv' });
		await get('exploreFacet', 'explore/facets/moon');
		await get('exploreFacet', 'explore/facets/measure');
		const send = (operationId: string, method: string, path: string, body?: object) =>
			fetch(server.api(path), {
				method,
				body: body && JSON.stringify(body),
				headers: { 'content-type': 'application/json' }
			}).then((response) => hold(operationId, response)) as Promise<{ id: number }>;
		const { id } = await send('saveView', 'POST', 'views', { name: 'Ulm', query: '?of=L1&site=ULM' });
		await send('saveView', 'POST', 'views', { name: 'Ulm', query: '' });
		await send('saveView', 'POST', 'views', { name: '', query: '' });
		await send('saveView', 'POST', 'views', { name: 'x', query: '?moon=1' });
		await get('listViews', 'views');
		await send('renameView', 'POST', `views/${id}`, { name: 'At Ulm' });
		await send('renameView', 'POST', 'views/x', { name: 'At Ulm' });
		await send('deleteView', 'DELETE', `views/${id}`);
		await send('deleteView', 'DELETE', `views/${id}`);
	});

	it('of an undo, and of the probes', async () => {
		await undo(1);
		await undo(1);
		await undo(99);
		await hold('getHealth', await fetch(`${server.url}/healthz`));
		await hold('getReadiness', await fetch(`${server.url}/readyz`));
	});

	it('were seen of every operation', () => {
		const called = new Set([...seen].map((one) => one.split(' ')[0]));
		for (const { operation } of operations) expect(called).toContain(operation.operationId);
		expect(seen).toContain('undoImport 409');
		for (const one of ['Phase', 'Exclusion', 'Annotation', 'Comment']) expect(seen).toContain(`withdraw${one} 409`);
		for (const one of ['alterKpi 409', 'withdrawKpi 409', 'declareKpi 409']) expect(seen).toContain(one);
		expect(seen).toContain('createImport 413');
		expect(seen).toContain('createImport 422');
	});
});
