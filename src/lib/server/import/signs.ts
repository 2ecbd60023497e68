/** What the bytes of a file hold, beyond plain letters and digits; where it was not looked for, it may be there. */
export interface Signs {
	/** Anything beyond ASCII. */
	wide: boolean;
	/** Control characters, tabs and line ends aside. */
	controls: boolean;
	/** Cells that end with a blank. */
	blankEnds: boolean;
	/** `E+`, as in a number that a spreadsheet has shortened. */
	exponents: boolean;
}

/** Of a file that was not looked through. */
export const ANY_SIGNS: Signs = { wide: true, controls: true, blankEnds: true, exponents: true };
/** Of a file before its first byte. */
export const NO_SIGNS: Signs = { wide: false, controls: false, blankEnds: false, exponents: false };

/** Native searches: no more than a look at the bytes. */
export const holdsExponents = (bytes: Buffer): boolean => bytes.includes('E+') || bytes.includes('e+');
