import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthFromIndex } from '../time/month';
import { questionQuery, readQuestion, writeQuestion } from './address';
import { FACETS } from './facets';
import { EMPTY_QUESTION, SHOWS, type Question } from './question';
import type { Span } from '../time/span';

const read = (text: string) => readQuestion(new URLSearchParams(text));

const name = fc
	.string({ minLength: 1, maxLength: 30, unit: 'binary' })
	.map((text) => text.trim())
	.filter((text) => text !== '');
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 5 }).map((some) => some.toSorted());
const span: fc.Arbitrary<Span> = fc
	.tuple(fc.integer({ min: 24000, max: 24400 }), fc.nat(40))
	.map(([from, more]) => ({ from: monthFromIndex(from), to: monthFromIndex(from + more) }));
const facet = fc.constantFrom(...FACETS);
const byFacet = <T>(value: fc.Arbitrary<T>) =>
	fc.uniqueArray(fc.tuple(facet, value), { selector: ([id]) => id, maxLength: 4 }).map(Object.fromEntries);
const question: fc.Arbitrary<Question> = fc.record({
	of: fc.option(name),
	span: fc.option(span),
	filters: byFacet(names),
	show: fc.option(fc.constantFrom(...SHOWS)),
	split: fc.option(facet),
	against: fc.option(span),
	find: byFacet(name),
	sort: fc.record({ by: fc.constantFrom('day' as const, 'quantity' as const, ...FACETS), descending: fc.boolean() }),
	place: fc.option(fc.record({ towards: fc.constantFrom('after' as const, 'before' as const), cursor: name }))
});

describe('the address of a look', () => {
	test('leads back to it, whatever the look and its names', () => {
		fc.assert(
			fc.property(question, (look) => {
				expect(read(writeQuestion(look).toString())).toEqual(look);
				expect(readQuestion(new URL(`http://x/explore${questionQuery(look)}`).searchParams)).toEqual(look);
			})
		);
	});

	test('reads the same for the same look, in whatever order it was typed', () => {
		fc.assert(
			fc.property(question, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (look, chance) => {
				const typed = [...writeQuestion(look)].map((pair) => [chance.next().value, pair] as const);
				const shuffled = typed.toSorted(([a], [b]) => a - b).map(([, pair]) => pair);
				expect(questionQuery(readQuestion(new URLSearchParams(shuffled)))).toBe(questionQuery(look));
			})
		);
	});

	test('says nothing where nothing was chosen', () => {
		expect(questionQuery(EMPTY_QUESTION)).toBe('');
		expect(read('')).toEqual(EMPTY_QUESTION);
		expect(read('of=&site=&from=&sort=')).toEqual(EMPTY_QUESTION);
	});

	test('takes one month for a span of one', () => {
		expect(read('from=2025-03').span).toEqual({ from: '2025-03', to: '2025-03' });
		expect(read('to=2025-03').span).toEqual({ from: '2025-03', to: '2025-03' });
	});

	test.each([
		['moon=1', 'unknown_parameter'],
		['of=a&of=b', 'invalid_parameter'],
		['show=all', 'invalid_parameter'],
		['split=moon', 'invalid_parameter'],
		['sort=moon', 'invalid_parameter'],
		['from=2025', 'invalid_month'],
		['from=2025-03&to=2025-02', 'invalid_range'],
		['against=2025-03', 'invalid_range'],
		['against=2025-03..2025-01', 'invalid_range'],
		['after=a&before=b', 'invalid_parameter'],
		[`site=${'x'.repeat(401)}`, 'invalid_parameter'],
		[Array.from({ length: 201 }, (_, at) => `site=${at}`).join('&'), 'invalid_parameter']
	])('refuses %s', (text, code) => {
		expect(() => read(text)).toThrow(expect.objectContaining({ code, status: 400 }));
	});
});
