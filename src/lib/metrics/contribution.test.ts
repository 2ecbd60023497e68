import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom, type Random } from '../spc/random';
import { decompose, type Decomposition } from './contribution';
import { addSums, type Basis, type Sums } from './contribution-chance';
import type { NamedSums } from './contribution-groups';

type Four = [a0: number, d0: number, a1: number, d1: number];
const named = (name: string, [a0, d0, a1, d1]: Four): NamedSums => ({
	name,
	before: { numerator: a0, denominator: d0 },
	after: { numerator: a1, denominator: d1 }
});
const wholeOf = (groups: readonly NamedSums[]) => ({
	before: addSums(groups.map(({ before }) => before)),
	after: addSums(groups.map(({ after }) => after))
});
const told = (groups: readonly NamedSums[], basis: Basis = 'share', most = 20, dispersion: number | null = 1) =>
	decompose({ basis, dispersion, whole: wholeOf(groups), dimensions: [{ by: 'site', groups }], most });
const rowOf = (found: Decomposition | null, name: string) =>
	found!.dimensions[0]!.rows.find((row) => row.name === name)!;

/** 95.2 % became 92.8 %, most of it at Ulm. */
const SITES = [
	named('Ulm', [950, 1000, 893, 1000]),
	named('Brno', [953, 1000, 947, 1000]),
	named('Porto', [953, 1000, 944, 1000])
];

describe('decompose', () => {
	it('ranks groups by what they add, and says which may be noise', () => {
		const found = told(SITES);
		expect(found!.change).toBeCloseTo(-0.024, 12);
		expect(found!.mayBeNoise).toBe(false);
		expect(found!.dimensions[0]!.rows.map(({ name, mayBeNoise }) => [name, mayBeNoise])).toEqual([
			['Ulm', false],
			['Porto', true],
			['Brno', true]
		]);
		expect(rowOf(found, 'Ulm').total).toBeCloseTo(-0.019, 12);
		expect(rowOf(found, 'Ulm')).toMatchObject({ before: 0.95, after: 0.893, mix: 0, interaction: 0 });
	});
	it('widens what it holds for real where the months vary more than chance explains', () => {
		const [calm, wild] = [told(SITES), told(SITES, 'share', 20, 9)].map((found) => rowOf(found, 'Ulm'));
		const width = ({ interval }: typeof calm & object) => interval!.upper - interval!.lower;
		expect(Math.abs(width(wild!) / width(calm!) - 3)).toBeLessThan(0.3);
		expect(wild!.mayBeNoise).toBe(true);
	});
	it('asks more of each of many groups', () => {
		const many = Array.from({ length: 200 }, (_, at) => named(`p${at}`, [95, 100, 95, 100]));
		const [few, more] = [told(SITES), told([...SITES, ...many])];
		expect(more!.dimensions[0]!.confidence).toBeGreaterThan(few!.dimensions[0]!.confidence);
	});
	it('says nothing of noise where nothing is known of it', () => {
		expect(told(SITES, 'amount', 20, null)).toMatchObject({ mayBeNoise: null, interval: null });
		expect(rowOf(told(SITES, 'rate', 20, null), 'Ulm')).toMatchObject({ mayBeNoise: null, interval: null });
		expect(told(SITES, 'rate', 20, null)!.dimensions[0]).toMatchObject({ explained: null, mix: { mayBeNoise: null } });
	});
	it('tells mix: the groups are as they were, the weights are not', () => {
		const found = told([named('old', [980, 1000, 490, 500]), named('new', [900, 1000, 1350, 1500])]);
		expect(found!.dimensions[0]).toMatchObject({ mix: { mayBeNoise: false } });
		expect(found!.dimensions[0]!.mix!.effect).toBeCloseTo(found!.change, 12);
		expect(found!.dimensions[0]!.explained).toBeGreaterThan(0.8);
	});
	it('holds the interval of a contribution to the share that a hand reckons', () => {
		// One group alone: its contribution is the difference of two shares, Newcombe (1998), table II, example a.
		const found = told([named('all', [48, 80, 56, 70])]);
		expect(rowOf(found, 'all').interval!.lower).toBeCloseTo(0.0524, 3);
		expect(rowOf(found, 'all').interval!.upper).toBeCloseTo(0.3339, 3);
	});
});

