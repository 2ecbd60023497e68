import { join } from 'node:path';
import { Drafts } from './import/drafts';
import { refusalOf } from './problem-of';
import type { Store } from './store/store';

/** The drafts of every open store, each in a folder of its own; taken up from the disk when first asked for. */
export class OpenDrafts {
	private readonly folder: string;
	private readonly limitBytes: number;
	private readonly opening = new Map<Store, Promise<Drafts>>();

	constructor(folder: string, limitBytes: number) {
		this.folder = folder;
		this.limitBytes = limitBytes;
	}

	of(store: Store, name: 'own' | 'sample', at: Date): Promise<Drafts> {
		const known = this.opening.get(store);
		if (known) return known;
		const house = { store, folder: join(this.folder, name), limitBytes: this.limitBytes, refusalOf };
		const opening = Drafts.open(house, at);
		this.opening.set(store, opening);
		// After a failure the next one who asks tries again.
		opening.catch(() => this.opening.delete(store));
		return opening;
	}

	/** Ends all that runs: the stores are about to be closed. */
	async close(): Promise<void> {
		await Promise.all([...this.opening.values()].map(async (opening) => (await opening).close()));
	}
}
