import { SaxesParser } from 'saxes';
import { damaged } from './damage';

/** What a part of a workbook is made of; names without their prefix. */
export interface XmlEvents {
	open: (name: string, attributes: Record<string, string>) => void;
	text?: (text: string) => void;
	close?: (name: string) => void;
}

/** A cell holds 32,767 characters: so much without any tag is none of a workbook, and would only fill the memory. */
const SILENT_BYTES = 2_000_000;

/**
 * Reads XML in pieces, and hands over after each: what the events gathered can then be taken away. Entities of the document's
 * own are unknown to the parser, and refused like all that is not well-formed: `damaged_file`.
 */
export async function* readXml(pieces: AsyncIterable<Buffer>, events: XmlEvents): AsyncGenerator<void> {
	const parser = new SaxesParser();
	let silent = 0;
	parser.on('opentag', ({ name, attributes }) => {
		silent = 0;
		events.open(withoutPrefix(name), attributes);
	});
	if (events.text) parser.on('text', events.text);
	parser.on('closetag', ({ name }) => events.close?.(withoutPrefix(name)));
	let decoder: TextDecoder | undefined;
	for await (const piece of pieces) {
		decoder ??= decoderOf(piece);
		silent += piece.length;
		parser.write(decoder.decode(piece, { stream: true }));
		if (silent > SILENT_BYTES) throw damaged('workbook');
		yield;
	}
	parser.write(decoder?.decode() ?? '').close();
	yield;
}

/** A small part in one go. */
export async function readWholeXml(pieces: AsyncIterable<Buffer>, events: XmlEvents): Promise<void> {
	for await (const _ of readXml(pieces, events));
}

function withoutPrefix(name: string): string {
	const at = name.indexOf(':');
	return at < 0 ? name : name.slice(at + 1);
}

function decoderOf(start: Buffer): TextDecoder {
	if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
	if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true });
	return new TextDecoder('utf-8', { fatal: true });
}
