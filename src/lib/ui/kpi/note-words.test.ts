import { describe, expect, it } from 'vitest';
import type { KpiNotes } from '$lib/metrics/notes';
import { point } from '../charts/points.fixture';
import { isNoteResult, typedNote } from './note-form';
import { listedNotes, marksOf, whereWords, whoWords } from './note-words';

const note = (id: number, month: string, site: string | null, text: string) => ({
	id,
	month,
	site,
	text,
	actor: 'R. Adler',
	at: '2026-10-03T09:30:00Z'
});
const notes: KpiNotes = {
	phases: [
		{ ...note(9, '2026-03', null, 'second carrier'), reason: 'decision' },
		{ ...note(8, '2026-04', 'Ulm', 'hall 4'), reason: 'known_cause' }
	],
	exclusions: [note(4, '2026-02', null, 'strike')],
	annotations: [
		note(3, '2026-03', null, 'new packer'),
		note(2, '2026-01', 'Ulm', 'flood'),
		note(1, '2020-01', null, 'old')
	],
	comments: []
};
const points = ['2026-01', '2026-02', '2026-03', '2026-04'].map((month) =>
	point(month, month === '2026-03' ? { begins: 'second carrier' } : {})
);

describe('the marks of a chart', () => {
	it('are numbered in the order of time, a phase before a note of its month; what it does not show has none', () => {
		expect(marksOf(notes, points, null).map(({ number, kind, text }) => [number, kind, text])).toEqual([
			[1, 'note', 'Ulm: flood'],
			[2, 'phase', 'second carrier'],
			[3, 'note', 'new packer']
		]);
	});
	it('of another site are not there', () => {
		expect(marksOf(notes, points, 'Brno').map(({ text }) => text)).toEqual(['second carrier', 'new packer']);
	});
	it('have their text in the list under the same number', () => {
		expect(listedNotes(notes, points, null).map(({ number, title, note }) => [number, title, note.text])).toEqual([
			[null, 'Note', 'old'],
			[1, 'Note', 'flood'],
			[null, 'Not counted', 'strike'],
			[2, 'New phase, decision', 'second carrier'],
			[3, 'Note', 'new packer'],
			[null, 'New phase, known cause', 'hall 4']
		]);
	});
});

it('a note says where it holds, and who said it when', () => {
	expect(whereWords(notes.phases[1]!)).toBe('Apr 2026, only Ulm');
	expect(whereWords(notes.phases[0]!)).toBe('Mar 2026');
	expect(whoWords(notes.phases[0]!)).toBe('R. Adler, 3 Oct 2026');
});

it('a form keeps what was typed, and its result is told from that of other forms', () => {
	const form = new FormData();
	form.set('month', '2026-03');
	form.set('text', 'flood');
	expect(typedNote(form)).toEqual({ month: '2026-03', site: '', reason: '', text: 'flood', doing: '' });
	expect(isNoteResult({ at: 'notes', saved: 'yes' })).toBe(true);
	expect([null, { saved: 'yes' }, { error: {} }].some(isNoteResult)).toBe(false);
});
