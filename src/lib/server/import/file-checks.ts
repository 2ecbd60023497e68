import type { Question, RowCounts } from '$lib/import/answer';
import { raiseFirst } from '$lib/import/question';
import { isMended } from '$lib/import/reasons';
import { Problem } from '$lib/problem';
import { sql } from '../store/sql';
import type { Db } from '../store/store';
import { addFileFinding } from './findings';
import { canTake, KEY_FORMS, type KeyForm } from './keys';
import { kept } from './repeats';
import { siteOf } from './site-of';
import type { Staged } from './staged';

/** Sites of the rows that are taken, in order of their names. */
export async function sitesOfRows(staged: Staged): Promise<string[]> {
	const site = siteOf(staged);
	const rows = await staged.work.query<{ site: string }>(
		sql`select distinct ${site} as site from staged where ${kept(staged)} order by site`
	);
	return rows.map((row) => row.site);
}

/** Refuses a form of keys that nobody knows, or that the file's columns cannot give. */
export function checkKeyForm(staged: Staged): void {
	const { keyForm } = staged.request;
	if (keyForm === undefined || staged.kind.id !== 'deliveries') return;
	const known = KEY_FORMS.find((form) => form === keyForm);
	if (known && canTake(known, staged.has)) return;
	throw new Problem('invalid_key_form', 400, `Order lines of this file cannot be told apart by "${keyForm}".`, {
		parameter: 'keyForm',
		candidates: KEY_FORMS.filter((form) => canTake(form, staged.has))
	});
}

/** Asks when a site's order lines have been told apart in another way so far: the same line would count twice. */
export async function askKeyForm(db: Db, staged: Staged, sites: readonly string[]): Promise<void> {
	const { form } = staged;
	if (!form) return;
	const fixed = await db.query<{ site: string; form: KeyForm }>(sql`
		select k.site, arg_min(k.form, k.import_id) as form
		from key_forms k join imports i on i.import_id = k.import_id
		where i.undone_seq is null and k.site = any(${[...sites]}) group by k.site order by k.site`);
	const other = fixed.filter((row) => row.form !== form);
	if (other.length === 0) return;
	const forms = [...new Set(other.map((row) => row.form))];
	const possible = forms.filter((one) => canTake(one, staged.has));
	const words = (one: KeyForm) =>
		`${one.startsWith('line') ? 'line' : 'product'}${one.endsWith('+delivery') ? ' and delivery number' : ''}`;
	const question: Question = {
		code: 'question',
		question: 'key_form',
		field: forms.some((one) => one.startsWith('line')) && !staged.has('line') ? 'line' : null,
		candidates: possible,
		examples: other.map((row) => row.site).slice(0, 5),
		message: `Order lines of ${other[0]?.site} have been told apart by ${forms.map(words).join(' or ')} so far, this file tells them apart by ${words(form)}. ${
			possible.length > 0
				? 'Keep to the earlier way, or undo the earlier imports.'
				: 'Map the column that is missing, or undo the earlier imports.'
		}`
	};
	raiseFirst([question]);
}

/** Points out that the same bytes are in force already; says under which name, where that was another. */
export async function findSameFile(db: Db, staged: Staged, sha256: string, name: string): Promise<boolean> {
	const [same] = await db.query<{ importId: number; name: string }>(sql`
		select import_id, name from imports where kind = ${staged.kind.id} and sha256 = ${sha256} and undone_seq is null
		order by import_id desc limit 1`);
	if (!same) return false;
	const named = same.name === name ? '' : ` (${same.name})`;
	await addFileFinding(db, staged, 'duplicate_file', null, `${same.importId}${named}`);
	return true;
}

/** Points out that every row that is taken was there already: the same content in another file. */
export async function findNothingNew(
	db: Db,
	staged: Staged,
	{ accepted, unchanged, withdrawn }: RowCounts
): Promise<void> {
	if (accepted === unchanged && withdrawn === 0) await addFileFinding(db, staged, 'nothing_new', null, null);
}

/** Imports that say which sites come in files with the same columns, and how many to look through for them. */
const LAST_FILES = 3;
const MOST_FILES = 20;

/**
 * Points out sites that each of the last files with the same columns held and this one lacks. Files of a single site that
 * share their columns with files of others are no reason: this file and those before it must have a site in common. Who
 * names the sites has said which there are.
 */
export async function findSitesMissing(db: Db, staged: Staged, sites: readonly string[]): Promise<void> {
	const { kind, records, request } = staged;
	// Each KPI of one's own has its own sites, and what it lacks is said of it.
	if (kind.id === 'measures' || request.sites || isMended(records.header) || records.fingerprint === null) return;
	const files = await db.query<{ header: string; sites: string[] }>(sql`
		select i.header, (select array_agg(s.site order by s.site) from import_sites s where s.import_id = i.import_id) as sites
		from imports i where i.kind = ${kind.id} and i.fingerprint = ${records.fingerprint} and i.undone_seq is null
		order by i.import_id desc limit ${MOST_FILES}`);
	const earlier = files.filter(({ header }) => !isMended(JSON.parse(header) as string[])).slice(0, LAST_FILES);
	const [latest, ...others] = earlier.map((file) => file.sites ?? []);
	if (!latest?.some((site) => sites.includes(site))) return;
	const always = latest.filter((site) => others.every((some) => some.includes(site)));
	for (const site of always.filter((one) => !sites.includes(one)))
		await addFileFinding(db, staged, 'site_missing', 'site', site);
}

/** Warns of fields that earlier files of these sites had and this one lacks. Measures come in files of their own. */
export async function findColumnsGone(db: Db, staged: Staged, sites: readonly string[]): Promise<void> {
	const { kind, has } = staged;
	if (kind.id === 'measures') return;
	const earlier = await db.query<{ site: string; mapping: string }>(sql`
		select distinct s.site, i.mapping from imports i join import_sites s on s.import_id = i.import_id
		where i.kind = ${kind.id} and i.undone_seq is null and s.site = any(${[...sites]}) order by s.site, i.mapping`);
	const gone = new Map<string, Set<string>>();
	for (const { site, mapping } of earlier)
		for (const name of Object.keys(JSON.parse(mapping) as Record<string, string>))
			if (!has(name) && kind.fields.some((field) => field.name === name && !field.measure))
				gone.set(name, (gone.get(name) ?? new Set()).add(site));
	for (const [field, at] of gone) await addFileFinding(db, staged, 'column_gone', field, [...at].join(', '));
}
