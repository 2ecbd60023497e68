import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const LINES = ['centre', 'lower', 'upper', 'target'] as const;
type Line = (typeof LINES)[number];
type Point = Record<Line, number | null> & { month: string; value: number | null };
type Drawn = HTMLElement & {
	chart?: { getOption: () => { series: { id: string; data: (number | null)[][] }[] } };
};

/** What the drawn chart holds in each month, by line: a line is level from the start of a month to its end. */
async function drawnLines(page: Page): Promise<Record<Line, (number | null)[]>> {
	const canvas = page.locator('.canvas');
	await expect(canvas.locator('svg')).toBeVisible();
	const series = await canvas.evaluate((element) => (element as Drawn).chart!.getOption().series);
	const line = (id: Line): (number | null)[] => {
		const levels: (number | null)[] = [];
		const { data } = series.find((one) => one.id === id)!;
		// Two corners make a level: the end of one month and the start of the next stand at the same place.
		for (let corner = 0; corner + 1 < data.length; corner++) {
			const [[from, value], [to, end]] = [data[corner]!, data[corner + 1]!];
			if (value === null || to !== from! + 1 || value !== end) continue;
			levels[from!] = value!;
			corner++;
		}
		return levels;
	};
	return { centre: line('centre'), lower: line('lower'), upper: line('upper'), target: line('target') };
}

// One KPI for each way of drawing limits: shares, rates, single values, and none at all.
for (const kpi of [
	'on-time-delivery',
	'complaint-rate',
	'days-late',
	'time-to-close',
	'defective-ppm',
	'overdue-backlog'
])
	test(`the lines of ${kpi} are drawn as they were reckoned`, async ({ page, sample }) => {
		const answer = await page.request.get(`${sample.url}/api/v1/kpis/${kpi}/series`);
		const { points } = (await answer.json()) as { points: Point[] };
		await page.goto(`${sample.url}/kpi/${kpi}?months=24`);
		const drawn = await drawnLines(page);
		const shown = points.slice(-25);
		for (const line of LINES)
			shown.forEach((point, index) => {
				const level = drawn[line][index];
				if (point[line] === null) expect(level ?? null, `${line} in ${point.month}`).toBeNull();
				else expect(level, `${line} in ${point.month}`).toBe(point[line]);
			});
		expect(shown.some(({ value }) => value !== null)).toBe(true);
	});
