import type { ImportRequest } from '$lib/import/answer';
import { discardUnpacked, unpack, type Unpacked } from './unpack/unpack';
import type { Upload } from './receive';

type Asked = Pick<ImportRequest, 'sheet' | 'mapping'> & { kind?: ImportRequest['kind'] | null };

/** Texts that are kept: the one that is read, and one that may still be. */
const KEPT = 2;

/**
 * The text of a draft's file: unpacked once, however often it is read; of a workbook once per sheet that is asked for. What it
 * wrote goes with the folder.
 */
export class DraftText {
	private readonly upload: Upload;
	private readonly folder: string;
	private readonly unpacking = new Map<string, Promise<Unpacked>>();

	constructor(upload: Upload, folder: string) {
		this.upload = upload;
		this.folder = folder;
	}

	async unpacked({ sheet, kind, mapping }: Asked): Promise<Unpacked> {
		const [last] = [...this.unpacking.values()].slice(-1);
		const known = await last;
		if (known && sheet === undefined && (known.container?.sheets.length ?? 0) <= 1) return known;
		// Where no sheet is named, kind and mapping tell which one has the columns.
		const key = JSON.stringify(sheet ?? [kind, mapping]);
		const unpacking =
			this.unpacking.get(key) ?? unpack(this.upload, this.folder, { sheet, kind: kind ?? undefined, mapping });
		this.unpacking.delete(key);
		this.unpacking.set(key, unpacking);
		// After a failure, such as a full disk, the next one who asks tries again.
		unpacking.catch(() => this.unpacking.delete(key));
		await this.forgetOldest();
		return unpacking;
	}

	private async forgetOldest(): Promise<void> {
		for (const [key, unpacking] of [...this.unpacking].slice(0, -KEPT)) {
			this.unpacking.delete(key);
			await discardUnpacked(this.upload, await unpacking);
		}
	}
}
