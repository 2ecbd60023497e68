import { describe, expect, it } from 'vitest';
import { suggestChange } from './change-point';
import { seededRandom } from './random';

const random = seededRandom('changes');
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const series = (length: number, shift: (index: number) => number) =>
	Array.from({ length }, (_, index) => normal() + shift(index));

/** Annual flow of the Nile at Aswan 1871 to 1902: Cobb, Biometrika 65 (1978), dates the change to 1899, index 28. */
const NILE = [
	1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140, 1100,
	1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456,
	824, 702, 1120, 1100, 832, 764, 821
];

describe('a change of level', () => {
	it('is found where it was published to be', () => {
		expect(suggestChange(NILE)).toMatchObject({ at: 28, pointsBefore: 28, pointsAfter: 22, pValue: 0.001 });
		expect(suggestChange(NILE)!.before).toBeCloseTo(1097.75, 2);
	});
	it('is found within three months in most series that shift by two sigma', () => {
		const found = Array.from({ length: 60 }, () => suggestChange(series(24, (index) => (index < 12 ? 0 : 2))));
		expect(found.filter((change) => change && Math.abs(change.at - 12) <= 3).length).toBeGreaterThan(48);
		const held = found.filter((change) => change && change.earliest <= 12 && change.latest >= 12);
		expect(held.length).toBeGreaterThan(0.85 * found.filter((change) => change).length);
	});
	it('is proposed in about one in a hundred series that never changed', () => {
		const found = Array.from({ length: 200 }, () => suggestChange(series(24, () => 0))).filter((change) => change);
		expect(found.length).toBeLessThanOrEqual(7);
	});
	it('is never proposed for few, constant, or no points', () => {
		expect(suggestChange([1, 1, 1, 1, 1, 9, 9, 9, 9, 9])).toBeNull();
		expect(suggestChange(Array(40).fill(96.1))).toBeNull();
		expect(suggestChange([])).toBeNull();
		expect(suggestChange(Array(40).fill(null))).toBeNull();
	});
	it('skips gaps, names points of the series, and gives the same answer each time', () => {
		const gappy = NILE.flatMap((value) => [value, null]);
		expect(suggestChange(gappy)).toMatchObject({ at: 56, pValue: 0.001 });
		expect(suggestChange(NILE, { seed: 'a' })).toEqual(suggestChange(NILE, { seed: 'a' }));
	});
	it('trusts heavy points more than light ones', () => {
		const values = Array.from({ length: 24 }, (_, index) => (index < 12 ? 0.05 : 0.08) + (index % 3) * 0.004);
		const weights = values.map((_, index) => (index < 12 ? 1_000 : 100));
		const change = suggestChange(values, { weights })!;
		expect(change.at).toBe(12);
		expect(change.before).toBeCloseTo(0.054, 12);
	});
});
