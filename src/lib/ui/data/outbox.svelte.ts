import type { Draft } from '$lib/import/draft';
import { uploadDraft } from './drafts-client';

/** A file on its way to the server. */
export interface Upload {
	name: string;
	size: number;
	sent: number;
	startedAt: number;
}

/** Files on their way to the server, one after the other. */
export class Outbox {
	/** The file that is being sent. */
	upload = $state.raw<Upload | null>(null);
	/** Files that are still to be sent. */
	queue = $state.raw<readonly File[]>([]);
	private sending: AbortController | null = null;
	private readonly guarded: (name: string, work: () => Promise<void>) => Promise<void>;
	private readonly onarrived: (draft: Draft) => void;

	/** `guarded` shows what is refused; `onarrived` is told each file that has arrived. */
	constructor(guarded: (name: string, work: () => Promise<void>) => Promise<void>, onarrived: (draft: Draft) => void) {
		this.guarded = guarded;
		this.onarrived = onarrived;
	}

	async take(files: readonly File[]): Promise<void> {
		this.queue = [...this.queue, ...files];
		if (this.upload) return;
		for (let [next, ...rest] = this.queue; next; [next, ...rest] = this.queue) {
			this.queue = rest;
			await this.send(next);
		}
	}

	/** Breaks off the file that is being sent; nothing of it stays. */
	cancel(): void {
		this.sending?.abort();
	}

	private async send(file: File): Promise<void> {
		const sending = (this.sending = new AbortController());
		this.upload = { name: file.name, size: file.size, sent: 0, startedAt: Date.now() };
		await this.guarded(file.name, async () => {
			const draft = await uploadDraft(file, {
				signal: sending.signal,
				onprogress: (sent) => {
					if (this.upload) this.upload = { ...this.upload, sent };
				}
			});
			if (draft) this.onarrived(draft);
		});
		this.upload = null;
	}
}
