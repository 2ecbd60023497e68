import { beforeAll, describe, expect, test } from 'vitest';
import { assess } from '../../src/lib/metrics/assess';
import type { Kpi, MonthValue } from '../../src/lib/metrics/kpi';
import { load, type Loaded } from './check/load';
import { complaintRate, defectivePpm, firstPassYield, onTimeDelivery, type Scope } from './check/series';
import { LAST } from './generator/calendar';
import { SITES } from './generator/organisation';
import { generateSample } from './generator/sample';

// The twin of the sample, in which nothing happens: each signal is a false one. How many there may be is what the same rules
// say of stable normal months: the budget that they were chosen by, and beyond its 24 months docs/statistics.md.

const SEEDS = 100;
type Reading = Pick<Kpi, 'measure' | 'chart' | 'direction'>;

const SHARE: Reading = { measure: 'share', chart: 'p', direction: 'up' };
const PPM: Reading = { ...SHARE, direction: 'down' };
const RATE: Reading = { measure: 'rate', chart: 'u', direction: 'down' };

const LOOKS: Record<string, { reading: Reading; series: (loaded: Loaded, scope: Scope) => MonthValue[] }> = {
	'on-time delivery': { reading: SHARE, series: onTimeDelivery },
	'complaint rate': { reading: RATE, series: complaintRate },
	'first-pass yield': { reading: SHARE, series: firstPassYield },
	'defective parts': { reading: PPM, series: defectivePpm }
};

interface Looked {
	look: string;
	months: number;
	/** Whether a rule speaks of any month, and of the last one. */
	any: boolean;
	last: boolean;
}
const looked: Looked[] = [];

beforeAll(() => {
	for (let seed = 1; seed <= SEEDS; seed++) {
		const sample = Object.entries(generateSample(seed, { stories: false }));
		const loaded = load(
			sample.map(([kind, entries]) => ({
				entry: { kind: kind as keyof Loaded },
				rows: entries.flatMap(({ rows }) => rows)
			}))
		);
		for (const [look, { reading, series }] of Object.entries(LOOKS))
			for (const { name: site } of SITES) {
				const ended = series(loaded, { site }).slice(0, LAST);
				for (const months of [12, 24, 35]) {
					const { points } = assess(ended.slice(-months), reading, []);
					const signals = points.map((point) => point.signals.length > 0);
					looked.push({ look, months, any: signals.includes(true), last: signals.at(-1)! });
				}
			}
	}
}, 120_000);

function percentOf(what: 'any' | 'last', months: number, looks = Object.keys(LOOKS)): number {
	const own = looked.filter((one) => one.months === months && looks.includes(one.look));
	expect(own).toHaveLength(SEEDS * SITES.length * looks.length);
	return (100 * own.filter((one) => one[what]).length) / own.length;
}

const near = (found: number, expected: number) => expect(Math.abs(found - expected), `${found} %`).toBeLessThan(2);

describe('the twin of the sample, in which nothing happens', () => {
	test('shows a signal somewhere as often as stable normal months do', () => {
		near(percentOf('any', 24), 16);
		near(percentOf('any', 35), 30.9);
	});
	// Of counts that scatter 1.8 times as chance would, 12 months do not tell a third from chance: those keep limits that are
	// too narrow until more months are there.
	test('does so with trial limits where the counts scatter by chance alone', () =>
		near(percentOf('any', 12, ['on-time delivery', 'complaint rate']), 4));
	test('speaks of the last month, the one that somebody would act on, as seldom as of stable normal months', () => {
		near(percentOf('last', 12), 1.3);
		near(percentOf('last', 24), 1.3);
		near(percentOf('last', 35), 3.8);
	});
});
