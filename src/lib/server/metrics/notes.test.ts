import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMonths } from '$lib/time/month';
import { currentSeq, verifyAudit } from '../audit/change';
import { sql } from '../store/sql';
import type { Store } from '../store/store';
import { kpiById } from './catalogue';
import { bring, emptyStore } from './facts.fixture';
import { addNote, withdrawNote, type NewNote } from './note-changes';
import { listNotes, NOTE_KINDS, type NoteKind } from './notes';
import { kpiPage } from './page';
import { listRules, setRules, withdrawRules } from './rule-settings';
import { ACTOR, month, one } from './series.fixture';
import { closeMonths } from './months';

const NOW = new Date('2025-04-20T10:00:00Z');
const START = '2022-01';
const L1 = 'on-time-delivery';

let store: Store;
beforeAll(async () => {
	store = await emptyStore();
	for (const site of ['ULM', 'BRN']) {
		// 4 or 5 of 40 late until the end of 2023, 1 or 2 from then on.
		const rows = Array.from({ length: 39 }, (_, at) =>
			month(addMonths(START, at), site, (at < 24 ? 4 : 1) + (at % 2))
		).flat();
		await bring(store, { kind: 'deliveries', rows, dataDate: '2025-03-31' });
	}
	await closeMonths(store, NOW);
}, 60_000);
afterAll(() => store.close());

const say = (kind: NoteKind, parts: Partial<NewNote> = {}) =>
	addNote(store, ACTOR, { kind, kpi: L1, month: '2024-01', text: 'second carrier', reason: 'decision', ...parts }, NOW);
const take = (kind: NoteKind, id: number) => withdrawNote(store, ACTOR, { kpi: L1, kind, id }, NOW);
const page = (scope = {}) => kpiPage(store, kpiById('L1'), { scope });

describe('a phase', () => {
	test('is suggested, never begun: one begins when somebody says why, and ends when it is withdrawn', async () => {
		const before = await page();
		expect(before.suggestion).toMatchObject({ month: '2024-01' });
		expect(before.card.assessment.phases).toHaveLength(1);
		const plain = await one(store);

		const id = await say('phase');
		const begun = await one(store);
		expect(begun.phases.map(({ from, reason, text }) => [from, reason, text])).toEqual([
			[START, null, null],
			['2024-01', 'decision', 'second carrier']
		]);
		expect(begun.points.find((point) => point.month === '2024-01')!.begins).toBe('second carrier');
		expect(begun.points.at(-1)!.centre).toBeGreaterThan(plain.points.at(-1)!.centre! + 0.05);
		expect((await page()).suggestion).toBeNull();

		// What was read before the change reads as it did.
		expect(await one(store, { asOf: id - 1 })).toEqual(plain);
		await take('phase', id);
		expect(await one(store)).toEqual(plain);
		expect(await one(store, { asOf: id })).toEqual(begun);
	});

	test('of the whole holds at each site, that of a site there alone', async () => {
		const id = await say('phase', { site: 'ULM' });
		const phasesOf = async (scope: object) => (await one(store, { scope })).phases.length;
		expect([await phasesOf({}), await phasesOf({ site: 'ULM' }), await phasesOf({ site: 'BRN' })]).toEqual([1, 2, 1]);
		expect((await page()).notes.phases).toMatchObject([{ id, site: 'ULM' }]);
		expect((await page({ site: 'BRN' })).notes.phases).toEqual([]);
		await take('phase', id);
		const whole = await say('phase');
		expect([await phasesOf({}), await phasesOf({ site: 'BRN' })]).toEqual([2, 2]);
		await take('phase', whole);
	});

	test('that is set anew takes the place of the one of the same month and site', async () => {
		const [first, second] = [await say('phase'), await say('phase', { text: 'third carrier' })];
		expect((await page()).notes.phases).toMatchObject([{ id: second, text: 'third carrier', actor: 'Test' }]);
		await expect(take('phase', first)).rejects.toMatchObject({ code: 'already_withdrawn', status: 409 });
		await take('phase', second);
		expect((await page()).notes.phases).toEqual([]);
	});
});

test('an excluded month is drawn, and leaves the limits of the others', async () => {
	const plain = await one(store);
	const id = await say('exclusion', { month: '2022-03', text: 'strike' });
	const { points } = await one(store);
	expect(points[2]).toMatchObject({ excluded: 'strike', value: plain.points[2]!.value });
	expect(points[0]!.centre).not.toBe(plain.points[0]!.centre);
	await take('exclusion', id);
	expect(await one(store)).toEqual(plain);
});

test('notes on the chart stand beside each other', async () => {
	const ids = [await say('annotation', { text: 'a' }), await say('annotation', { text: 'b' })];
	expect((await page()).notes.annotations.map(({ id }) => id)).toEqual(ids);
	for (const id of ids) await take('annotation', id);
});

test('the latest word of the owner stands, the earlier ones can be reached, and the board has it too', async () => {
	const words = { month: '2025-03', text: 'A carrier failed.' };
	const first = await say('comment', words);
	const second = await say('comment', { ...words, text: 'A carrier went bankrupt.', doing: ' Second carrier. ' });
	const { comment } = (await page()).card;
	expect(comment).toMatchObject({ id: second, text: 'A carrier went bankrupt.', doing: 'Second carrier.' });
	expect(comment!.earlier).toMatchObject([{ id: first, text: 'A carrier failed.', doing: null, actor: 'Test' }]);
	expect((await listNotes(store, first)).get(L1)!.comments).toMatchObject([{ id: first, earlier: [] }]);
	await take('comment', second);
	expect((await page()).card.comment).toBeNull();
});

