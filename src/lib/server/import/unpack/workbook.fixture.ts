import { zipOf, type ZipEntry } from './zip.fixture';

/** A cell as a test writes it: a text, a number, or the inside and attributes of its tag. */
export type FixtureCell = string | number | null | { t?: string; s?: number; xml: string };

export interface FixtureSheet {
	name: string;
	state?: 'hidden' | 'veryHidden';
	/** Rows from the first on, or by their number. */
	rows: readonly (readonly FixtureCell[])[] | Readonly<Record<number, readonly FixtureCell[]>>;
}

export interface FixtureBook {
	sheets: readonly FixtureSheet[];
	/** Number formats of the styles 1, 2, 3 …; a number is a built-in one. */
	formats?: readonly (string | number)[];
	/** Inside of the tags <si>. */
	strings?: readonly string[];
	from1904?: boolean;
	/** Parts beside those of the workbook, or in place of them. */
	parts?: readonly ZipEntry[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The bytes of a workbook (ECMA-376), with no more in it than a reader needs. */
export function workbookOf(book: FixtureBook): Buffer {
	const sheets = book.sheets.map(
		({ name, state }, at) =>
			`<sheet name="${escaped(name)}" sheetId="${at + 1}" ${state ? `state="${state}" ` : ''}r:id="rId${at + 1}"/>`
	);
	const targets = book.sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const);
	const parts: ZipEntry[] = [
		{ name: '[Content_Types].xml', content: `${HEAD}<Types/>` },
		{ name: '_rels/.rels', content: relations([['officeDocument', 'xl/workbook.xml']]) },
		{
			name: 'xl/workbook.xml',
			content: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${book.from1904 ? ' date1904="1"' : ''}/><sheets>${sheets.join('')}</sheets></workbook>`
		},
		{
			name: 'xl/_rels/workbook.xml.rels',
			content: relations([...targets, ['sharedStrings', 'sharedStrings.xml'], ['styles', '/xl/styles.xml']])
		},
		{ name: 'xl/sharedStrings.xml', content: stringsOf(book.strings ?? []) },
		{ name: 'xl/styles.xml', content: stylesOf(book.formats ?? []) },
		...book.sheets.map((sheet, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, content: sheetOf(sheet) }))
	];
	const own = book.parts ?? [];
	return zipOf([...parts.filter(({ name }) => !own.some((part) => part.name === name)), ...own]);
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
	const all = targets.map(
		([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`
	);
	return `${HEAD}<Relationships xmlns="${PACKAGE}">${all.join('')}</Relationships>`;
}

const stringsOf = (strings: readonly string[]): string =>
	`${HEAD}<sst xmlns="${MAIN}">${strings.map((inside) => `<si>${inside}</si>`).join('')}</sst>`;

function stylesOf(formats: readonly (string | number)[]): string {
	const own = formats.map((code, at) =>
		typeof code === 'string' ? `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>` : ''
	);
	const cells = formats.map((code, at) => `<xf numFmtId="${typeof code === 'string' ? 164 + at : code}"/>`);
	return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cells.join('')}</cellXfs></styleSheet>`;
}

function sheetOf({ rows }: FixtureSheet): string {
	const numbered = Array.isArray(rows)
		? (rows as readonly (readonly FixtureCell[])[]).map((cells, at) => [at + 1, cells] as const)
		: Object.entries(rows as Record<number, readonly FixtureCell[]>).map(
				([row, cells]) => [Number(row), cells] as const
			);
	const all = numbered.map(
		([row, cells]) => `<row r="${row}">${cells.map((cell, at) => cellOf(cell, row, at)).join('')}</row>`
	);
	return `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1"/><sheetData>${all.join('')}</sheetData></worksheet>`;
}

function cellOf(cell: FixtureCell, row: number, at: number): string {
	const place = `r="${columnName(at)}${row}"`;
	if (cell === null) return '';
	if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`;
	if (typeof cell === 'string')
		return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
	return `<c ${place}${cell.s ? ` s="${cell.s}"` : ''}${cell.t ? ` t="${cell.t}"` : ''}>${cell.xml}</c>`;
}

const columnName = (at: number): string =>
	at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26);

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
