import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import Papa from 'papaparse';
import { violations } from './accessibility';
import { expect, test } from './fixtures';

const KPI = '/kpi/on-time-delivery?site=Ulm';

/** Takes something along by the menu of one panel; what was saved. */
async function taken(page: Page, panel: Locator, choice: string): Promise<{ name: string; bytes: Buffer }> {
	await panel.locator('summary[aria-label^="Export"]').click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		panel
			.getByRole('group', { name: /^Export/ })
			.getByText(choice, { exact: true })
			.click()
	]);
	return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Table of a CSV by its heads. */
function parsed(bytes: Buffer): Record<string, string>[] {
	const { data, errors } = Papa.parse<Record<string, string>>(bytes.toString('utf8'), {
		header: true,
		skipEmptyLines: true
	});
	expect(errors).toEqual([]);
	return data;
}

/** Parsed as a browser would, on a page without our policy: what is no XML has a parsererror. */
async function wellFormed(page: Page, svg: string): Promise<boolean> {
	const blank = await page.context().newPage();
	const found = await blank.evaluate((text) => {
		const tree = new DOMParser().parseFromString(text, 'image/svg+xml');
		return tree.querySelector('parsererror') === null;
	}, svg);
	await blank.close();
	return found;
}

/** Width and height of a PNG: the first chunk says. */
const sizeOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('the control chart is taken along as a picture that carries its evidence', async ({ page, sample }) => {
	await page.goto(sample.url + KPI, { waitUntil: 'networkidle' });
	const panel = page.getByRole('region', { name: /% of order lines on time/ });
	const svg = await taken(page, panel, 'Picture as SVG');
	expect(svg.name).toMatch(/^on-time-delivery-.*\.svg$/);
	const text = svg.bytes.toString('utf8');
	expect(await wellFormed(page, text)).toBe(true);
	for (const said of ['On-time delivery', 'L1', 'Ulm', 'As of change', 'last month judged', 'Order lines closed on'])
		expect(text).toContain(said);
	// It needs nothing beside itself, and is light whatever the page is.
	expect(text).not.toMatch(/var\(|class=|href=|url\(["']?(?:https?:|\/)/);
	const png = await taken(page, panel, 'Picture as PNG');
	const [width, height] = sizeOf(png.bytes);
	expect(width).toBe(2 * (960 + 48));
	expect(height).toBeGreaterThan(900);
});

test('the months as CSV are the months on the page', async ({ page, sample }) => {
	await page.goto(sample.url + KPI, { waitUntil: 'networkidle' });
	const panel = page.getByRole('region', { name: 'Months', exact: true });
	const rows = parsed((await taken(page, panel, 'Table as CSV')).bytes);
	const shown = await panel
		.locator('tbody tr')
		.evaluateAll((trs) =>
			trs.map((tr) => [...tr.querySelectorAll('td')].map((cell) => cell.textContent.trim().replaceAll(',', '')))
		);
	expect(rows.length).toBe(shown.length);
	rows.toReversed().forEach((row, at) => {
		const [value, part, all, average, limits, target] = shown[at]!;
		expect(row['On time, %']).toBe(value === 'no data' || value === 'no activity' ? '' : value);
		expect([row['On time'], row['Order lines'], row['Average, %']]).toEqual([part, all, average]);
		expect([row['Lower limit, %'], row['Upper limit, %']].filter(Boolean).join('–')).toBe(limits);
		expect(row['Target met']).toBe(target);
	});
});

test('Pareto, funnel and small multiples go along, with names and numbers of the page', async ({ page, sample }) => {
	await page.goto(sample.url + '/kpi/on-time-delivery?by=customer', { waitUntil: 'networkidle' });
	const pareto = page.getByRole('region', { name: 'Late order lines by customer' });
	const rows = parsed((await taken(page, pareto, 'Table as CSV')).bytes);
	const bars = await pareto.locator('ol li').allInnerTexts();
	expect(rows.slice(0, 3).map(({ Customer }) => Customer)).toEqual(bars.slice(0, 3).map((text) => text.split('\n')[0]));
	await pareto.getByText('As a table').click();
	await expect(pareto.getByRole('table').getByRole('row').nth(1)).toContainText(rows[0]!['Late order lines']!);
	for (const [region, drawn] of [
		[pareto, '<rect'],
		[page.getByRole('region', { name: 'Customers compared fairly' }), '<circle'],
		[page.getByRole('region', { name: 'By customer', exact: true }), rows[0]!.Customer!.split(' ')[0]!]
	] as const) {
		const text = (await taken(page, region, 'Picture as SVG')).bytes.toString('utf8');
		expect(await wellFormed(page, text)).toBe(true);
		expect(text).toContain(drawn);
		expect(text).not.toMatch(/NaN|undefined|var\(/);
	}
});

test('a picture and a table are copied', async ({ page, sample, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: sample.url });
	await page.goto(sample.url + KPI, { waitUntil: 'networkidle' });
	const panel = page.getByRole('region', { name: /^Late order lines by/ });
	await panel.locator('summary[aria-label^="Export"]').click();
	await panel.getByText('Copy picture').click();
	await expect(panel.getByRole('status')).toHaveText('Copied');
	const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types));
	expect(types).toContain('image/png');
	await panel.locator('summary[aria-label^="Export"]').click();
	await panel.getByText('Copy table').click();
	await expect
		.poll(() => page.evaluate(() => navigator.clipboard.readText()))
		.toMatch(/^\w+\tLate order lines\t% of all\t% so far\tVital few/);
});

test('the menu works by keyboard and is accessible; the board goes along as a table', async ({ page, sample }) => {
	await page.goto(sample.url, { waitUntil: 'networkidle' });
	const menu = page.getByRole('group', { name: 'Export: the board' });
	await page.locator('summary[aria-label="Export: the board"]').focus();
	await page.keyboard.press('Enter');
	await expect(menu).toBeVisible();
	expect(await violations(page)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(menu).toBeHidden();
	const rows = parsed((await taken(page, page.locator('.bar'), 'Table as CSV')).bytes);
	expect(rows.length).toBe(await page.getByRole('article').count());
	const card = page.getByRole('article', { name: 'On-time delivery' });
	const row = rows.find(({ KPI }) => KPI === 'On-time delivery')!;
	await expect(card.locator('.value')).toHaveText(`${row.Value}\u00a0${row.Unit}`);
	await card.hover();
	const text = (await taken(page, card, 'Picture as SVG')).bytes.toString('utf8');
	expect(await wellFormed(page, text)).toBe(true);
	expect(text).toContain(`${row.Value!}<`);
});

test.describe('with JavaScript off', () => {
	test.use({ javaScriptEnabled: false });

	test('a link gives the months as CSV', async ({ page, sample }) => {
		await page.goto(sample.url + KPI);
		const panel = page.getByRole('region', { name: 'Months', exact: true });
		await panel.locator('summary[aria-label^="Export"]').click();
		await expect(panel.getByText('Copy table')).toBeHidden();
		const href = await panel.getByRole('link', { name: 'Table as CSV' }).getAttribute('href');
		const response = await page.request.get(sample.url + href);
		expect(response.headers()['content-type']).toContain('text/csv');
		expect(parsed(await response.body()).at(-1)).toMatchObject({ Month: '2026-09', State: 'in progress' });
	});
});
