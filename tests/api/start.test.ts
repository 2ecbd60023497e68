import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusedStart, removeFolder, startServer, temporaryFolder } from '../server';
import { DELIVERIES } from './exports';

let dataDir: string;

beforeEach(() => {
	dataDir = temporaryFolder();
});

afterEach(() => removeFolder(dataDir));

describe('the start', () => {
	it('refuses any host but this machine, and touches nothing', async () => {
		const { code, said } = await refusedStart({ DATA_DIR: join(dataDir, 'new'), HOST: '0.0.0.0' });
		expect(code).toBe(1);
		expect(said).toContain('HOST=0.0.0.0');
		expect(said).toContain('only serves this machine');
		expect(said).not.toContain('    at ');
		expect(existsSync(join(dataDir, 'new'))).toBe(false);
	});

	it('lists all mistakes of the environment at once', async () => {
		const { said } = await refusedStart({ DATA_DIR: dataDir, PORT: 'http', SAMPLE: 'maybe', ADMIN_TOKEN: 'short-one' });
		expect(said).toMatch(/PORT=http[^]*SAMPLE=maybe[^]*ADMIN_TOKEN/);
		expect(said).not.toContain('short-one');
	});

	it('says who holds the data', async () => {
		const first = await startServer({ DATA_DIR: dataDir });
		const { code, said } = await refusedStart({ DATA_DIR: dataDir });
		expect(code).toBe(1);
		expect(said).toContain(`in use by the process with number ${first.pid}`);
		expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
		await first.stop();
	});

	it('says that the port is taken', async () => {
		const first = await startServer({ DATA_DIR: dataDir });
		const other = temporaryFolder();
		const { code, said } = await refusedStart({ DATA_DIR: other, PORT: new URL(first.url).port });
		expect(code).toBe(1);
		expect(said).toMatch(/port \d+ on 127\.0\.0\.1 is in use/);
		await first.stop();
		removeFolder(other);
	});

	it('leaves a damaged file as it is', async () => {
		const file = join(dataDir, 'own.duckdb');
		writeFileSync(file, 'not a database at all '.repeat(1000));
		const { code, said } = await refusedStart({ DATA_DIR: dataDir });
		expect(code).toBe(1);
		expect(said).toContain('own.duckdb cannot be opened');
	});

	it('refuses data of a newer version', async () => {
		await (await startServer({ DATA_DIR: dataDir })).stop();
		const instance = await DuckDBInstance.create(join(dataDir, 'own.duckdb'));
		const connection = await instance.connect();
		await connection.run(`insert into schema_migrations values (9999, '9999-later', now())`);
		connection.disconnectSync();
		instance.closeSync();
		const { code, said } = await refusedStart({ DATA_DIR: dataDir });
		expect(code).toBe(1);
		expect(said).toContain('newer Verdict');
	});

	it.each(['127.0.0.1', 'localhost', '::1'])('serves on %s, pages and forms', async (HOST) => {
		const server = await startServer({ DATA_DIR: dataDir, HOST });
		expect((await fetch(`${server.url}/`)).status).toBe(200);
		const named = server.url.replace('127.0.0.1', 'localhost');
		const form = await fetch(`${named}/organisation`, {
			method: 'POST',
			headers: { origin: new URL(named).origin, 'content-type': 'application/x-www-form-urlencoded' },
			body: 'open=own',
			redirect: 'manual'
		});
		expect(form.status).toBe(303);
		await server.stop();
	});
});

describe('the end', () => {
	it('lets the import under way end, and keeps it', async () => {
		const server = await startServer({ DATA_DIR: dataDir });
		let ask: () => void = () => undefined;
		const asked = new Promise<void>((resolve) => (ask = resolve));
		const parts = [DELIVERIES.slice(0, 100), DELIVERIES.slice(100)].map((part) => new TextEncoder().encode(part));
		const body = new ReadableStream<Uint8Array>({
			async start(controller) {
				controller.enqueue(parts[0]!);
				await asked;
				controller.enqueue(parts[1]!);
				controller.close();
			}
		});
		const answer = server.upload(body, { kind: 'deliveries' });
		await new Promise((resume) => setTimeout(resume, 300));
		const ended = server.stop();
		await new Promise((resume) => setTimeout(resume, 300));
		ask();
		expect((await answer).status).toBe(201);
		expect((await ended).code).toBe(0);
		const again = await startServer({ DATA_DIR: dataDir });
		const history = (await (await fetch(again.api('imports'))).json()) as { total: number };
		expect(history.total).toBe(1);
		await again.stop();
	});
});
