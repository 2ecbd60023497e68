import { checkedDeclaration, kpiOf, slugOf, type Declaration, type OwnKpi } from '$lib/metrics/own-kpi';
import { Problem } from '$lib/problem';
import type { Month } from '$lib/time/month';
import { makeChange, type Actor } from '../audit/change';
import { sql } from '../store/sql';
import type { Db, Store } from '../store/store';
import { catalogue, isNamed } from './catalogue';
import { kpisOf, listOwnKpis } from './own-kpis';
import { readingOf } from './reading';
import { checkedOwner, checkedTarget, putSettings, putTarget } from './targets';

/** A KPI as it is declared, with the first of what every KPI has: an owner, and a target from a month on. */
export interface NewKpi extends Declaration {
	owner?: string;
	target?: { from: Month; value: number; source: string } | null;
}

/**
 * Declares a KPI. 400 for what cannot be (see `checkedDeclaration`, and `invalid_target`), 409 `kpi_exists` where its name,
 * slug or code is that of another: files name KPIs by any of them.
 */
export async function declareKpi(
	store: Store,
	actor: Actor,
	{ owner, target, ...said }: NewKpi,
	at: Date
): Promise<OwnKpi> {
	const declared = checkedDeclaration(said);
	const owned = checkedOwner(owner ?? '');
	const aim = target ? checkedTarget(kpiOf({ ...declared, code: '' }), target) : null;
	const head = { action: 'kpi.declare', subject: declared.id, at };
	return makeChange(store, actor, head, async (db, seq) => {
		await refuseTaken(db, declared, null);
		const kpi = { ...declared, code: await nextCode(db, declared.id) };
		await insert(db, actor, kpi, seq);
		if (owned !== null) await putSettings(db, actor, kpi.id, { owner: owned }, seq);
		if (aim) await putTarget(db, actor, kpi.id, aim, seq);
		return { result: kpi, detail: { ...kpi, owner: owned, target: aim } };
	});
}

/**
 * Alters a declared KPI from this change on; what is left out stays. 404 `unknown_kpi`, 409 `built_in_kpi` for one of the
 * catalogue, `form_fixed` where rows have come that say something else, and as `declareKpi`.
 */
export async function alterKpi(
	store: Store,
	actor: Actor,
	name: string,
	said: Omit<Declaration, 'id'>,
	at: Date
): Promise<OwnKpi> {
	const { id } = await declared(store, name);
	return makeChange(store, actor, { action: 'kpi.alter', subject: id, at }, async (db, seq) => {
		const before = await declared(db, id);
		const after = { ...checkedDeclaration(merged(before, said)), id, code: before.code };
		if (after.form !== before.form && (await hasRows(db, id)))
			throw new Problem(
				'form_fixed',
				409,
				'Rows of this KPI have come already: what is counted stays as it is. Declare another KPI for something else.',
				{ field: 'form' }
			);
		await refuseTaken(db, after, id);
		await remove(db, id, seq);
		await insert(db, actor, after, seq);
		return { result: after, detail: { before, after } };
	});
}

/** Takes a declared KPI out of force; its rows, targets and notes stay on record, and it can be declared again. 404, 409 `built_in_kpi`. */
export async function withdrawKpi(store: Store, actor: Actor, name: string, at: Date): Promise<OwnKpi> {
	const { id } = await declared(store, name);
	return makeChange(store, actor, { action: 'kpi.withdraw', subject: id, at }, async (db, seq) => {
		const before = await declared(db, id);
		await remove(db, id, seq);
		return { result: before, detail: { before } };
	});
}

/** A declared KPI in force. */
export async function declared(db: Db, name: string): Promise<OwnKpi> {
	const own = (await listOwnKpis(db)).find(isNamed(name));
	if (own) return own;
	if (catalogue.some(isNamed(name)))
		throw new Problem('built_in_kpi', 409, 'A KPI of the catalogue cannot be altered or withdrawn; it can be hidden.');
	throw new Problem('unknown_kpi', 404, 'There is no KPI of this name.', { kpi: name.slice(0, 100) });
}

/** Words of another form would not fit: what was not said of it is as usual. */
function merged(before: OwnKpi, said: Omit<Declaration, 'id'>): Declaration {
	const { part, whole, unit, factor, summed, ...kept } = before;
	const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
	const sameForm = said.form === undefined || said.form === before.form;
	const sameUnit = said.unit === undefined || said.unit === before.unit;
	return {
		...kept,
		...(sameForm ? { part, whole, unit, summed } : {}),
		...(sameForm && sameUnit ? { factor } : {}),
		...given
	};
}

async function refuseTaken(db: Db, { id, name }: Pick<OwnKpi, 'id' | 'name'>, self: string | null): Promise<void> {
	const wanted = [id, name].map(spelling);
	const others = (await kpisOf(readingOf(db))).filter((kpi) => kpi.id !== self);
	const other = others.find((kpi) => [kpi.id, kpi.code, kpi.name].some((one) => wanted.includes(spelling(one))));
	if (other)
		throw new Problem('kpi_exists', 409, `There is a KPI of this name: ${other.name} (${other.code}).`, {
			kpi: other.id
		});
}

/** What all ways to write a name have in common: files are not strict about them either. */
const spelling = (name: string): string => slugOf(name) || name.toLowerCase();

/** O1, O2 …, none of which is the name of a KPI; who is declared again has its code again. */
async function nextCode(db: Db, id: string): Promise<string> {
	const rows = await db.query<{ kpi: string; code: string }>(
		sql`select distinct kpi, code from own_kpis order by kpi, code`
	);
	const own = rows.find(({ kpi }) => kpi === id);
	if (own) return own.code;
	const kpis = await kpisOf(readingOf(db));
	const taken = new Set(kpis.flatMap((kpi) => [spelling(kpi.id), spelling(kpi.name)]));
	let number = Math.max(0, ...rows.map(({ code }) => Number(code.slice(1)))) + 1;
	while (taken.has(spelling(`O${number}`))) number++;
	return `O${number}`;
}

async function hasRows(db: Db, id: string): Promise<boolean> {
	const rows = await db.query(
		sql`select 1 as one from measures where kpi = ${id} and removed_seq is null order by one limit 1`
	);
	return rows.length > 0;
}

const remove = (db: Db, id: string, seq: number): Promise<number> =>
	db.exec(sql`update own_kpis set removed_seq = cast(${seq} as bigint) where kpi = ${id} and removed_seq is null`);

const insert = (db: Db, actor: Actor, kpi: OwnKpi, seq: number): Promise<number> =>
	db.exec(sql`insert into own_kpis
		(kpi, code, name, form, summed, unit, factor, direction, part, whole, process, why, actor, added_seq) values (
		${kpi.id}, ${kpi.code}, ${kpi.name}, ${kpi.form}, ${kpi.summed}, ${kpi.unit}, cast(${kpi.factor} as double precision),
		${kpi.direction}, ${kpi.part}, ${kpi.whole}, ${kpi.process}, ${kpi.why}, ${actor.name}, ${seq})`);
