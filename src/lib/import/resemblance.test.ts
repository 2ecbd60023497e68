import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, resemblances } from './resemblance';

const one = (fresh: string, ...known: string[]) => resemblances([fresh], known).get(fresh) ?? null;

describe('a new name resembles a known one', () => {
	it.each([
		['VLV-22O', 'VLV-220'],
		['VLV-2I0', 'VLV-210'],
		['vlv 220', 'VLV-220'],
		['ULM', 'Ulm'],
		['Ulm ', 'Ulm'],
		['Mueller GmbH', 'Müller'],
		['Muller', 'Müller GmbH & Co. KG'],
		['Straßer AG', 'Strasser'],
		['Société Générale S.A.', 'Societe Generale'],
		['Kelller', 'Keller'],
		['Prto', 'Porto'],
		['Borgwarmer Automotive', 'BorgWarner Automotive'],
		['Endmotnage 2', 'Endmontage 2'],
		['Press Shop', 'PressShop'],
		['ﬁnal test', 'Final test']
	])('%s, %s', (fresh, known) => expect(one(fresh, 'Aalen', known, 'Zürich')).toBe(known));
});

describe('a new name is another one', () => {
	it.each([
		['VLV-221', 'VLV-220'],
		['1-11', '11-1'],
		['Line B', 'Line A'],
		['Press 2', 'Press'],
		['Porto South', 'Porto North'],
		['Montage West', 'Montage Ost'],
		['Bosch Rexroth', 'Bosch'],
		['Bonn', 'Boon'],
		['Paris', 'Maris'],
		['AB', 'AC'],
		['...', '---'],
		['GmbH', 'AG']
	])('%s, %s', (fresh, known) => expect(one(fresh, known)).toBeNull());
	it('where it is the known one itself', () => expect(one('Ulm', 'Ulm')).toBeNull());
});

it('the nearest is taken, then the first', () => {
	expect(one('Kellar', 'Keller', 'KELLAR')).toBe('KELLAR');
	expect(one('Kellers', 'Keller', 'Kelders')).toBe('Keller');
});

it('counts slips', () =>
	expect([
		editDistance('keller', 'kelelr'),
		editDistance('keller', 'kell'),
		editDistance('', 'abc'),
		editDistance('abc', 'abc')
	]).toEqual([1, 2, 3, 0]));

it('a slip in a long word is found wherever it is', () => {
	const letters = fc.string({ unit: fc.constantFrom(...'bcdfghklmnprstvz'), minLength: 9, maxLength: 20 });
	fc.assert(
		fc.property(letters, fc.nat(), (name, where) => {
			const at = 1 + (where % (name.length - 1));
			const slipped = name.slice(0, at) + name.slice(at + 1);
			fc.pre(slipped.length >= 8);
			expect(one(slipped, name)).toBe(name);
		}),
		{ seed: 20261122 }
	);
});

it('thousands of names that are all alike take a bounded time', () => {
	// All of one length, and apart in a few letters: every one has many neighbours.
	const name = (at: number) =>
		`customer ${[at % 17, (at >> 4) % 19, at % 23, at % 13].map((code) => String.fromCharCode(97 + code)).join('')}x`;
	const known = Array.from({ length: 5000 }, (_, at) => name(at * 7));
	const fresh = Array.from({ length: 5000 }, (_, at) => name(at * 11 + 3));
	const start = process.cpuUsage().user;
	resemblances(fresh, known);
	expect((process.cpuUsage().user - start) / 1000).toBeLessThan(5000);
});
