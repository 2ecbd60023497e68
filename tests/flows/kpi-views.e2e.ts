import { readFileSync } from 'node:fs';
import { violations } from './accessibility';
import { expect, test } from './fixtures';

test('the heat map is chosen by the address, gone through by arrow keys, and leads to the rows', async ({
	page,
	sample
}) => {
	await page.goto(`${sample.url}/kpi/on-time-delivery?by=site`, { waitUntil: 'networkidle' });
	const panel = page.getByRole('region', { name: 'Months by site', exact: true });
	await panel.locator('select[name=heat]').selectOption('product');
	await expect(page).toHaveURL(/heat=product/);
	const map = page.getByRole('region', { name: 'Months by product', exact: true });
	await map.getByRole('combobox', { name: 'against' }).selectOption('all');
	await expect(page).toHaveURL(/by=site.*heat=product.*held=all/);
	expect(await violations(page)).toEqual([]);
	await map.locator('summary[aria-label^="Export"]').click();
	const [download] = await Promise.all([page.waitForEvent('download'), map.getByText('Picture as SVG').click()]);
	const picture = readFileSync(await download.path(), 'utf8');
	const name = await map.locator('tbody th').first().innerText();
	// The head of a row that sticks to the edge of the page stands in its own place in the picture.
	expect(Number(new RegExp(`<text x="([\\d.]+)"[^>]*>${name}<`).exec(picture)?.[1])).toBeLessThan(20);
	const stops = map.locator('td a[tabindex="0"]');
	await expect(stops).toHaveCount(1);
	await stops.focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Home');
	const focused = page.locator('td a:focus');
	await expect(focused).toHaveAttribute('aria-label', /, Sep 2024: .* of /);
	const [, part, all] = /\((\d+) of (\d+)\)/.exec((await focused.getAttribute('aria-label')) ?? '')!;
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/rows\?product=.*month=2024-09/);
	await expect(page.getByText(`${all} cases`)).toBeVisible();
	expect(Number(part)).toBeLessThanOrEqual(Number(all));
});

test('a heat map that cannot be is refused in words', async ({ page, sample }) => {
	const response = await page.goto(`${sample.url}/kpi/on-time-delivery?heat=moon`);
	expect(response?.status()).toBe(400);
	await expect(page.getByText(/heat must be one of/)).toBeVisible();
});

test('bins of days add up to the cases named above them', async ({ page, sample }) => {
	await page.goto(`${sample.url}/kpi/time-to-close?months=12`, { waitUntil: 'networkidle' });
	const panel = page.getByRole('region', { name: 'How long they take' });
	const [, said] = /([\d,]+) complaints closed/.exec(await panel.locator('header').innerText())!;
	await panel.getByText('As a table').click();
	const units = await panel.locator('tbody tr td:nth-child(4)').allInnerTexts();
	const sum = units.reduce((all, text) => all + Number(text), 0);
	expect(sum).toBe(Number(said!.replace(',', '')));
	await expect(panel.getByRole('columnheader', { name: 'Before', exact: true })).toBeVisible();
	expect(await violations(page)).toEqual([]);
});

test.describe('with JavaScript off', () => {
	test.use({ javaScriptEnabled: false });

	test('the heat map is chosen by a form that keeps the scope', async ({ page, sample }) => {
		await page.goto(`${sample.url}/kpi/on-time-delivery?site=Ulm&months=12`);
		const panel = page.getByRole('region', { name: /^Months by / }).first();
		await panel.locator('select[name=heat]').selectOption('product');
		await panel.getByRole('button', { name: 'Show' }).click();
		await expect(page).toHaveURL(/site=Ulm.*months=12.*heat=product/);
		await expect(
			page.getByRole('region', { name: 'Months by product', exact: true }).locator('tbody a').first()
		).toBeVisible();
	});
});
