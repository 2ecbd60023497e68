import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaI } from './beta';
import { gammaQ } from './gamma';
import { poissonExact, wilson } from './interval';

const SEED = { seed: 20_260_903 };

describe('intervals', () => {
	const part = fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 1, max: 5_000 }));

	it('of a share hold it, lie between 0 and 1, and mirror that of its complement', () => {
		fc.assert(
			fc.property(part, ([some, all]) => {
				const n = Math.max(some, all);
				const k = Math.min(some, all);
				const [own, other] = [wilson(k, n)!, wilson(n - k, n)!];
				expect(own.lower).toBeLessThanOrEqual(k / n);
				expect(own.upper).toBeGreaterThanOrEqual(k / n);
				expect(own.lower).toBeCloseTo(1 - other.upper, 10);
				expect(own.upper - own.lower).toBeLessThanOrEqual(1);
			}),
			SEED
		);
	});

	it('of a share hold the truth in about 95 %: never below 83 % for one truth, 94 % on average', () => {
		const coverage = (n: number, truth: number) => {
			const below = (k: number) => (k < 0 ? 0 : k >= n ? 1 : 1 - betaI(truth, k + 1, n - k));
			let held = 0;
			for (let k = 0; k <= n; k++) {
				const { lower, upper } = wilson(k, n)!;
				if (lower <= truth && truth <= upper) held += below(k) - below(k - 1);
			}
			return held;
		};
		const truths = Array.from({ length: 99 }, (_, index) => (index + 1) / 100);
		const held = truths.map((truth) => coverage(40, truth));
		expect(Math.min(...held)).toBeGreaterThan(0.83);
		expect(held.reduce((sum, share) => sum + share) / held.length).toBeGreaterThan(0.94);
	});

	it('of a rate hold the truth in at least 95 %, always', () => {
		for (const truth of [0.5, 1, 2.3, 7, 19.5]) {
			const below = (k: number) => (k < 0 ? 0 : gammaQ(k + 1, truth));
			let held = 0;
			for (let k = 0; k < 80; k++) {
				const { lower, upper } = poissonExact(k)!;
				if (lower <= truth && truth <= upper) held += below(k) - below(k - 1);
			}
			expect(held).toBeGreaterThanOrEqual(0.95);
		}
	});
});
