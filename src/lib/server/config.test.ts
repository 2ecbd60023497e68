import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Problem } from '../problem';
import { now, readConfig, VARIABLES } from './config';

const refusal = (environment: Record<string, string>): string => {
	try {
		readConfig(environment);
	} catch (error) {
		if (error instanceof Problem) return error.message;
	}
	return '';
};

describe('readConfig', () => {
	it('needs nothing from the environment', () => {
		expect(readConfig({})).toEqual({
			host: '127.0.0.1',
			port: 3000,
			dataDir: resolve('var'),
			sample: true,
			uploadLimitBytes: 200_000_000,
			memoryLimitMb: 600,
			adminToken: null,
			logLevel: 'info',
			fixedTime: null
		});
	});

	it('takes an empty variable for an absent one', () => {
		expect(readConfig({ PORT: '', SAMPLE: ' ' }).port).toBe(3000);
	});

	it.each(['127.0.0.1', '127.8.0.1', '::1', 'localhost'])('listens on %s', (host) => {
		expect(readConfig({ HOST: host }).host).toBe(host);
	});

	it.each(['0.0.0.0', '::', '192.168.1.5', 'verdict.example.com', '127.0.0.1.example.com'])('refuses %s', (host) => {
		expect(refusal({ HOST: host })).toMatch(/HOST=.*only serves this machine/);
	});

	it('lists every mistake at once, and no secret among them', () => {
		const message = refusal({
			HOST: '0.0.0.0',
			PORT: '70000',
			SAMPLE: 'yes',
			UPLOAD_LIMIT_MB: '0',
			MEMORY_LIMIT_MB: '511',
			ADMIN_TOKEN: 'too-short',
			LOG_LEVEL: 'loud',
			FIXED_TIME: 'yesterday'
		});
		const named = [
			'HOST',
			'PORT',
			'SAMPLE',
			'UPLOAD_LIMIT_MB',
			'MEMORY_LIMIT_MB',
			'ADMIN_TOKEN',
			'LOG_LEVEL',
			'FIXED_TIME'
		];
		for (const name of named) expect(message).toContain(name);
		expect(message).not.toContain('too-short');
	});
});

describe('now', () => {
	it('stands still under FIXED_TIME', () => {
		const config = readConfig({ FIXED_TIME: '2026-09-30T12:00:00Z' });
		expect(now(config).toISOString()).toBe('2026-09-30T12:00:00.000Z');
	});

	it('runs otherwise', () => {
		expect(Math.abs(now(readConfig({})).getTime() - Date.now())).toBeLessThan(1000);
	});
});

describe('the README', () => {
	const readme = readFileSync('README.md', 'utf8');
	const cells = readme.split('\n').map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));

	it.each(Object.entries(VARIABLES))('tells of %s what is declared', (name, { default: usual, description }) => {
		const row = cells.find((cell) => cell[1] === name);
		expect(row?.slice(2, 4)).toEqual([usual, description]);
	});
});
