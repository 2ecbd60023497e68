import { expect, test } from './fixtures';

test.use({ javaScriptEnabled: false });

test('the board shows with JavaScript off, and its filters work', async ({ page, sample }) => {
	await page.goto(sample.url);
	const cards = page.getByRole('article');
	expect(await cards.count()).toBeGreaterThan(10);
	await expect(cards.first().locator('svg path').first()).toBeVisible();
	await page.goto(`${sample.url}/?site=Ulm`);
	await expect(page.getByRole('article', { name: 'On-time delivery' })).toBeVisible();
});

test('a KPI page shows its chart, its months and the way to the rows', async ({ page, sample }) => {
	await page.goto(sample.url);
	await page.getByRole('article', { name: 'On-time delivery' }).getByRole('link').click();
	await expect(page.locator('main svg').first()).toBeVisible();
	// Nothing could bring back months that are folded away.
	const months = page.getByRole('region', { name: 'Table of months', exact: true }).getByRole('row');
	await expect(months).toHaveCount(26);
	await expect(months.last()).toBeVisible();
	await page
		.getByRole('row', { name: /^Aug 2026/ })
		.getByRole('link')
		.first()
		.click();
	await expect(page.getByRole('region', { name: 'Rows' }).getByRole('row').nth(1)).toBeVisible();
});

test('an import is undone with JavaScript off', async ({ page, empty }) => {
	await empty.upload('order_id,promised_date,delivered_date,site\nA-1,2026-08-03,2026-08-03,ULM\n', {
		kind: 'deliveries',
		name: 'orders.csv'
	});
	await page.goto(`${empty.url}/data`);
	await page.getByRole('button', { name: 'Undo import 1, orders.csv' }).click();
	await expect(page.getByText('Import 1, orders.csv, is undone.')).toBeVisible();
});
