import { choose, expect, ordersCsv, test } from './fixtures';

test('a managing director sees the sample, starts with own data and recognises the late orders', async ({
	page,
	fresh
}) => {
	await page.goto(fresh.url);
	await expect(page.getByText('You are looking at the sample organisation.')).toBeVisible();
	expect(await page.getByRole('article').count()).toBeGreaterThan(10);

	await page.getByRole('button', { name: 'Start with my data' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Your board is empty');
	await expect(page.getByText('You are looking at the sample organisation.')).toBeHidden();

	await page.getByRole('main').getByRole('link', { name: 'Add data' }).click();
	await expect(page.getByRole('heading', { name: 'Add data' })).toBeVisible();
	await choose(page, fresh, 'orders.csv', ordersCsv());
	await page.getByRole('button', { name: 'Save 420 rows' }).click();
	await page.getByRole('link', { name: 'See the board' }).click();

	const card = page.getByRole('article', { name: 'On-time delivery' });
	await expect(card.locator('svg').first()).toBeVisible();
	await expect(card).toContainText(/On-time delivery/);
	await card.getByRole('link').click();

	await page.getByLabel(/^Target, at least/).fill('95');
	await page.locator('#settings').getByLabel('From month').fill('2025-08');
	await page.getByRole('textbox', { name: 'Where it comes from' }).fill('Contract with Nordwind');
	await page.getByRole('button', { name: 'Set target' }).click();
	await expect(page.locator('#settings').getByText('Contract with Nordwind')).toBeVisible();
	await expect(page.getByRole('row', { name: /^Aug 2026/ })).toContainText('missed');

	await page
		.getByRole('row', { name: /^Aug 2026/ })
		.getByRole('link')
		.first()
		.click();
	await page
		.getByRole('navigation', { name: 'Which rows' })
		.getByRole('link', { name: /late|missed/i })
		.click();
	for (const order of ['SO-12-0', 'SO-12-10', 'SO-12-25'])
		await expect(page.getByText(order, { exact: true })).toBeVisible();

	await page.getByRole('button', { name: 'Look at the sample' }).click();
	await expect(page.getByText('You are looking at the sample organisation.')).toBeVisible();
	await page.getByRole('button', { name: 'Back to my data' }).click();
	await expect(page.getByRole('article', { name: 'On-time delivery' })).toContainText('80.0');
});

test('a KPI that is not on the board is named there, with what it lacks or where it was hidden', async ({
	page,
	empty
}) => {
	await page.goto(empty.url);
	const promise = page.getByText('That alone shows');
	await expect(promise).toContainText('On-time delivery, Days late, Overdue order lines');
	await expect(promise).not.toContainText('On time in full');

	await empty.upload(ordersCsv(), { kind: 'deliveries', name: 'orders.csv' });
	await page.goto(empty.url);
	const fold = page.locator('main details').filter({ hasText: /Add .+ to see \d+ more/ });
	await expect(fold).toHaveCount(1);
	await fold.locator('summary').click();
	await expect(page.getByText('On time in full: No order line tells its ordered quantity.')).toBeVisible();
	await page.getByRole('main').getByRole('link', { name: 'On time in full' }).click();
	await expect(page.getByText('No order line tells its ordered quantity.').first()).toBeVisible();
	await expect(page.getByText('Clear the filters')).toBeHidden();

	await page.goto(`${empty.url}/kpi/days-late`);
	await page.getByLabel('Shown on the board').uncheck();
	await page.getByRole('button', { name: 'Save settings' }).click();
	await expect(page.getByText('The settings are saved.')).toBeVisible();
	await page.goto(empty.url);
	await expect(page.getByText('1 KPI is hidden: Days late.')).toBeVisible();
	await page.getByRole('link', { name: 'Days late', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Days late');
});
