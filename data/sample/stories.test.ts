import { beforeAll, expect, test } from 'vitest';
import { FOUND, QUIET } from './check/found';
import { load } from './check/load';
import { sampleFiles } from './generator/files';
import { generateSample } from './generator/sample';
import { STORIES } from './generator/stories';

const SEEDS = 100;
/** Seeds in which a story was missed, or a quiet place gave a signal. */
const missed = new Map<string, number[]>(Object.keys(FOUND).map((id) => [id, []]));
const alarms = new Map<string, number[]>(Object.keys(QUIET).map((place) => [place, []]));

beforeAll(() => {
	for (let seed = 1; seed <= SEEDS; seed++) {
		const files = sampleFiles(generateSample(seed));
		const sight = { before: load(files.filter(({ entry }) => !entry.reason)), after: load(files) };
		for (const [id, found] of Object.entries(FOUND)) if (!found(sight)) missed.get(id)!.push(seed);
		for (const [place, alarm] of Object.entries(QUIET)) if (alarm(sight)) alarms.get(place)!.push(seed);
	}
}, 120_000);

test('each story of the manifest has its check', () => {
	expect(Object.keys(FOUND).sort()).toEqual(STORIES.map((story) => story.id).sort());
});

test.each(Object.keys(FOUND))('%s is found in at least 95 of 100 seeds', (id) => {
	const seeds = missed.get(id)!;
	expect(seeds.length, `missed with seeds ${seeds.join(', ')}`).toBeLessThanOrEqual(5);
});

// Limits from 24 months give a false signal at the latest point in one or two of 100; twelve leaves room for the width
// of the estimate and for a season in the baseline.
test.each(Object.keys(QUIET))('%s is quiet', (place) => {
	const seeds = alarms.get(place)!;
	expect(seeds.length, `signal with seeds ${seeds.join(', ')}`).toBeLessThanOrEqual(12);
});
