import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, startServer, type TestServer } from '../server';
import { DELIVERIES } from './exports';

const TOKEN = 'a-token-for-the-night-job';
let server: TestServer;

beforeAll(async () => {
	server = await startServer({ ADMIN_TOKEN: TOKEN });
});

afterAll(async () => {
	await server.stop();
	removeFolder(server.dataDir);
});

/** As a program could send it: any Host, any Origin. `fetch` would not let us. */
function send(method: string, path: string, headers: Record<string, string>, body = ''): Promise<[number, string]> {
	return new Promise((resolve, reject) => {
		const url = new URL(path, server.url);
		const sent = request(url, { method, headers }, (response) => {
			let text = '';
			response.on('data', (chunk) => (text += String(chunk)));
			response.on('end', () => resolve([response.statusCode ?? 0, text]));
		});
		sent.on('error', reject);
		sent.end(body);
	});
}

describe('foreign names and origins', () => {
	it.each(['/', '/data', '/api/v1/kpis', '/healthz'])('%s does not answer under a foreign name', async (path) => {
		const [status, text] = await send('GET', path, { host: 'rebound.example:3000' });
		expect(status).toBe(403);
		expect(text).toContain('foreign_host');
	});

	it.each(['http://evil.example', 'http://localhost:9', 'null'])('a write from %s is refused', async (origin) => {
		const headers = { origin, 'content-type': 'text/csv' };
		const [status] = await send('POST', '/api/v1/imports?kind=deliveries', headers, DELIVERIES);
		expect(status).toBe(403);
		const plain = { origin, 'content-type': 'text/plain' };
		expect((await send('POST', '/api/v1/imports?kind=deliveries', plain, DELIVERIES))[0]).toBe(403);
		const form = { origin, 'content-type': 'application/x-www-form-urlencoded' };
		expect((await send('POST', '/organisation', form, 'open=own'))[0]).toBe(403);
		expect(await (await fetch(server.api('imports'))).json()).toMatchObject({ total: 0 });
	});
});

describe('the token of the service account', () => {
	it('is accepted, and named in the history', async () => {
		const headers = { authorization: `Bearer ${TOKEN}` };
		const response = await server.upload(DELIVERIES, { kind: 'deliveries' }, headers);
		expect(response.status).toBe(201);
		expect(await response.json()).toMatchObject({ actor: 'Service account' });
	});

	it('is refused when wrong, and never written to the log', async () => {
		const response = await fetch(server.api('kpis'), { headers: { authorization: 'Bearer not-this-one-at-all' } });
		expect(response.status).toBe(401);
		expect(server.said()).not.toContain(TOKEN);
	});
});

describe('what every page says to the browser', () => {
	it('lets nothing but our own code run, and no other host be asked', async () => {
		const response = await fetch(server.url);
		const policy = response.headers.get('content-security-policy') ?? '';
		expect(policy).toMatch(/script-src 'self' 'nonce-[^']+'/);
		expect(policy).toContain("default-src 'self'");
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
		const html = await response.text();
		for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) expect(tag).toMatch(/nonce=|src=/);
		expect(html).not.toMatch(/(src|href)="https?:/);
	});

	it('hands files out with their type only', async () => {
		const html = await (await fetch(server.url)).text();
		const asset = /_app\/immutable\/[^"]+\.js/.exec(html)?.[0];
		const response = await fetch(`${server.url}/${asset}`);
		expect(response.status).toBe(200);
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
	});
});
