import { isAscii } from 'node:buffer';

/** What the bytes of a file hold, beyond plain letters and digits; where it was not looked for, it may be there. */
export interface Signs {
	/** Anything beyond ASCII. */
	wide: boolean;
	/** Control characters, tabs and line ends aside. */
	controls: boolean;
	/** Cells that end with a blank, or with a sign beyond ASCII, which may be one. */
	blankEnds: boolean;
	/** `E+`, as in a number that a spreadsheet has shortened. */
	exponents: boolean;
	/** Signs that UTF-8 shows when it is read as Windows-1252. */
	mojibake: boolean;
	/** Signs among which are those that turn the direction of text. */
	turning: boolean;
}

/** Of a file that was not looked through. */
export const ANY_SIGNS: Signs = {
	wide: true,
	controls: true,
	blankEnds: true,
	exponents: true,
	mojibake: true,
	turning: true
};

/** Of a file before its first byte. */
export const noSigns = (): Signs => ({
	wide: false,
	controls: false,
	blankEnds: false,
	exponents: false,
	mojibake: false,
	turning: false
});

const EXPONENTS = ['E+', 'e+'].map((text) => Buffer.from(text));
const MOJIBAKE = ['Ã', 'Â', 'â€'].map((text) => Buffer.from(text));
/** How U+2000 to U+207F begin in UTF-8. */
const TURNING = [Buffer.of(0xe2, 0x80), Buffer.of(0xe2, 0x81)];

/** Adds what a piece of UTF-8 holds, as far as native searches tell; of its cells a `LineCursor` tells the rest. */
export function lookFor(signs: Signs, piece: Buffer): void {
	const holds = (sought: readonly Buffer[]) => sought.some((bytes) => piece.includes(bytes));
	signs.exponents ||= holds(EXPONENTS);
	if (isAscii(piece)) return;
	signs.wide = true;
	signs.mojibake ||= holds(MOJIBAKE);
	signs.turning ||= holds(TURNING);
}
