import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft } from '$lib/import/draft';
import { Desk } from './desk.svelte';
import { uploadDraft } from './drafts-client';

// Sending needs a browser; all other calls go through fetch.
vi.mock(import('./drafts-client'), async (importOriginal) => ({ ...(await importOriginal()), uploadDraft: vi.fn() }));

const draft = (parts: Partial<Draft>): Draft => ({
	...{ id: 'a', name: 'a.csv', sizeBytes: 9, sha256: '', createdAt: '2026-09-20T00:30:00Z', actor: 'local' },
	...{ kind: 'deliveries', choices: {}, remembered: null, state: 'received', progress: null },
	...{ answer: null, question: null, refusal: null },
	...parts
});

/** What the server answers, call by call: "METHOD path" to the drafts, the last one for good. */
let answers: Record<string, unknown[]>;
let calls: { call: string; body: unknown }[];

beforeEach(() => {
	vi.useFakeTimers();
	[answers, calls] = [{}, []];
	vi.stubGlobal('fetch', (address: string, { method, body }: { method: string; body?: string }) => {
		const call = `${method} ${address.replace('/api/v1/drafts', '')}`;
		calls.push({ call, body: body === undefined ? null : JSON.parse(body) });
		const of = answers[call] ?? [{ error: { code: 'not_found', message: 'There is no such file.' } }];
		const answer = of.length > 1 ? of.shift() : of[0];
		const isRefused = typeof answer === 'object' && answer !== null && 'error' in answer;
		return Promise.resolve(new Response(JSON.stringify(answer), { status: isRefused ? 404 : 200 }));
	});
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const settled = async (work: Promise<void>): Promise<void> => {
	await vi.runAllTimersAsync();
	await work;
};

describe('a desk', () => {
	it('takes up what was begun, before what only waits', async () => {
		const [waits, begun] = [
			draft({ id: 'b' }),
			draft({ id: 'a', state: 'refused', refusal: { code: 'x', message: '' } })
		];
		answers = { 'GET ': [{ drafts: [waits, begun] }], 'GET /a': [begun] };
		const desk = new Desk(() => Promise.resolve());
		await settled(desk.resume());
		expect([desk.work?.draft.id, desk.work?.stage, desk.waiting.map(({ id }) => id)]).toEqual(['a', 'refused', ['b']]);
		expect(desk.hasActed).toBe(false);
	});

	it('opens a file that is dropped before one that was only taken up, not before one that somebody works at', async () => {
		const left = draft({ id: 'a', state: 'question' });
		const [first, second] = [draft({ id: 'b', state: 'question' }), draft({ id: 'c', state: 'question' })];
		answers = { 'GET ': [{ drafts: [left] }], 'GET /a': [left] };
		vi.mocked(uploadDraft).mockResolvedValueOnce(first).mockResolvedValueOnce(second);
		const desk = new Desk(() => Promise.resolve());
		await settled(desk.resume());
		await settled(desk.take([new File([], 'b.csv'), new File([], 'c.csv')]));
		expect(desk.work?.draft.id).toBe('b');
		expect(desk.waiting.map(({ id }) => id).sort()).toEqual(['a', 'c']);
	});

	it('checks a file as it arrived with what was remembered, and follows it to its rest', async () => {
		const received = draft({ choices: { dateOrder: 'dmy' } });
		const question = draft({ state: 'question' });
		answers = {
			'GET /a': [received, draft({ state: 'checking' }), question],
			'POST /a/check': [draft({ state: 'checking' })]
		};
		const desk = new Desk(() => Promise.resolve());
		await settled(desk.show(received));
		expect(calls[1]).toEqual({ call: 'POST /a/check', body: { kind: 'deliveries', choices: { dateOrder: 'dmy' } } });
		expect(desk.work?.stage).toBe('question');
	});

	it('waits for a kind where nobody knows it', async () => {
		answers = { 'GET /a': [draft({ kind: null })] };
		const desk = new Desk(() => Promise.resolve());
		await settled(desk.show(draft({})));
		expect(desk.work?.stage).toBe('received');
		expect(calls).toHaveLength(1);
	});

	it('says that the store has changed once a file is saved, and opens the next when it is done', async () => {
		const onstored = vi.fn(() => Promise.resolve());
		const next = draft({ id: 'b', state: 'question' });
		answers = {
			'GET ': [{ drafts: [next, draft({ state: 'question' })] }],
			'GET /a': [draft({ state: 'question' }), draft({ state: 'saving' }), draft({ state: 'saved' })],
			'GET /b': [next],
			'POST /a/save': [draft({ state: 'saving' })]
		};
		const desk = new Desk(onstored);
		await settled(desk.resume());
		await settled(desk.work!.save());
		expect([desk.work?.stage, onstored.mock.calls.length]).toEqual(['saved', 1]);
		await settled(desk.discard());
		expect(desk.work?.draft.id).toBe('b');
		expect(calls.some(({ call }) => call.startsWith('DELETE'))).toBe(false);
	});

	it('shows what is refused, and leaves a file that is gone', async () => {
		answers = { 'GET /a': [draft({ state: 'question' })] };
		const desk = new Desk(() => Promise.resolve());
		await settled(desk.show(draft({})));
		await settled(desk.work!.decide({ dateOrder: 'mdy' }));
		expect(desk.failures.map(({ refusal }) => refusal.code)).toEqual(['not_found']);
		expect(desk.work).toBeNull();
	});
});