describe('amounts and means', () => {
	it('are plain differences of amounts a month', () => {
		const whole = { before: { numerator: 60, denominator: 3 }, after: { numerator: 78, denominator: 3 } };
		const groups = [named('Ulm', [30, 3, 45, 3]), named('Brno', [30, 3, 33, 3])];
		const exact = decompose({ basis: 'amount', dispersion: 1, whole, dimensions: [{ by: 'site', groups }], most: 1 })!;
		expect([exact.before, exact.after, exact.change]).toEqual([20, 26, 6]);
		const [site] = exact.dimensions;
		expect(site!.rows[0]).toMatchObject({ name: 'Ulm', before: 10, after: 15, total: 5, rate: null, mix: null });
		expect(site!.rest).toMatchObject({ groups: 1, before: 10, after: 11, total: 1, mayBeNoise: true });
		expect(site).toMatchObject({ rate: null, mix: null, interaction: null });
	});
	it('hold means against the spread of their cases', () => {
		const mean = (values: number[]): Sums => ({
			numerator: values.reduce((sum, value) => sum + value, 0),
			denominator: values.length,
			squares: values.reduce((sum, value) => sum + value ** 2, 0)
		});
		const around = (level: number) => Array.from({ length: 40 }, (_, at) => level + (at % 5) - 2);
		const groups = [
			{ name: 'Ulm', before: mean(around(10)), after: mean(around(14)) },
			{ name: 'Brno', before: mean(around(10)), after: mean(around(10)) },
			{ name: 'single', before: mean([10]), after: mean([11]) }
		];
		const found = told(groups, 'mean')!;
		expect(rowOf(found, 'Ulm')).toMatchObject({ before: 10, after: 14, mayBeNoise: false });
		expect(rowOf(found, 'single').mayBeNoise).toBe(true);
		expect(found.dimensions[0]!.explained).toBeGreaterThan(0.4);
	});
	it('take a share whose cases outnumber what they are held against as a rate', () => {
		const found = told([named('a', [5, 3, 9, 4]), named('b', [1, 10, 2, 10])]);
		expect(found!.dimensions[0]!.rows.every(({ interval }) => Number.isFinite(interval!.lower))).toBe(true);
	});
});

describe('what a dimension explains', () => {
	it('is all but its part where one group moved, and nothing where all moved alike', () => {
		const one = [named('Ulm', [9000, 10000, 8000, 10000]), named('Brno', [27000, 30000, 27000, 30000])];
		expect(Math.abs(told(one)!.dimensions[0]!.explained! - 0.75)).toBeLessThan(0.08);
		const alike = [named('Ulm', [9000, 10000, 8000, 10000]), named('Brno', [27000, 30000, 24000, 30000])];
		expect(told(alike)!.dimensions[0]!.explained).toBe(0);
		expect(told([named('all', [90, 100, 80, 100])])!.dimensions[0]!.explained).toBe(0);
	});
	it('does not grow with the number of groups by chance, and still finds the one that moved', () => {
		const random = seededRandom('many groups');
		const customers = (moved: boolean) =>
			Array.from({ length: 5000 }, (_, at) => {
				const [n, late] = at === 7 ? [400, moved ? 0.4 : 0.05] : [2, 0.05];
				return named(`C${at}`, [n - drawn(random, n, 0.05), n, n - drawn(random, n, late), n]);
			});
		expect(told(customers(false))!.dimensions[0]!.explained).toBe(0);
		const found = told(customers(true))!.dimensions[0]!;
		expect(found.rows[0]).toMatchObject({ name: 'C7', mayBeNoise: false });
		expect(found.rows.slice(1).every(({ mayBeNoise }) => mayBeNoise)).toBe(true);
		expect(found.explained).toBeGreaterThan(0.5);
		expect(found.rest).toMatchObject({ groups: 4980 });
	});
	it('orders dimensions', () => {
		const products = [named('P1', [1428, 1500, 1392, 1500]), named('P2', [1428, 1500, 1392, 1500])];
		const found = decompose({
			basis: 'share',
			dispersion: 1,
			whole: wholeOf(SITES),
			dimensions: [
				{ by: 'product', groups: products },
				{ by: 'site', groups: SITES }
			],
			most: 5
		})!;
		expect(found.dimensions.map(({ by }) => by)).toEqual(['site', 'product']);
		for (const { rows } of found.dimensions) expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(found.change);
	});
	it('of amounts is what did not grow by the same factor', () => {
		const amounts = (rows: NamedSums[]) => {
			const sums = wholeOf(rows);
			const whole = {
				before: { ...sums.before, denominator: 1 },
				after: { ...sums.after, denominator: 1 }
			};
			return decompose({ basis: 'amount', dispersion: 1, whole, dimensions: [{ by: 'site', groups: rows }], most: 9 })!;
		};
		const alike = amounts([named('a', [1000, 1, 1200, 1]), named('b', [4000, 1, 4800, 1])]);
		expect(alike.dimensions[0]!.explained).toBe(0);
		const one = amounts([named('a', [1000, 1, 2000, 1]), named('b', [4000, 1, 4000, 1])]);
		expect(Math.abs(one.dimensions[0]!.explained! - 0.8)).toBeLessThan(0.08);
	});
});

