import { StoreError } from './store';

/** How often one that makes way begins anew before it gives up: only where others never stop coming. */
const ATTEMPTS = 20;

/** Why something had to end before it was done: somebody went first. */
class MadeWay extends Error {
	constructor() {
		super('made way for somebody who goes first');
		this.name = 'MadeWay';
	}
}

export interface Patience {
	/** Ends the waiting and the work. */
	signal?: AbortSignal | undefined;
	/** Called each time that the turn has to be waited for. */
	onwait?: (() => void) | undefined;
}

/**
 * One at a time. Those who go first do so in the order they came; the others run in between, are told by a signal when
 * somebody who goes first has come, and begin anew behind him. So nobody who goes first waits for the end of another.
 */
export class Turns {
	private readonly first: (() => void)[] = [];
	private readonly between: (() => void)[] = [];
	private taken = false;
	private ended = false;
	/** Of the one who runs in between. */
	private way: AbortController | null = null;

	async goFirst<T>(run: () => Promise<T>, signal?: AbortSignal): Promise<T> {
		this.way?.abort(new MadeWay());
		await this.take(this.first, signal);
		try {
			return await run();
		} finally {
			this.pass();
		}
	}

	/** `run` must leave nothing behind when its signal ends it: it may be run several times. */
	async makeWay<T>(run: (way: AbortSignal) => Promise<T>, { signal, onwait }: Patience = {}): Promise<T> {
		for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
			if (this.taken) onwait?.();
			await this.take(this.between, signal);
			const way = new AbortController();
			this.way = way;
			try {
				// Somebody may have come between the turn being handed over and this line.
				if (this.first.length > 0) way.abort(new MadeWay());
				way.signal.throwIfAborted();
				return await run(way.signal);
			} catch (error) {
				if (signal?.aborted || !way.signal.aborted || !isEnding(error)) throw error;
			} finally {
				this.way = null;
				this.pass();
			}
		}
		throw new StoreError('contended', 'others went first again and again', 'wait for a turn', null);
	}

	/** Lets nobody begin from now on. */
	end(): void {
		this.ended = true;
	}

	private async take(queue: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
		signal?.throwIfAborted();
		if (this.taken) await waitIn(queue, signal);
		this.taken = true;
		if (!this.ended) return;
		this.pass();
		throw new StoreError('cancelled', 'the store is being closed', 'wait for a turn', null);
	}

	/** Hands the turn on without a gap in which a third one could take it. */
	private pass(): void {
		const next = this.first.shift() ?? this.between.shift();
		if (next) next();
		else this.taken = false;
	}
}

const isEnding = (error: unknown): boolean =>
	error instanceof MadeWay || (error instanceof StoreError && error.kind === 'cancelled');

function waitIn(queue: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
	return new Promise((resolve, reject) => {
		const begin = () => {
			signal?.removeEventListener('abort', leave);
			resolve();
		};
		const leave = () => {
			queue.splice(queue.indexOf(begin), 1);
			reject(signal?.reason as Error);
		};
		signal?.addEventListener('abort', leave, { once: true });
		queue.push(begin);
	});
}
