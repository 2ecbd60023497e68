import { test as base, expect, type Page } from '@playwright/test';
import { removeFolder, startServer, type TestServer } from '../server';

interface PerWorker {
	/** A server that shows the sample organisation; not to be changed by a flow. */
	sample: TestServer;
}
interface PerTest {
	/** A server with an own, empty store. */
	empty: TestServer;
	/** A server as it first comes up, with the sample and nothing else; free to change. */
	fresh: TestServer;
	/** Requests to any other host than ours, and what the browser's console complained of. */
	complaints: string[];
}

/** Lends a server for as long as it is used, and clears up whatever became of the flow. */
async function serving(environment: Record<string, string>, use: (server: TestServer) => Promise<void>): Promise<void> {
	const server = await startServer(environment);
	await use(server);
	await server.stop();
	removeFolder(server.dataDir);
}

export const test = base.extend<PerTest, PerWorker>({
	sample: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to see what a fixture needs
		async ({}, use) => {
			await serving({ SAMPLE: 'on' }, use);
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	empty: [
		// eslint-disable-next-line no-empty-pattern -- as above
		async ({}, use) => {
			await serving({}, use);
		},
		{ timeout: 120_000 }
	],
	fresh: [
		// eslint-disable-next-line no-empty-pattern -- as above
		async ({}, use) => {
			await serving({ SAMPLE: 'on' }, use);
		},
		{ timeout: 120_000 }
	],
	complaints: [
		async ({ page }, use) => {
			const complaints: string[] = [];
			page.on('request', (request) => {
				const { hostname, protocol } = new URL(request.url());
				if (protocol.startsWith('http') && hostname !== '127.0.0.1') complaints.push(`asked ${request.url()}`);
			});
			page.on('response', (response) => {
				if (response.status() >= 500) complaints.push(`${response.status()} from ${response.url()}`);
			});
			page.on('pageerror', (error) => complaints.push(`threw ${error.message}`));
			page.on('console', (message) => {
				// A refusal is an answer that flows ask for; the browser notes its status, which is watched above.
				const noted = message.text().startsWith('Failed to load resource: the server responded with a status of 4');
				// A flow's own server goes before its page does, which may still be asking for something.
				const late = message.text() === 'Failed to load resource: net::ERR_CONNECTION_REFUSED';
				const heard = message.type() === 'error' || message.type() === 'warning';
				if (heard && !noted && !late) complaints.push(message.text());
			});
			await use(complaints);
			expect(complaints).toEqual([]);
		},
		{ auto: true }
	]
});

export { expect };

/** Orders promised over 14 months, thirty a month, one in ten late; four a month in the last three. */
export function ordersCsv(): string {
	const lines = ['Order No;Line;Promised date;Delivered date;Plant;Customer'];
	for (let month = 0; month < 14; month++) {
		const [year, number] = month < 5 ? [2025, 8 + month] : [2026, month - 4];
		const name = `${year}-${String(number).padStart(2, '0')}`;
		for (let order = 0; order < 30; order++) {
			const late = order % 10 === 0 || (month >= 10 && month < 13 && order % 10 === 5);
			const open = name === '2026-09' && order > 20;
			const delivered = open ? '' : `${name}-${late ? '18' : '14'}`;
			lines.push(`SO-${month}-${order};10;${name}-${open ? '30' : '15'};${delivered};Ulm;Nordwind`);
		}
	}
	return [...lines, ''].join('\n');
}

/** Chooses a file on the Data page and waits for what it would change. */
export async function choose(page: Page, server: TestServer, name: string, text: string): Promise<void> {
	await page.goto(`${server.url}/data`);
	await page.getByLabel('Choose a file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
	await expect(page.getByRole('button', { name: /^Save/ })).toBeVisible();
}
