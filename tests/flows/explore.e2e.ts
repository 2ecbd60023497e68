import type { Page } from '@playwright/test';
import { violations } from './accessibility';
import { expect, test } from './fixtures';

const chart = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const bar = (page: Page, facet: string, name: string | RegExp) =>
	chart(page, facet).getByRole('listitem').filter({ hasText: name }).getByRole('link');
const figures = (page: Page, facet: string) => chart(page, facet).getByRole('listitem').allInnerTexts();

test('a click filters all other charts; split, compare, rows, save, and a reload shows the same', async ({
	page,
	fresh
}) => {
	test.setTimeout(120_000);
	await page.goto(`${fresh.url}/explore?of=deliveries`);
	const products = await figures(page, 'Product');
	const sites = await figures(page, 'Site');
	await bar(page, 'Site', 'Ulm').click();
	await expect(page.getByRole('list', { name: 'Filters chosen' })).toHaveText(/Site\s*Ulm/);
	await expect(page).toHaveURL(/site=Ulm/);
	// Its own chart stands as it was; the others show Ulm alone.
	expect((await figures(page, 'Site')).map((text) => text.trim())).toEqual(sites.map((text) => text.trim()));
	expect(await figures(page, 'Product')).not.toEqual(products);
	await expect(bar(page, 'Site', 'Ulm')).toHaveAttribute('aria-current', 'true');
	await expect(bar(page, 'Site', 'Ulm')).toBeFocused();

	await bar(page, 'Weekday', 'Monday').click();
	await expect(page).toHaveURL(/weekday=Monday/);
	await page
		.getByRole('region', { name: 'Months' })
		.getByRole('link', { name: /^Mar 2026/ })
		.click();
	await expect(page).toHaveURL(/from=2026-03&to=2026-03/);
	await page
		.getByRole('region', { name: 'Months' })
		.getByRole('link', { name: /^May 2026/ })
		.click();
	await expect(page).toHaveURL(/from=2026-03&to=2026-05/);
	await page.getByLabel('Split by').selectOption({ label: 'Product' });
	await expect(page.getByRole('region', { name: 'By product, month by month' }).getByRole('img').first()).toBeVisible();
	await page.getByLabel('Compare with').selectOption({ label: 'the year before, Mar to May 2025' });
	await expect(page.getByText(/^Mar to May 2025: .* The difference is /)).toBeVisible();

	const rows = page.getByRole('region', { name: 'Table of rows' });
	await rows.getByRole('link', { name: 'Product' }).click();
	await expect(rows.getByRole('columnheader', { name: 'Product' })).toHaveAttribute('aria-sort', 'ascending');
	await page.getByRole('link', { name: 'Next' }).click();
	await expect(page.getByRole('link', { name: 'Previous' })).toBeVisible();
	await page.getByRole('link', { name: 'Previous' }).click();
	await expect(page.getByRole('link', { name: 'Previous' })).toBeHidden();
	expect(await violations(page)).toEqual([]);

	await page.getByText('Save this view').click();
	await page.getByLabel('Name of this view').fill('Mondays in Ulm');
	await page.getByRole('button', { name: 'Save view' }).click();
	await expect(page.getByRole('link', { name: 'Mondays in Ulm' })).toHaveAttribute('aria-current', 'true');
	const seen = await page.locator('.bench').innerText();
	await page.reload();
	expect(await page.locator('.bench').innerText()).toBe(seen);

	await page.getByRole('link', { name: 'Clear all' }).click();
	await expect(page.getByRole('list', { name: 'Filters chosen' })).toBeHidden();
	await page.getByRole('link', { name: 'Mondays in Ulm' }).click();
	await expect(page.getByRole('list', { name: 'Filters chosen' })).toBeVisible();
	await expect(page).toHaveURL(/against=2025-03..2025-05/);

	await page.getByText('Rename or delete').click();
	await page.getByLabel('New name of Mondays in Ulm').fill('Ulm');
	await page.getByRole('button', { name: 'Rename Mondays in Ulm' }).click();
	await expect(page.getByRole('link', { name: 'Ulm', exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Delete Ulm' }).click();
	await expect(page.getByText('Rename or delete')).toBeHidden();
});

test('a KPI page leads to its rows, with its filter; the keyboard reaches every bar', async ({ page, sample }) => {
	await page.goto(`${sample.url}/kpi/on-time-delivery?site=Ulm`);
	await page.getByRole('main').getByRole('link', { name: 'Explore' }).click();
	await expect(page).toHaveURL(/of=on-time-delivery/);
	await expect(page.getByRole('list', { name: 'Filters chosen' })).toHaveText(/Ulm/);
	await bar(page, 'Result', 'Late').focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText(/order lines late/)).toBeVisible();
	await expect(bar(page, 'Result', 'Late')).toBeFocused();
});

test.describe('with JavaScript off', () => {
	test.use({ javaScriptEnabled: false });

	test('bars filter, names are found, and a view is saved', async ({ page, fresh }) => {
		test.setTimeout(120_000);
		await page.goto(`${fresh.url}/explore?of=complaints`);
		await bar(page, 'Severity', 'major').click();
		await expect(page.getByRole('list', { name: 'Filters chosen' })).toHaveText(/major/);
		await page.getByLabel('Part of a name of Customer').fill('nord');
		await page.keyboard.press('Enter');
		await expect(chart(page, 'Customer').getByRole('listitem')).toHaveCount(1);
		await page.getByText('Save this view').click();
		await page.getByLabel('Name of this view').fill('Major');
		await page.getByRole('button', { name: 'Save view' }).click();
		await expect(page.getByRole('link', { name: 'Major', exact: true })).toBeVisible();
		await page.goto(`${fresh.url}/explore`);
		await page.getByText('Save this view').click();
		await page.getByLabel('Name of this view').fill('Major');
		await page.getByRole('button', { name: 'Save view' }).click();
		await expect(page.getByRole('alert')).toContainText('There is a view named "Major" already');
	});
});

test('an empty organisation has nothing to explore, and is told so', async ({ page, empty }) => {
	await page.goto(`${empty.url}/explore`);
	await expect(page.getByText('There are no rows of')).toBeVisible();
	await expect(page.getByRole('main').getByRole('link', { name: 'Add data' })).toBeVisible();
	expect(await violations(page)).toEqual([]);
	const refused = await page.goto(`${empty.url}/explore?moon=1`);
	expect(refused?.status()).toBe(400);
});
