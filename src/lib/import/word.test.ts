import { describe, expect, it } from 'vitest';
import { fieldOf } from './kinds';
import { matchWord } from './word';

describe('matchWord', () => {
	const severity = fieldOf('defects', 'severity');

	it.each([
		['Major', 'major'],
		['CRITICAL', 'critical'],
		['gering', 'minor'],
		['Majeure', 'major'],
		['kritisch', 'critical']
	])('%s is %s', (text, word) => expect(matchWord(severity, text)).toBe(word));

	it('does not guess', () => {
		expect(matchWord(severity, 'banana')).toBeNull();
		expect(matchWord(severity, 'major!?x')).toBeNull();
		expect(matchWord(severity, '')).toBeNull();
	});

	it("takes the caller's word first", () => {
		expect(matchWord(severity, 'moderate', { Moderate: 'major' })).toBe('major');
		expect(matchWord(severity, 'Minor', { minor: 'critical' })).toBe('critical');
	});

	it('knows the words of Object no better than others', () => {
		for (const text of ['constructor', '__proto__', 'toString']) expect(matchWord(severity, text)).toBeNull();
	});
});
