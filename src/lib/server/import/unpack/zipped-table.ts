import type { Entry } from 'yauzl';
import { Problem } from '$lib/problem';
import { shownName } from '$lib/import/shown-name';
import type { Archive } from './archive';

/** What file managers put into archives beside what was packed. */
const BESIDE = /(?:^|\/)(?:__MACOSX\/.*|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$/i;
const TABLE = /\.(?:csv|tsv|tab|txt|asc|dat)$/i;
const NAMES_TOLD = 10;

/** The one table of an archive. 422 `no_table_in_archive`, or `several_files` with their names. */
export function tableIn({ entries }: Archive): { name: string; entry: Entry } {
	const files = [...entries.keys()].filter((name) => !name.endsWith('/') && !BESIDE.test(name));
	const tables = files.length === 1 ? files : files.filter((name) => TABLE.test(name));
	const [name, second] = tables;
	const entry = name === undefined ? undefined : entries.get(name);
	if (name === undefined || entry === undefined) throw noTable(files);
	if (second !== undefined) throw severalTables(tables);
	return { name: shownName(name), entry };
}

function noTable(files: string[]): Problem {
	const names = told(files);
	const holds = names.length === 0 ? 'is empty' : `holds no CSV file, only ${names.join(', ')}`;
	return new Problem('no_table_in_archive', 422, `The archive ${holds}. Send the table itself.`, { files: names });
}

function severalTables(tables: string[]): Problem {
	const names = told(tables);
	return new Problem(
		'several_files',
		422,
		`The archive holds ${tables.length} tables: ${names.join(', ')}. Which one is meant cannot be told: send one file at a time.`,
		{ files: names }
	);
}

const told = (names: string[]): string[] => names.slice(0, NAMES_TOLD).map(shownName);
