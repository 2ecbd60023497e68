import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive, and what its headers may lie about. */
export interface ZipEntry {
	name: string;
	content: string | Buffer;
	/** Kept as it is, not deflated. */
	stored?: boolean;
	encrypted?: boolean;
	/** What the headers say in place of the truth. */
	says?: { size?: number; sum?: number; offset?: number };
}

/** The bytes of a zip archive, written by its description (PKWARE's APPNOTE), so that tests can write wrong ones too. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
	const files: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const entry of entries) {
		const content = Buffer.from(entry.content);
		const packed = entry.stored ? content : deflateRawSync(content);
		const name = Buffer.from(entry.name);
		const fields = commonFields(entry, content, packed.length, name.length);
		const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed]);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE(entry.says?.offset ?? offset, 10);
		directory.push(Buffer.from('PK\x01\x02\x14\x00'), fields, rest, name);
		files.push(local);
		offset += local.length;
	}
	const listed = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06');
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(listed.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...files, listed, end]);
}

/** From the version needed to the length of the extra field, as both headers have them. */
function commonFields(entry: ZipEntry, content: Buffer, packedBytes: number, nameBytes: number): Buffer {
	const fields = Buffer.alloc(26);
	fields.writeUInt16LE(20, 0);
	// Bit 11: the name is UTF-8.
	fields.writeUInt16LE(0x800 | (entry.encrypted ? 1 : 0), 2);
	fields.writeUInt16LE(entry.stored ? 0 : 8, 4);
	fields.writeUInt32LE(entry.says?.sum ?? crc32(content), 10);
	fields.writeUInt32LE(packedBytes, 14);
	fields.writeUInt32LE(entry.says?.size ?? content.length, 18);
	fields.writeUInt16LE(nameBytes, 22);
	return fields;
}
