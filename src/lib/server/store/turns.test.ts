import { describe, expect, it } from 'vitest';
import { StoreError } from './store';
import { Turns } from './turns';

const tick = () => new Promise((resume) => setImmediate(resume));

/** Work that lasts until it is let go, or until its signal ends it. */
function held() {
	let letGo = () => {};
	const released = new Promise<void>((resolve) => (letGo = resolve));
	const run = (way?: AbortSignal) =>
		new Promise<void>((resolve, reject) => {
			way?.addEventListener('abort', () => reject(way.reason as Error), { once: true });
			void released.then(resolve);
		});
	return { run, letGo: () => letGo() };
}

describe('Turns', () => {
	it('lets those who go first do so one by one, in the order they came', async () => {
		const turns = new Turns();
		const seen: number[] = [];
		let inside = 0;
		await Promise.all(
			[1, 2, 3, 4].map((n) =>
				turns.goFirst(async () => {
					expect(++inside).toBe(1);
					await tick();
					inside--;
					seen.push(n);
				})
			)
		);
		expect(seen).toEqual([1, 2, 3, 4]);
	});

	it('goes on after a failure', async () => {
		const turns = new Turns();
		await expect(turns.goFirst(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
		await expect(turns.makeWay(() => Promise.reject(new Error('mine too')))).rejects.toThrow('mine too');
		expect(await turns.goFirst(() => Promise.resolve('done'))).toBe('done');
	});

	it('ends the one in between when somebody goes first, and begins it anew behind him', async () => {
		const turns = new Turns();
		const seen: string[] = [];
		const slow = held();
		const between = turns.makeWay(async (way) => {
			seen.push('between');
			if (seen.length === 1) await slow.run(way);
			return 'answer';
		});
		await tick();
		await turns.goFirst(async () => void seen.push('first'));
		expect(await between).toBe('answer');
		expect(seen).toEqual(['between', 'first', 'between']);
	});

	it('lets no one in between begin while somebody who goes first waits', async () => {
		const turns = new Turns();
		const seen: string[] = [];
		const [one, two] = [held(), held()];
		const firsts = [turns.goFirst(() => one.run()), turns.goFirst(() => two.run())];
		let waits = 0;
		const between = turns.makeWay(async () => void seen.push('between'), { onwait: () => waits++ });
		one.letGo();
		await tick();
		expect([seen, waits]).toEqual([[], 1]);
		two.letGo();
		await Promise.all([...firsts, between]);
		expect(seen).toEqual(['between']);
	});

	it('passes on a refusal that came before the end', async () => {
		const turns = new Turns();
		const between = turns.makeWay(async (way) => {
			await new Promise((resume) => way.addEventListener('abort', resume));
			throw new Error('a question');
		});
		await tick();
		await turns.goFirst(() => Promise.resolve());
		await expect(between).rejects.toThrow('a question');
	});

	it('lets go whoever no longer wants to wait', async () => {
		const turns = new Turns();
		const [slow, gone] = [held(), new AbortController()];
		const first = turns.goFirst(() => slow.run());
		const waiting = [turns.goFirst(() => Promise.resolve(), gone.signal), turns.makeWay(() => Promise.resolve(), gone)];
		gone.abort(new Error('left'));
		for (const one of waiting) await expect(one).rejects.toThrow('left');
		slow.letGo();
		await first;
		expect(await turns.makeWay(() => Promise.resolve('free'))).toBe('free');
	});

	it('gives up where others never stop coming', async () => {
		const turns = new Turns();
		let begun = 0;
		const between = turns.makeWay((way) => {
			begun++;
			void turns.goFirst(() => Promise.resolve());
			return Promise.reject(way.reason as Error);
		});
		await expect(between).rejects.toMatchObject({ kind: 'contended' });
		expect(begun).toBe(20);
	});

	it('lets nobody begin once it has ended', async () => {
		const turns = new Turns();
		const slow = held();
		const between = turns.makeWay((way) => slow.run(way));
		await turns.goFirst(async () => turns.end());
		await expect(between).rejects.toBeInstanceOf(StoreError);
		await expect(turns.goFirst(() => Promise.resolve())).rejects.toMatchObject({ kind: 'cancelled' });
	});
});
