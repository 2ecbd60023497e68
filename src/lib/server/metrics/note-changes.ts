import { makeChange, type Actor } from '../audit/change';
import { sql } from '../store/sql';
import type { Db, Store } from '../store/store';
import { Problem } from '$lib/problem';
import { firstDay } from '$lib/time/month';
import { namesIn } from './choices';
import type { KpiDefinition } from './definition';
import { checkedMonth, checkedReason, checkedText } from './note-checks';
import type { NoteKind } from './notes';
import { findKpi } from './own-kpis';
import { readingOf } from './reading';

/** A note as it is made. A phase has a reason, a comment may say what is done. */
export interface NewNote {
	kind: NoteKind;
	kpi: string;
	month: string;
	site?: string | null;
	text: string;
	reason?: string;
	doing?: string | null;
}

const WANTED: Record<NoteKind, string> = {
	phase: 'Say what began the phase: without a cause there is none.',
	exclusion: 'Say why the month does not count.',
	annotation: 'Say what is to be noted.',
	comment: 'Say what happened.'
};

/** Of these one stands for a month and site: a new one takes its place. Notes on the chart stand beside each other. */
const ONE_A_MONTH: readonly NoteKind[] = ['phase', 'exclusion', 'comment'];

/** Says something of a month, in the place of what was said before; its number is handed back. */
export async function addNote(store: Store, actor: Actor, note: NewNote, at: Date): Promise<number> {
	const kpi = await findKpi(store, note.kpi);
	const { kind } = note;
	const month = checkedMonth(note.month, at);
	const text = checkedText(note.text, WANTED[kind]);
	const reason = kind === 'phase' ? checkedReason(note.reason ?? '') : null;
	const doing = (kind === 'comment' && note.doing?.trim() && checkedText(note.doing, '')) || null;
	const site = note.site?.trim() || null;
	const head = { action: `${kind}.set`, subject: kpi.id, reason: kind === 'comment' ? null : text, at };
	return makeChange(store, actor, head, async (db, seq) => {
		if (site !== null) await requireSite(db, kpi, site);
		const same = sql`select added_seq from kpi_notes where kpi = ${kpi.id} and kind = ${kind} and removed_seq is null
			and month = cast(${firstDay(month)} as date) and site is not distinct from cast(${site} as varchar)
			order by added_seq`;
		const before = ONE_A_MONTH.includes(kind) ? await db.query<{ addedSeq: number }>(same) : [];
		for (const { addedSeq } of before) await remove(db, addedSeq, seq);
		await db.exec(sql`insert into kpi_notes (kpi, kind, month, site, reason, said, doing, actor, added_seq) values (
			${kpi.id}, ${kind}, cast(${firstDay(month)} as date), ${site}, ${reason}, ${text}, ${doing}, ${actor.name}, ${seq})`);
		const superseded = before[0]?.addedSeq ?? null;
		return { result: seq, detail: { month, site, cause: reason, text, doing, superseded } };
	});
}

/** Takes a note out of force, by the change whose number is handed back; it stays on record. 404 `unknown_note`, 409 `already_withdrawn`. */
export async function withdrawNote(
	store: Store,
	actor: Actor,
	{ kpi: name, kind, id }: { kpi: string; kind: NoteKind; id: number },
	at: Date
): Promise<number> {
	const kpi = await findKpi(store, name);
	const head = { action: `${kind}.withdraw`, subject: kpi.id, at };
	return makeChange(store, actor, head, async (db, seq) => {
		const [note] = await db.query<{ said: string; removedSeq: number | null }>(sql`
			select said, removed_seq from kpi_notes
			where kpi = ${kpi.id} and kind = ${kind} and added_seq = cast(${id} as bigint)`);
		if (!note) throw new Problem('unknown_note', 404, 'There is no note with this number.', { id });
		if (note.removedSeq !== null)
			throw new Problem('already_withdrawn', 409, 'It has been withdrawn, or another one has taken its place.', { id });
		await remove(db, id, seq);
		return { result: seq, detail: { note: id, text: note.said } };
	});
}

const remove = (db: Db, id: number, seq: number): Promise<number> =>
	db.exec(sql`update kpi_notes set removed_seq = cast(${seq} as bigint) where added_seq = cast(${id} as bigint)`);

async function requireSite(db: Db, kpi: KpiDefinition, site: string): Promise<void> {
	if (!kpi.dimensions.includes('site'))
		throw new Problem('dimension_not_available', 422, `${kpi.name} cannot be read by site.`, { dimension: 'site' });
	if (!(await namesIn(readingOf(db), 'site')).includes(site))
		throw new Problem('unknown_site', 404, 'There is no site of this name in the data.', { site });
}
