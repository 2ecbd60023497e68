import { Problem } from '$lib/problem';
import { cellText } from '$lib/import/sheet-text';
import { readXml } from './xml';

/** Different texts of a workbook that are held at once: three million of usual length. */
const LIMIT_BYTES = 64_000_000;
const LIMIT_COUNT = 4_000_000;
const SMALLEST = 64 * 1024;

/** The texts of a workbook, which its cells refer to: kept as bytes, as so many strings would take five times the memory. */
export class SharedStrings {
	private bytes = Buffer.allocUnsafe(SMALLEST);
	/** Where each text ends. */
	private ends = new Uint32Array(SMALLEST);
	private count = 0;

	add(text: string): void {
		const start = this.endOf(this.count - 1);
		const needed = start + text.length * 3;
		if (needed > this.bytes.length) {
			const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, needed));
			this.bytes.copy(larger, 0, 0, start);
			this.bytes = larger;
		}
		if (this.count === this.ends.length) {
			const more = new Uint32Array(this.ends.length * 2);
			more.set(this.ends);
			this.ends = more;
		}
		const end = start + this.bytes.write(text, start);
		this.ends[this.count++] = end;
		if (end > LIMIT_BYTES || this.count > LIMIT_COUNT) throw tooManyTexts();
	}

	/** undefined where there is no such text. */
	at(index: number): string | undefined {
		if (!(index >= 0 && index < this.count)) return undefined;
		return this.bytes.toString('utf8', this.endOf(index - 1), this.endOf(index));
	}

	private endOf(index: number): number {
		return index < 0 ? 0 : (this.ends[index] ?? 0);
	}
}

/** Reads the part that holds them. Of a text in several fonts all pieces count, its pronunciation does not. */
export async function readSharedStrings(pieces: AsyncIterable<Buffer>): Promise<SharedStrings> {
	const strings = new SharedStrings();
	let [text, inText, spoken] = ['', false, false];
	const events = {
		open: (name: string) => {
			if (name === 'si') text = '';
			else if (name === 'rPh') spoken = true;
			else inText = name === 't' && !spoken;
		},
		text: (piece: string) => {
			if (inText) text += piece;
		},
		close: (name: string) => {
			if (name === 'si') strings.add(cellText(text));
			else if (name === 'rPh') spoken = false;
			else if (name === 't') inText = false;
		}
	};
	for await (const _ of readXml(pieces, events));
	return strings;
}

const tooManyTexts = (): Problem =>
	new Problem(
		'too_large_unpacked',
		413,
		'The workbook holds more different texts than can be read at once. Save the sheet as CSV and send that.'
	);
