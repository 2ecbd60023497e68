import type { ImportRequest } from '$lib/import/answer';
import { findDialect } from '$lib/import/dialect';
import { kindOf } from '$lib/import/kinds';
import { Problem } from '$lib/problem';
import { ByteScan, type Scan, type Shape } from './byte-scan';
import { HEAD_BYTES, headOf } from './read-head';

/** What was learnt of a file while it arrived, under the shape that its head suggested. */
export interface Scanned {
	shape: Shape;
	scan: Scan;
}

/**
 * Looks through the bytes of an upload as they arrive, when there is time: a reading that takes the file in the same shape
 * need not pass over it again. It refuses nothing; what cannot be read says so when it is read.
 */
export class Arrival {
	private readonly request: ImportRequest;
	private head: Buffer[] = [];
	private headBytes = 0;
	private shape: Shape | null = null;
	private scan: ByteScan | null = null;
	private over = false;

	constructor(request: ImportRequest) {
		this.request = request;
	}

	push(piece: Buffer): void {
		if (this.over) return;
		this.trying(() => {
			if (this.scan) return void (this.over = !this.scan.push(piece));
			this.head.push(piece);
			this.headBytes += piece.length;
			if (this.headBytes >= HEAD_BYTES) this.begin();
		});
	}

	/** What was learnt; undefined where nothing was. */
	end(): Scanned | undefined {
		return this.trying(() => {
			if (!this.scan && !this.over) this.begin();
			if (!this.scan || !this.shape) return undefined;
			return { shape: this.shape, scan: this.scan.end() };
		});
	}

	private begin(): void {
		const bytes = Buffer.concat(this.head);
		this.head = [];
		const head = headOf(bytes.subarray(0, HEAD_BYTES), bytes.length < HEAD_BYTES, this.request.encoding);
		this.over = head.encoding !== 'utf-8';
		if (this.over) return;
		const dialect = findDialect(head.text, head.whole, kindOf(this.request.kind), this.request);
		this.shape = shapeOf(dialect);
		this.scan = new ByteScan(this.shape);
		this.over = !this.scan.push(bytes);
	}

	private trying<T>(step: () => T): T | undefined {
		try {
			return step();
		} catch (error) {
			if (!(error instanceof Problem)) throw error;
			[this.over, this.scan, this.head] = [true, null, []];
			return undefined;
		}
	}
}

/** As much of a dialect as a look at the bytes needs. */
export const shapeOf = (dialect: { headerLine: number; delimiter: string; header: readonly string[] }): Shape => ({
	headerLine: dialect.headerLine,
	delimiter: dialect.delimiter,
	width: dialect.header.length
});

/** The scan of an arrival, if it was made for this shape. */
export function scannedAs(scanned: Scanned | undefined, shape: Shape): Scan | null {
	if (!scanned) return null;
	const { headerLine, delimiter, width } = scanned.shape;
	const same = headerLine === shape.headerLine && delimiter === shape.delimiter && width === shape.width;
	return same ? scanned.scan : null;
}
