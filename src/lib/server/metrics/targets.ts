import { makeChange, type Actor } from '../audit/change';
import { sql } from '../store/sql';
import type { Db, Store } from '../store/store';
import { Problem } from '$lib/problem';
import type { Kpi, Target } from '$lib/metrics/kpi';
import { firstDay, isMonth, monthOf, type Day, type Month } from '$lib/time/month';
import type { AsOf } from './as-of';
import { inForce } from './as-of';
import { findKpi, kpisOf } from './own-kpis';
import { onceInCommon, readingOf, type Reading } from './reading';

/** What the organisation decides about a KPI beside its targets. */
export interface KpiSettings {
	owner: string | null;
	/** Whether the board shows it. */
	shown: boolean;
	/** Place among the KPIs, from 0; the order of the catalogue until somebody sets it. */
	position: number;
}

/** A target as it is set: a plain ratio for shares and rates; null withdraws the target from that month on. */
export interface NewTarget {
	kpi: string;
	from: Month;
	value: number | null;
	source: string;
}

/** Targets by KPI, the earliest first, as of a change. */
export async function listTargets(db: Db, asOf: AsOf = null): Promise<Map<string, Target[]>> {
	const rows = await db.query<{ kpi: string; validFrom: Day; target: number | null; source: string }>(sql`
		select t.kpi, t.valid_from, t.target, t.source from kpi_targets t
		where ${inForce('t', asOf)} order by t.kpi, t.valid_from`);
	const targets = new Map<string, Target[]>();
	for (const { kpi, validFrom, target, source } of rows)
		targets.set(kpi, [...(targets.get(kpi) ?? []), { from: monthOf(validFrom), value: target, source }]);
	return targets;
}

/** Settings of every KPI as of a change; those that nobody has set are shown, without owner, in catalogue order. */
export async function listSettings(db: Db, asOf: AsOf = null): Promise<Map<string, KpiSettings>> {
	const rows = await db.query<KpiSettings & { kpi: string }>(sql`
		select s.kpi, s.owner, s.shown, s.position from kpi_settings s where ${inForce('s', asOf)}`);
	const set = new Map(rows.map(({ kpi, owner, shown, position }) => [kpi, { owner, shown, position }]));
	const kpis = await kpisOf(readingOf(db, asOf));
	return new Map(kpis.map(({ id }, position) => [id, set.get(id) ?? { owner: null, shown: true, position }]));
}

export const targetsOf = async (reading: Reading, kpi: string): Promise<Target[]> =>
	(await onceInCommon(reading, 'targets', () => listTargets(reading.db, reading.asOf))).get(kpi) ?? [];

export async function settingsOf(reading: Reading, kpi: string): Promise<KpiSettings> {
	const settings = await onceInCommon(reading, 'settings', () => listSettings(reading.db, reading.asOf));
	return settings.get(kpi) ?? { owner: null, shown: true, position: 0 };
}

/** Sets the target from a month on, in place of one that began in the same month; 400 for a value or source not fit. */
export async function setTarget(store: Store, actor: Actor, target: NewTarget, at: Date): Promise<void> {
	const kpi = await findKpi(store, target.kpi);
	const { id } = kpi;
	const { from, value, source } = checkedTarget(kpi, target);
	const head = { action: 'target.set', subject: id, at };
	return makeChange(store, actor, head, async (db, seq) => {
		const before = await putTarget(db, actor, id, { from, value, source }, seq);
		return { result: undefined, detail: { from, before, after: value, source } };
	});
}

/** A target that can be set. 400 `invalid_month`, `invalid_target`, `target_without_source`, `text_too_long`. */
export function checkedTarget(
	{ measure }: Pick<Kpi, 'measure'>,
	{ from, value, source: said }: Omit<NewTarget, 'kpi'>
): Omit<NewTarget, 'kpi'> {
	const source = said.trim();
	if (!isMonth(from)) throw new Problem('invalid_month', 400, 'A target begins with a month such as 2026-09.');
	if (
		value !== null &&
		(!Number.isFinite(value) || (value < 0 && measure !== 'value') || (measure === 'share' && value > 1))
	)
		throw new Problem('invalid_target', 400, 'A target is a number that the KPI can reach.', { value });
	if (source === '') throw new Problem('target_without_source', 400, 'Say where the target comes from.');
	if (source.length > 500) throw new Problem('text_too_long', 400, 'The source of a target has at most 500 letters.');
	return { from, value, source };
}

/** Writes a target inside the change `seq`, and hands back what stood in its place. */
export async function putTarget(
	db: Db,
	actor: Actor,
	id: string,
	{ from, value, source }: Omit<NewTarget, 'kpi'>,
	seq: number
): Promise<number | null> {
	const month = firstDay(from);
	const [before] = await db.query<{ target: number | null }>(sql`
			select target from kpi_targets where kpi = ${id} and valid_from = cast(${month} as date) and removed_seq is null`);
	await db.exec(sql`update kpi_targets set removed_seq = cast(${seq} as bigint)
			where kpi = ${id} and valid_from = cast(${month} as date) and removed_seq is null`);
	await db.exec(sql`insert into kpi_targets (kpi, valid_from, target, source, actor, added_seq) values (
			${id}, cast(${month} as date), cast(${value} as double precision), ${source}, ${actor.name}, ${seq})`);
	return before?.target ?? null;
}

/** Sets owner, place or visibility; what is left out stays. */
export async function setSettings(
	store: Store,
	actor: Actor,
	kpi: string,
	wanted: Partial<KpiSettings>,
	at: Date
): Promise<void> {
	const { id } = await findKpi(store, kpi);
	const { owner, position } = wanted;
	if (position !== undefined && !(Number.isInteger(position) && position >= 0 && position < 1000))
		throw new Problem('invalid_position', 400, 'A place is a whole number from 0 to 999.');
	const given = owner === undefined ? wanted : { ...wanted, owner: checkedOwner(owner ?? '') };
	const head = { action: 'kpi.settings', subject: id, at };
	return makeChange(store, actor, head, async (db, seq) => ({
		result: undefined,
		detail: await putSettings(db, actor, id, given, seq)
	}));
}

/** A name, or nobody; 400 `text_too_long`. */
export function checkedOwner(said: string): string | null {
	const owner = said.trim() || null;
	if (owner !== null && owner.length > 200) throw new Problem('text_too_long', 400, 'A name has at most 200 letters.');
	return owner;
}

/** Writes settings inside the change `seq`; tells what was and what is. */
export async function putSettings(
	db: Db,
	actor: Actor,
	id: string,
	wanted: Partial<KpiSettings>,
	seq: number
): Promise<{ before: KpiSettings; after: KpiSettings }> {
	const before = (await listSettings(db)).get(id) ?? { owner: null, shown: true, position: 0 };
	const after = {
		owner: wanted.owner === undefined ? before.owner : wanted.owner,
		shown: wanted.shown ?? before.shown,
		position: wanted.position ?? before.position
	};
	await db.exec(
		sql`update kpi_settings set removed_seq = cast(${seq} as bigint) where kpi = ${id} and removed_seq is null`
	);
	await db.exec(sql`insert into kpi_settings (kpi, owner, shown, position, actor, added_seq) values (
		${id}, ${after.owner}, ${after.shown}, ${after.position}, ${actor.name}, ${seq})`);
	return { before, after };
}
