/** Windows-1252 above Latin-1, 0x80 to 0x9f; the five unassigned bytes keep their number. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

export interface Decoder {
	readonly encoding: string;
	/** Decodes the next piece; a TypeError says that the bytes do not fit. */
	decode(bytes: Buffer, last: boolean): string;
}

/**
 * A decoder that takes a file in pieces and drops its byte order mark. Windows-1252 is decoded here: TextDecoder reads it as
 * Latin-1 in Node 20.20 and others, which turns € and typographic quotes into control characters.
 */
export function decoderFor(encoding: string): Decoder {
	if (encoding === 'windows-1252')
		return {
			encoding,
			decode: (bytes) =>
				bytes
					.toString('latin1')
					.replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character)
		};
	const decoder = new TextDecoder(encoding, { fatal: encoding.startsWith('utf') });
	return { encoding, decode: (bytes, last) => decoder.decode(bytes, { stream: !last }) };
}