describe('the rules', () => {
	test('of a KPI are chosen, read as of a change, and withdrawn', async () => {
		expect((await one(store)).rules).toBe('standard');
		await setRules(store, ACTOR, { kpi: 'L1', rules: 'nelson', reason: 'Corporate handbook' }, NOW);
		const seq = await currentSeq(store);
		expect((await one(store)).rules).toBe('nelson');
		expect((await page()).ruleSetting).toMatchObject({ rules: 'nelson', reason: 'Corporate handbook', id: seq });
		expect((await one(store, { asOf: seq - 1 })).rules).toBe('standard');
		await withdrawRules(store, ACTOR, 'L1', NOW);
		expect((await one(store)).rules).toBe('standard');
		expect((await listRules(store, seq)).get(L1)).toMatchObject({ rules: 'nelson' });
		await expect(withdrawRules(store, ACTOR, 'L1', NOW)).rejects.toMatchObject({ code: 'already_withdrawn' });
	});
	test.each([
		['L1', 'mine', 'x', 'unknown_rules'],
		['L1', 'nelson', ' ', 'text_missing'],
		['L5', 'nelson', 'x', 'never_judged']
	])('of %s are not %j because of %j', async (kpi, rules, reason, code) => {
		await expect(setRules(store, ACTOR, { kpi, rules, reason }, NOW)).rejects.toMatchObject({ code });
	});
});

test.each([
	['phase', { reason: 'a feeling' }, 'invalid_reason', 400],
	['phase', { text: ' \n' }, 'text_missing', 400],
	['exclusion', { text: '' }, 'text_missing', 400],
	['comment', { text: 'x'.repeat(1001) }, 'text_too_long', 400],
	['annotation', { month: '2025-13' }, 'invalid_month', 400],
	['annotation', { month: '2025-05' }, 'month_to_come', 400],
	['annotation', { site: 'Atlantis' }, 'unknown_site', 404],
	['annotation', { kpi: 'L99' }, 'unknown_kpi', 404]
] as const)('a %s with %j is refused', async (kind, parts, code, status) => {
	const seq = await currentSeq(store);
	await expect(say(kind, parts)).rejects.toMatchObject({ code, status });
	expect(await currentSeq(store)).toBe(seq);
});

test('what is not there, or is of another kind, cannot be withdrawn', async () => {
	const id = await say('annotation');
	await expect(take('phase', id)).rejects.toMatchObject({ code: 'unknown_note', status: 404 });
	await take('annotation', id);
});

test('each change has its entry in the audit log, and the log holds together', async () => {
	const id = await say('phase');
	const [entry] = await store.query<{ action: string; subject: string; detail: string }>(
		sql`select action, subject, detail from audit_log where seq = cast(${id} as bigint)`
	);
	expect(entry).toMatchObject({ action: 'phase.set', subject: L1 });
	expect(JSON.parse(entry!.detail)).toMatchObject({ month: '2024-01', cause: 'decision', reason: 'second carrier' });
	await take('phase', id);
	expect((await verifyAudit(store)).brokenAt).toBeNull();
});

/** Notes in force by the plainest means: a list that grows and shrinks. */
interface Told {
	id: number;
	kind: NoteKind;
	month: string;
	site: string | null;
	text: string;
}

test('whatever is said and withdrawn in whatever order: at each change the notes of that moment are read', async () => {
	const step = fc.record({
		kind: fc.constantFrom(...NOTE_KINDS),
		month: fc.constantFrom('2024-01', '2024-02'),
		site: fc.constantFrom(null, 'ULM'),
		withdraw: fc.option(fc.nat(5))
	});
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
			let told: Told[] = [];
			const moments = new Map<number, Told[]>();
			for (const [at, { kind, month, site, withdraw }] of steps.entries()) {
				const gone = withdraw === null ? undefined : told[withdraw];
				if (gone) {
					await take(gone.kind, gone.id);
					told = told.filter((note) => note !== gone);
				} else {
					const text = `text ${at}`;
					const id = await say(kind, { month, site, text });
					const replaces = (note: Told) =>
						kind !== 'annotation' && note.kind === kind && note.month === month && note.site === site;
					told = [...told.filter((note) => !replaces(note)), { id, kind, month, site, text }];
				}
				moments.set(await currentSeq(store), told);
			}
			for (const [seq, expected] of moments) expect(await read(seq)).toEqual(sorted(expected));
			expect(await read(null)).toEqual(sorted(told));
			for (const { kind, id } of told) await take(kind, id);
		}),
		{ numRuns: 15, seed: 20 }
	);
}, 60_000);

const sorted = (told: Told[]): Told[] => told.toSorted((a, b) => a.id - b.id);

async function read(asOf: number | null): Promise<Told[]> {
	const notes = (await listNotes(store, asOf)).get(L1);
	if (!notes) return [];
	const lists = {
		phase: notes.phases,
		exclusion: notes.exclusions,
		annotation: notes.annotations,
		comment: notes.comments
	};
	return sorted(
		NOTE_KINDS.flatMap((kind) => lists[kind].map(({ id, month, site, text }) => ({ id, kind, month, site, text })))
	);
}
