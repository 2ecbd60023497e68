import { describe, expect, it } from 'vitest';
import { beyondFunnel, funnel, FUNNEL_LIMITS, funnelLimits, type Funnel } from './funnel';
import { seededRandom, type Random } from './random';

const fair = (kind: 'p' | 'u', centre: number, dispersion = 1): Funnel => ({ kind, centre, dispersion });

describe('funnelLimits', () => {
	it('are the quantiles of ten throws of a coin, between whole numbers', () => {
		// P(0) = 1/1024, P(≤ 1) = 11/1024: the quantile at 0.001 lies (0.001 − 1/1024) / (10/1024) of the way from 0 to 1.
		const limits = funnelLimits(fair('p', 0.5), 10, 0.998);
		expect(limits?.lower).toBeCloseTo((0.001 - 1 / 1024) / (10 / 1024) / 10, 12);
		expect(limits?.upper).toBeCloseTo(1 - (0.001 - 1 / 1024) / (10 / 1024) / 10, 12);
	});
	it('are those of Poisson for rates: none is likely enough where one in a thousand is expected', () => {
		const limits = funnelLimits(fair('u', 0.001), 1000, 0.95);
		expect(limits?.lower).toBe(0);
		// P(≥ 4) = 0.018988, P(≥ 3) = 0.080301 for a mean of 1.
		expect((limits?.upper ?? 0) * 1000).toBeCloseTo(3 + (0.080301 - 0.025) / (0.080301 - 0.018988), 4);
	});
	it('come close to two sigma for large groups', () => {
		const limits = funnelLimits(fair('p', 0.9), 100_000, 0.95);
		const sigma = Math.sqrt((0.9 * 0.1) / 100_000);
		expect(limits?.lower).toBeCloseTo(0.9 - 1.96 * sigma, 4);
		expect(limits?.upper).toBeCloseTo(0.9 + 1.96 * sigma, 4);
	});
	it('widen with the root of the dispersion, and stay within what can be', () => {
		const [plain, wide] = [1, 4].map((dispersion) => funnelLimits(fair('p', 0.5, dispersion), 400, 0.95));
		expect(0.5 - (wide?.lower ?? 0)).toBeCloseTo(2 * (0.5 - (plain?.lower ?? 0)), 10);
		expect(funnelLimits(fair('p', 0.95, 9), 20, 0.998)?.upper).toBe(1);
	});
	it('are the centre where nothing varies, and none without one', () => {
		expect(funnelLimits(fair('p', 1), 50, 0.95)).toEqual({ lower: 1, upper: 1 });
		expect(funnelLimits(fair('u', 0), 50, 0.95)).toEqual({ lower: 0, upper: 0 });
		expect(funnelLimits({ kind: 'p', centre: null, dispersion: 1 }, 50, 0.95)).toBeNull();
		expect(funnelLimits(fair('p', 0.5), 0, 0.95)).toBeNull();
	});
});

/** Groups of 20 to 400 lines; `spread` is the standard deviation of their true shares around the common one. */
function groups(random: Random, spread: number) {
	const sizes = Array.from({ length: 400 }, () => 20 + Math.floor(random() * 380));
	const numerators = sizes.map((size) => {
		const share = Math.min(1, Math.max(0, 0.9 + spread * (random() + random() + random() - 1.5) * 2));
		let hits = 0;
		for (let line = 0; line < size; line++) if (random() < share) hits++;
		return hits;
	});
	return { numerators, denominators: sizes };
}

function shareBeyond(spread: number, confidence: number): { share: number; dispersion: number } {
	const counts = groups(seededRandom(`funnel ${spread}`), spread);
	const shape = funnel('p', counts);
	const beyond = counts.denominators.filter((size, at) =>
		beyondFunnel(shape, (counts.numerators[at] ?? 0) / size, size, confidence)
	);
	return { share: beyond.length / counts.denominators.length, dispersion: shape.dispersion };
}

describe('groups that are alike', () => {
	it('lie outside as rarely as the limits say', () => {
		const warned = shareBeyond(0, FUNNEL_LIMITS.warning);
		expect(warned.dispersion).toBe(1);
		expect(warned.share).toBeGreaterThan(0.02);
		expect(warned.share).toBeLessThan(0.08);
		expect(shareBeyond(0, FUNNEL_LIMITS.action).share).toBeLessThan(0.01);
	});
	it('do so too where all of them vary more than chance explains', () => {
		const { share, dispersion } = shareBeyond(0.05, FUNNEL_LIMITS.action);
		expect(dispersion).toBeGreaterThan(2);
		expect(share).toBeLessThan(0.02);
	});
});

describe('a group that is not', () => {
	it('lies outside, and does not widen the funnel that finds it', () => {
		const numerators = [...Array.from({ length: 19 }, (_, at) => 90 + (at % 3) - 1), 60];
		const shape = funnel('p', { numerators, denominators: numerators.map(() => 100) });
		expect(shape.dispersion).toBe(1);
		expect(beyondFunnel(shape, 0.6, 100, FUNNEL_LIMITS.action)).toBe('below');
		expect(beyondFunnel(shape, 0.9, 100, FUNNEL_LIMITS.action)).toBeNull();
	});
});

it('says nothing of no groups', () => {
	expect(funnel('p', { numerators: [], denominators: [] })).toEqual({ kind: 'p', centre: null, dispersion: 1 });
	expect(funnel('u', { numerators: [0, 0], denominators: [0, 0] }).centre).toBeNull();
});
