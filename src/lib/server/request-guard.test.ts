import { describe, expect, it } from 'vitest';
import { Problem } from '../problem';
import { bearerAccepted, refuseForeign, refuseLargeBody } from './request-guard';

const request = (method: string, headers: Record<string, string> = {}) =>
	new Request('http://127.0.0.1:3000/', { method, headers });

function codeOf(run: () => void): string | null {
	try {
		run();
		return null;
	} catch (error) {
		return error instanceof Problem ? error.code : 'not a refusal';
	}
}

describe('refuseForeign', () => {
	const check = (method: string, url: string, headers: Record<string, string> = {}) =>
		codeOf(() => refuseForeign(request(method, headers), new URL(url)));

	it.each(['http://127.0.0.1:3000/', 'http://localhost:8080/', 'http://[::1]:3000/'])('answers under %s', (url) => {
		expect(check('GET', url)).toBeNull();
	});

	it.each(['http://evil.example/', 'http://127.0.0.1.evil.example/', 'http://localhost.evil.example/'])(
		'does not answer under %s',
		(url) => {
			expect(check('GET', url)).toBe('foreign_host');
		}
	);

	it('lets pages of ours and programs write', () => {
		expect(check('POST', 'http://localhost:3000/', { origin: 'http://localhost:3000' })).toBeNull();
		expect(check('DELETE', 'http://localhost:3000/')).toBeNull();
	});

	it.each(['http://evil.example', 'http://localhost:8080', 'null'])('refuses a write that %s sends', (origin) => {
		expect(check('POST', 'http://localhost:3000/', { origin })).toBe('foreign_origin');
	});
});

describe('refuseLargeBody', () => {
	const check = (path: string, headers: Record<string, string>) =>
		codeOf(() => refuseLargeBody(request('POST', headers), path, 5_000_000));

	it('measures uploads and forms by their own limits', () => {
		expect(check('/api/v1/imports', { 'content-length': '5000000' })).toBeNull();
		expect(check('/api/v1/imports', { 'content-length': '5000001' })).toBe('too_large');
		expect(check('/api/v1/drafts', { 'content-length': '5000000' })).toBeNull();
		expect(check('/api/v1/drafts/1/check', { 'content-length': '1000001' })).toBe('too_large');
		expect(check('/kpi/on-time-delivery', { 'content-length': '1000001' })).toBe('too_large');
	});

	it('takes an unknown length for uploads only', () => {
		expect(check('/api/v1/imports', { 'transfer-encoding': 'chunked' })).toBeNull();
		expect(check('/data', { 'transfer-encoding': 'chunked' })).toBe('length_required');
	});
});

describe('bearerAccepted', () => {
	const token = 'correct-horse-battery';
	const check = (header: string | null, expected: string | null) => {
		const headers: Record<string, string> = header === null ? {} : { authorization: header };
		return bearerAccepted(request('GET', headers), expected);
	};

	it('knows the token', () => {
		expect(check(`Bearer ${token}`, token)).toBe(true);
		expect(check(null, token)).toBe(false);
	});

	it.each(['Bearer wrong', 'Bearer ', `Basic ${token}`, token])('refuses %s', (header) => {
		expect(codeOf(() => check(header, token))).toBe('invalid_token');
	});

	it('refuses any token where none is configured', () => {
		expect(codeOf(() => check('Bearer anything-at-all', null))).toBe('invalid_token');
	});
});