const drawn = (random: Random, n: number, chance: number): number =>
	Array.from({ length: n }).filter(() => random() < chance).length;

describe('noise', () => {
	it('is taken for a real change in any of 12 groups in about one of 20 tables', () => {
		const random = seededRandom('false alarms');
		let alarms = 0;
		for (let run = 0; run < 300; run++) {
			const groups = Array.from({ length: 12 }, (_, at) => {
				const n = 30 + at * 25;
				return named(`g${at}`, [drawn(random, n, 0.92), n, drawn(random, n, 0.92), n]);
			});
			if (told(groups)!.dimensions[0]!.rows.some(({ mayBeNoise }) => !mayBeNoise)) alarms++;
		}
		expect(alarms / 300).toBeLessThan(0.08);
	});
});

describe('whatever comes', () => {
	const count = fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(400) });
	const group = fc.tuple(count, count, count, count);
	const basis = fc.constantFrom<Basis>('share', 'rate', 'mean');

	it('the totals of rows and rest make up the change exactly, each the sum of its three parts', () => {
		fc.assert(
			fc.property(fc.array(group, { maxLength: 40 }), basis, fc.integer({ min: 0, max: 12 }), (rows, kind, most) => {
				const groups = rows.map((four, at) => named(`g${at}`, four));
				const found = told(groups, kind, most);
				if (!found) return;
				const [site] = found.dimensions;
				const parts = [...site!.rows, ...(site!.rest ? [site!.rest] : [])];
				expect(parts.reduce((sum, { total }) => sum + total, 0)).toBe(found.change);
				expect(site!.rate!.effect + site!.mix!.effect + site!.interaction!).toBe(found.change);
				expect(found.after - found.before).toBe(found.change);
				for (const { rate, mix, interaction, total, interval } of parts) {
					expect(rate! + mix! + interaction!).toBe(total);
					if (!interval) continue;
					expect(interval.lower).toBeLessThanOrEqual(total + 1e-9);
					expect(interval.upper).toBeGreaterThanOrEqual(total - 1e-9);
				}
			}),
			{ seed: 20_260_902, numRuns: 60 }
		);
	});
	it('is not told where a period has nothing to divide by', () => {
		expect(told([named('a', [0, 0, 5, 10])])).toBeNull();
		expect(told([named('a', [5, 10, 0, 0])])).toBeNull();
		expect(told([])).toBeNull();
	});
	it('leaves out groups of nothing', () => {
		const found = told([...SITES, named('closed', [0, 0, 0, 0])]);
		expect(found!.dimensions[0]).toMatchObject({ groups: 3 });
	});
	it('puts what no group holds to those that name none', () => {
		const whole = { before: { numerator: 90, denominator: 100 }, after: { numerator: 80, denominator: 100 } };
		const groups = [named('a', [45, 50, 45, 50])];
		const found = decompose({
			basis: 'share',
			dispersion: 1,
			whole,
			dimensions: [{ by: 'product', groups }],
			most: 9
		})!;
		expect(found.dimensions[0]!.rows.map(({ name }) => name)).toEqual(['unassigned', 'a']);
		expect(found.dimensions[0]!.rows.reduce((sum, { total }) => sum + total, 0)).toBe(found.change);
	});
});
