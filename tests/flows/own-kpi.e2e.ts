import { violations } from './accessibility';
import { expect, test } from './fixtures';

/** A survey of two sites and of the whole over fourteen months, under a name that nobody has declared. */
function surveyCsv(): string {
	const lines = ['KPI;Month;Site;Value'];
	for (let month = 0; month < 14; month++) {
		const name = `${month < 5 ? 2025 : 2026}-${String(((month + 7) % 12) + 1).padStart(2, '0')}`;
		const score = (8 + (month % 3) / 10).toFixed(1).replace('.', ',');
		for (const site of ['', 'Ulm', 'Porto'])
			if (name < '2026-09') lines.push(`Customer survey;${name};${site};${score}`);
	}
	return [...lines, ''].join('\n');
}

test('a KPI that a file names is declared, imported, read, and goes with its import', async ({ page, empty }) => {
	test.setTimeout(120_000);
	await page.goto(`${empty.url}/data`);
	const buffer = Buffer.from(surveyCsv());
	await page.getByLabel('Choose a file').setInputFiles({ name: 'survey.csv', mimeType: 'text/csv', buffer });
	await expect(page.getByText('No row of this file is good.')).toBeVisible();
	expect(await violations(page)).toEqual([]);
	await page.getByRole('link', { name: 'Declare “Customer survey”' }).click();

	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Declare a KPI of your own');
	await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Customer survey');
	await page.getByLabel('Any other value').check();
	await expect(page.getByLabel('What the numerator counts')).toBeHidden();
	await page.getByLabel('Unit', { exact: true }).fill('points');
	await page.getByLabel('Target, in that unit').fill('eight');
	await page.getByLabel('Where the target comes from').fill('policy');
	await page.getByLabel('Process').fill('Sales');
	await page.getByRole('button', { name: 'Declare the KPI' }).click();
	await expect(page.getByText('Not saved.')).toBeVisible();
	await expect(page.getByLabel('Process')).toHaveValue('Sales');
	expect(await violations(page)).toEqual([]);
	await page.getByLabel('Target, in that unit').fill('7,5');
	await page.getByLabel('From month').fill('2025-08');
	await page.getByRole('button', { name: 'Declare the KPI' }).click();

	await page.getByRole('button', { name: 'Check the file again' }).click();
	await expect(page.getByText('All 39 rows are good.')).toBeVisible();
	await page.getByRole('button', { name: /^Save/ }).click();
	await page.getByRole('link', { name: 'See the board' }).click();

	const card = page.getByRole('article', { name: 'Customer survey' });
	await expect(card).toContainText('points');
	await card.getByRole('link').click();
	await expect(page.getByText('at least 7.5 points').first()).toBeVisible();
	await expect(page.locator('.canvas svg').getByText(/Upper limit/)).toBeVisible();
	await expect(page.getByRole('region', { name: 'Definition' })).toContainText('Sales');
	expect(await violations(page)).toEqual([]);

	await page.getByRole('link', { name: 'Alter or withdraw its declaration' }).click();
	await expect(page.getByLabel('Any other value')).toBeChecked();
	await page.getByLabel('A share').check();
	await page.getByRole('button', { name: 'Save the declaration' }).click();
	await expect(page.getByText('Rows of this KPI have come already')).toBeVisible();
	expect(await violations(page)).toEqual([]);

	await page.goto(`${empty.url}/data`);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('is undone.')).toBeVisible();
	await page.goto(`${empty.url}/kpi/customer-survey`);
	await expect(page.getByText('O1,2026-09,Ulm,8.4')).toBeVisible();
	await page.goto(`${empty.url}/kpi/customer-survey/declaration`);
	await page.getByRole('button', { name: 'Withdraw Customer survey' }).click();
	await expect(page).toHaveURL(`${empty.url}/`);
	expect((await page.goto(`${empty.url}/kpi/customer-survey`))?.status()).toBe(404);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('a KPI is declared and altered all the same', async ({ page, empty }) => {
		await page.goto(`${empty.url}/kpi/new`);
		await page.getByLabel('Name', { exact: true }).fill('Audits passed');
		await page.getByRole('button', { name: 'Declare the KPI' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audits passed');
		await page.getByRole('link', { name: 'Alter or withdraw its declaration' }).click();
		await page.getByLabel('Name', { exact: true }).fill('Audits');
		await page.getByRole('button', { name: 'Save the declaration' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audits');
	});
});
