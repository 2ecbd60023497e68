import { choose, expect, ordersCsv, test } from './fixtures';

test('a file on the Data page changes the board, and every number leads to its rows', async ({ page, empty }) => {
	await page.goto(empty.url);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Your board is empty');

	await choose(page, empty, 'orders.csv', ordersCsv());
	await expect(page.getByText('No problems found.')).toBeVisible();
	await page.goto(empty.url);
	await expect(page.getByRole('heading', { level: 1 }), 'nothing is stored before it is saved').toContainText('empty');

	await choose(page, empty, 'orders.csv', ordersCsv());
	await page.getByRole('button', { name: 'Save 420 rows' }).click();
	await expect(page.getByText('420 rows saved as import 1.')).toBeVisible();

	await page.getByRole('link', { name: 'See the board' }).click();
	const card = page.getByRole('article', { name: 'On-time delivery' });
	await expect(card).toContainText('80.0');
	await expect(card).toContainText('Aug 2026');

	await card.getByRole('link', { name: 'On-time delivery' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'On-time delivery' })).toBeVisible();
	const month = page.getByRole('row', { name: /^Aug 2026/ });
	await expect(month).toContainText('24');
	await month.getByRole('link', { name: '80.0' }).click();

	await expect(page.getByText('30 cases')).toBeVisible();
	await page
		.getByRole('navigation', { name: 'Which rows' })
		.getByRole('link', { name: /late|missed/i })
		.click();
	await expect(page.getByText('6 cases')).toBeVisible();
	const late = page.getByRole('row', { name: /SO-12-10/ });
	await expect(late).toContainText('orders.csv');
	await expect(late).toContainText('372');
});

test('an import is undone, and the board is as it was', async ({ page, empty }) => {
	await choose(page, empty, 'orders.csv', ordersCsv());
	await page.getByRole('button', { name: 'Save 420 rows' }).click();
	await expect(page.getByText('420 rows saved')).toBeVisible();
	await page.goto(`${empty.url}/data`);
	await page.getByRole('button', { name: 'Undo import 1, orders.csv' }).click();
	await expect(page.getByText('Import 1, orders.csv, is undone.')).toBeVisible();
	await page.goto(empty.url);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Your board is empty');
	await page.goto(`${empty.url}/data/1`);
	await expect(page.getByText('rows count no longer')).toBeVisible();
});

test('rows that cannot be taken are told with their line, and handed back to mend', async ({ page, empty }) => {
	await choose(page, empty, 'orders.csv', `${ordersCsv()}SO-bad;10;not a day;;Ulm;Keller\n`);
	await expect(page.getByText('line 422 not a day')).toBeVisible();
	await page.getByRole('button', { name: 'Save 420 rows' }).click();
	await page.getByRole('link', { name: 'See what changed' }).click();
	const download = page.waitForEvent('download');
	await page
		.getByRole('link', { name: /rows? as CSV/ })
		.last()
		.click();
	expect((await download).suggestedFilename()).toBe('import-1-rejected.csv');
});

test('a file that is no table says so and stores nothing', async ({ page, empty }) => {
	await page.goto(`${empty.url}/data`);
	const file = { name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from('Order No;Plant\nA-1;Ulm\n') };
	await page.getByLabel('Choose a file').setInputFiles(file);
	const kind = page.getByLabel('What it is');
	await expect(kind).toBeVisible();
	if ((await kind.inputValue()) === '') await kind.selectOption('deliveries');
	await expect(page.getByText('A column is missing.')).toBeVisible();
	await page.goto(empty.url);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Your board is empty');
});
