import type { NumberShape } from '$lib/import/sheet-format';
import { shapeOf } from '$lib/import/sheet-format';
import { Problem } from '$lib/problem';
import { entryBytes, type Archive } from './archive';
import { damaged } from './damage';
import { readWholeXml } from './xml';

export interface Sheet {
	name: string;
	hidden: boolean;
	/** Name of its part in the archive. */
	part: string;
}

/** What a workbook says about itself. */
export interface WorkbookParts {
	/** Sheets of cells in the order of their tabs, the hidden ones last; charts and macros are none. */
	sheets: Sheet[];
	from1904: boolean;
	strings: string | null;
	styles: string | null;
}

/** Nobody has so large a part that only says where others are, or how they look. */
const SMALL_PART_BYTES = 20_000_000;
const START = '_rels/.rels';

/** Whether an archive is a document of an office program. */
export const isOffice = ({ entries }: Archive): boolean => entries.has('[Content_Types].xml');

/** 422 `unsupported_format` for other programs' spreadsheets, which are archives too. */
export function refuseOtherDocuments({ entries }: Archive): void {
	if (entries.has('META-INF/manifest.xml') && entries.has('content.xml'))
		throw otherDocument('an OpenDocument file (.ods)');
	if (entries.has('Index/Document.iwa')) throw otherDocument('an Apple Numbers document');
}

/** Finds the parts of a workbook. 422 `unsupported_format` for what is a document, but no workbook of this form. */
export async function workbookParts(archive: Archive): Promise<WorkbookParts> {
	const start = await relationsOf(archive, '', START);
	const book = [...start.values()].find(({ type }) => type.endsWith('/officeDocument'))?.part;
	if (book === undefined) throw damaged('workbook');
	if (book.endsWith('.bin')) throw otherDocument('a binary workbook (.xlsb)');
	const related = await relationsOf(archive, folderOf(book), relationsPart(book));
	const byType = (type: string) => [...related.values()].find((one) => one.type.endsWith(`/${type}`))?.part ?? null;
	const sheets: Sheet[] = [];
	let [root, from1904] = ['', false];
	await readPart(archive, book, (name, attributes) => {
		root ||= name;
		if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
		if (name !== 'sheet') return;
		const relation = related.get(attributeOf(attributes, 'id'));
		if (relation?.type.endsWith('/worksheet'))
			sheets.push({ name: attributes.name ?? '', hidden: isHidden(attributes.state), part: relation.part });
	});
	if (root !== 'workbook') throw otherDocument('a text document or a presentation');
	sheets.sort((a, b) => Number(a.hidden) - Number(b.hidden));
	return { sheets, from1904, strings: byType('sharedStrings'), styles: byType('styles') };
}

/** How numbers are shown, by the number of the style that a cell has. */
export async function numberShapes(archive: Archive, part: string): Promise<NumberShape[]> {
	const codes = new Map<number, string>();
	const shapes: NumberShape[] = [];
	let inCells = false;
	await readPart(
		archive,
		part,
		(name, attributes) => {
			if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
			else if (name === 'cellXfs') inCells = true;
			else if (name === 'xf' && inCells) {
				const id = Number(attributes.numFmtId ?? 0);
				shapes.push(shapeOf(id, codes.get(id)));
			}
		},
		(name) => {
			if (name === 'cellXfs') inCells = false;
		}
	);
	return shapes;
}

interface Relation {
	type: string;
	part: string;
}

/** Where a part says that others are, by the name it calls them. */
async function relationsOf(archive: Archive, folder: string, part: string): Promise<Map<string, Relation>> {
	const relations = new Map<string, Relation>();
	await readPart(archive, part, (name, { Id, Type, Target, TargetMode }) => {
		if (name === 'Relationship' && Id && Type && Target && TargetMode !== 'External')
			relations.set(Id, { type: Type, part: resolved(folder, Target) });
	});
	return relations;
}

async function readPart(
	archive: Archive,
	part: string,
	open: (name: string, attributes: Record<string, string>) => void,
	close?: (name: string) => void
): Promise<void> {
	await readWholeXml(partBytes(archive, part, SMALL_PART_BYTES), { open, close });
}

/** The bytes of a part; names of parts mean the same in capitals. */
export function partBytes(archive: Archive, part: string, limitBytes: number): AsyncGenerator<Buffer> {
	const { entries } = archive;
	const found = entries.has(part)
		? part
		: [...entries.keys()].find((name) => name.toLowerCase() === part.toLowerCase());
	const entry = found === undefined ? undefined : entries.get(found);
	if (entry === undefined) throw damaged('workbook');
	return entryBytes(archive, entry, limitBytes);
}

const isHidden = (state: string | undefined): boolean => state === 'hidden' || state === 'veryHidden';

/** An attribute whatever its prefix. */
function attributeOf(attributes: Record<string, string>, name: string): string {
	const [, value] = Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`)) ?? [];
	return value ?? '';
}

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1);
const relationsPart = (part: string): string => `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`;

/** A place as seen from a folder of the archive. */
function resolved(folder: string, target: string): string {
	const path = target.startsWith('/') ? target : `/${folder}${target}`;
	return decodeURIComponent(new URL(path, 'zip://archive').pathname).slice(1);
}

const otherDocument = (what: string): Problem =>
	new Problem(
		'unsupported_format',
		422,
		`This is ${what}. Open it where it was made, and save the sheet as a workbook (.xlsx) or as CSV.`
	);
