const [TAB, LF, CR, BLANK, WIDE] = [9, 10, 13, 32, 128];

/** Walks over the lines of a file, piece by piece, and counts their cells. One object for all: there are millions. */
export class LineCursor {
	/** Where the line starts in the piece, and where it ends, its line end left out. */
	start = 0;
	stop = 0;
	/** Where the next line starts. */
	next = 0;
	cells = 0;
	/** A line so far ends otherwise than the first one, or holds a carriage return. */
	isMixed = false;
	/** A line so far holds a control character, or a cell that ends with a blank or a sign beyond ASCII. */
	controls = false;
	blankEnds = false;
	/** CRLF, where the first line ends so. */
	private returns: number | null = null;
	private piece: Uint8Array = new Uint8Array();
	private readonly delimiter: number;

	constructor(delimiter: string) {
		this.delimiter = delimiter.charCodeAt(0);
	}

	/** Takes a piece that ends behind a line, or with the file. */
	begin(piece: Uint8Array): void {
		this.piece = piece;
		this.next = 0;
	}

	/** Goes to the next line; false behind the last one. */
	advance(): boolean {
		const { piece, delimiter } = this;
		if (this.next >= piece.length) return false;
		let at = (this.start = this.next);
		let cells = 1;
		let returns = 0;
		for (; at < piece.length; at++) {
			const byte = piece[at] as number;
			if (byte > BLANK && byte !== delimiter) continue;
			if (byte === delimiter) {
				cells++;
				this.endCell(at);
			} else if (byte === LF) break;
			else if (byte === CR) returns++;
			else if (byte !== BLANK && byte !== TAB) this.controls = true;
		}
		this.cells = cells;
		this.next = at + 1;
		const endsSo = returns === 1 && piece[at - 1] === CR;
		this.stop = endsSo ? at - 1 : at;
		this.endCell(this.stop);
		this.returns ??= endsSo ? 1 : 0;
		// The last line of a file need have no end.
		const expected = at < piece.length ? this.returns : 0;
		this.isMixed ||= returns !== expected || (returns === 1 && !endsSo);
		return true;
	}

	/** Looks at what stands before the end of a cell. */
	private endCell(at: number): void {
		const last = at > this.start ? (this.piece[at - 1] as number) : this.delimiter;
		if ((last <= BLANK && last !== this.delimiter) || last >= WIDE) this.blankEnds = true;
	}

	get lineEnd(): string {
		return this.returns === 1 ? '\r\n' : '\n';
	}
}
