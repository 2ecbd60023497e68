import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Draft } from '$lib/import/draft';

/** Raised when the shape of what is kept changes: what an earlier Verdict wrote is then checked anew. */
const FORMAT = 2;

/** A draft on the disk, as it last settled: in no state that passes. */
export interface KeptDraft {
	draft: Draft;
	/** While it is being stored: the number of the latest change before. The store tells whether it was. */
	savingAfter: number | null;
}

/** The folders of the drafts of one store: `<id>/file` as received, `<id>/draft.json`, and `<id>/rejected.csv` once it was checked. */
export class DraftFiles {
	private readonly folder: string;

	constructor(folder: string) {
		this.folder = folder;
	}

	/** Also the place for files of a check's own. */
	folderOf(id: string): string {
		return join(this.folder, id);
	}

	fileOf(id: string): string {
		return join(this.folder, id, 'file');
	}

	/** The rows that the latest check left out. */
	rejectedOf(id: string): string {
		return join(this.folder, id, 'rejected.csv');
	}

	/** Wholly old or wholly new, whenever the process ends. */
	async write(kept: KeptDraft): Promise<void> {
		const path = join(this.folderOf(kept.draft.id), 'draft.json');
		await writeFile(`${path}.new`, JSON.stringify({ format: FORMAT, ...kept }), { mode: 0o600 });
		await rename(`${path}.new`, path);
	}

	private async read(id: string): Promise<KeptDraft> {
		const text = await readFile(join(this.folderOf(id), 'draft.json'), 'utf8');
		const { format, draft, savingAfter } = JSON.parse(text) as KeptDraft & { format: number };
		if (format === FORMAT || draft.state === 'saved') return { draft, savingAfter };
		return { draft: { ...draft, state: 'received', answer: null, question: null, refusal: null }, savingAfter };
	}

	/** All drafts, as they were left; what holds none, such as an upload that was cut off, is removed. */
	async readAll(): Promise<KeptDraft[]> {
		await mkdir(this.folder, { recursive: true });
		const kept: KeptDraft[] = [];
		for (const id of await readdir(this.folder)) {
			const one = await this.read(id).catch((cause: unknown) => {
				if (!isNoDraft(cause)) throw cause;
			});
			if (one?.draft.id === id && (await this.isWhole(one.draft))) kept.push(one);
			else await this.remove(id);
		}
		return kept;
	}

	/** Removes the file and what was made from it; what became of the draft stays. */
	async removeFile(id: string): Promise<void> {
		await this.removeAllBut(id, ['draft.json']);
	}

	async remove(id: string): Promise<void> {
		await rm(this.folderOf(id), { recursive: true, force: true });
	}

	/** Whether the file is there, if it is still needed; what an earlier process left beside it is removed. */
	private async isWhole({ id, state }: Draft): Promise<boolean> {
		const needed = state === 'saved' ? ['draft.json'] : ['draft.json', 'file'];
		await this.removeAllBut(id, state === 'checked' ? [...needed, 'rejected.csv'] : needed);
		const names = await readdir(this.folderOf(id));
		return needed.every((name) => names.includes(name));
	}

	private async removeAllBut(id: string, names: readonly string[]): Promise<void> {
		const folder = this.folderOf(id);
		for (const name of await readdir(folder))
			if (!names.includes(name)) await rm(join(folder, name), { recursive: true });
	}
}

const isNoDraft = (cause: unknown): boolean =>
	cause instanceof SyntaxError || ['ENOENT', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? '');
