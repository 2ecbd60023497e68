/** The browser keeps the clipboard from the page: it was not asked by a person, or the connection is not safe. */
export class CannotCopy extends Error {
	constructor(cause?: unknown) {
		super('The browser does not let the page copy', { cause });
	}
}
