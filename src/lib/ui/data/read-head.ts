const HEAD_BYTES = 64 * 1024;

/** What no text holds: the server will name what it is. */
export const isBinary = (head: string): boolean => head.includes('\u0000');

/** The first part of a file as text, by its byte order mark or as UTF-8, which suffices to read a header. */
export async function readHead(file: Blob): Promise<{ head: string; whole: boolean }> {
	const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
	const label =
		bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
	const text = new TextDecoder(label).decode(bytes);
	return { head: text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'), whole: file.size <= HEAD_BYTES };
}
