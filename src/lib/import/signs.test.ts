import { describe, expect, it } from 'vitest';
import { delimiterFrom, quoteFrom } from './signs';

const refusal = (name: string) => expect.objectContaining({ code: 'invalid_parameter', detail: { parameter: name } });

describe('delimiterFrom', () => {
	it.each([';', ',', '|', '\t', ' ', '^', '~', '§'])('takes the sign %j', (sign) =>
		expect(delimiterFrom(sign)).toBe(sign)
	);
	it('takes words for what no address shows well', () => {
		expect(delimiterFrom('tab')).toBe('\t');
		expect(delimiterFrom('space')).toBe(' ');
	});
	it.each(['', ';;', 'x', '7', '.', '-', '\n', 'comma', '😀'])('refuses %j', (text) =>
		expect(() => delimiterFrom(text)).toThrow(refusal('delimiter'))
	);
});

describe('quoteFrom', () => {
	it('takes a sign, or none', () => {
		expect(quoteFrom('"')).toBe('"');
		expect(quoteFrom("'")).toBe("'");
		expect(quoteFrom('none')).toBe('');
	});
	it.each(['""', 'q', '\n', 'double'])('refuses %j', (text) => expect(() => quoteFrom(text)).toThrow(refusal('quote')));
});
