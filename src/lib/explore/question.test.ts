import { expect, test } from 'vitest';
import { bandsOf, bandWords, OPEN_BAND } from './facets';
import { cleared, EMPTY_QUESTION, isFiltered, sortedBy, toggled, toggledMonth, type Question } from './question';
import { monthsBefore, yearBefore } from '../time/span';

const paged: Question = { ...EMPTY_QUESTION, place: { towards: 'after', cursor: 'x' } };

test('a click on a bar chooses its name, a second click takes it back', () => {
	const one = toggled(paged, 'site', 'Ulm');
	const two = toggled(one, 'site', 'Brno');
	expect([one.filters, two.filters]).toEqual([{ site: ['Ulm'] }, { site: ['Brno', 'Ulm'] }]);
	expect(one.place).toBeNull();
	expect(toggled(two, 'site', 'Ulm').filters).toEqual({ site: ['Brno'] });
	expect(toggled(one, 'site', 'Ulm').filters).toEqual({});
	expect(paged.filters).toEqual({});
});

test('a click on a month chooses it, another one makes a span, one inside it stands alone again', () => {
	const spans = ['2025-03', '2025-05', '2025-02', '2025-04', '2025-04'].reduce<Question[]>(
		(looks, month) => [...looks, toggledMonth(looks.at(-1) ?? paged, month)],
		[]
	);
	expect(spans.map(({ span }) => span && `${span.from}..${span.to}`)).toEqual([
		'2025-03..2025-03',
		'2025-03..2025-05',
		'2025-02..2025-05',
		'2025-04..2025-04',
		null
	]);
});

test('the head of a column sorts by it, and turns the order round', () => {
	const bySite = sortedBy(paged, 'site');
	expect([bySite.sort, bySite.place]).toEqual([{ by: 'site', descending: false }, null]);
	expect(sortedBy(bySite, 'site').sort.descending).toBe(true);
	expect(sortedBy(bySite, 'quantity').sort).toEqual({ by: 'quantity', descending: true });
});

test('clearing leaves the subject and how it is shown', () => {
	const look: Question = { ...toggledMonth(toggled(paged, 'site', 'Ulm'), '2025-03'), of: 'L1', split: 'site' };
	expect([isFiltered(look), isFiltered(cleared(look))]).toEqual([true, false]);
	expect(cleared(look)).toMatchObject({ of: 'L1', split: 'site' });
});

test('spans to hold months against', () => {
	const span = { from: '2025-01', to: '2025-03' };
	expect(monthsBefore(span)).toEqual({ from: '2024-10', to: '2024-12' });
	expect(yearBefore(span)).toEqual({ from: '2024-01', to: '2024-03' });
});

test('bands of days follow each other, and have their words', () => {
	for (const kind of ['late', 'taken'] as const) {
		const bands = bandsOf(kind);
		expect(bands.map(({ from }) => from)).toEqual(bands.map(({ from }) => from).toSorted((a, b) => a - b));
		for (const { id, words } of bands) expect(bandWords(id)).toBe(words);
	}
	expect(bandWords(OPEN_BAND)).toBe('not ended yet');
});
