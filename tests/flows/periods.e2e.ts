import { violations } from './accessibility';
import { expect, test } from './fixtures';

const KPI = '/kpi/on-time-delivery?site=Ulm';

test('the periods on the page are those of the API', async ({ page, sample }) => {
	await page.goto(sample.url + KPI, { waitUntil: 'networkidle' });
	const response = await page.request.get(`${sample.url}/api/v1/kpis/L1/periods?site=Ulm`);
	const { periods } = (await response.json()) as {
		periods: { pairs: { now: { value: number }; before: { value: number }; change: string | null }[] };
	};
	const rows = page.getByRole('region', { name: 'Table of periods' }).locator('tbody tr');
	await expect(rows).toHaveCount(periods.pairs.length);
	for (const [at, { now, before, change }] of periods.pairs.entries()) {
		await expect(rows.nth(at).locator('td').nth(0)).toContainText(`${(now.value * 100).toFixed(1)}\u00a0%`);
		await expect(rows.nth(at).locator('td').nth(1)).toContainText(`${(before.value * 100).toFixed(1)}\u00a0%`);
		const said = change === 'chance' ? 'can be chance' : `really ${change}`;
		await expect(rows.nth(at).locator('td').last()).toContainText(said);
	}
});

test('the fiscal year is set on the page and holds for every KPI', async ({ page, fresh }) => {
	test.setTimeout(120_000);
	await page.goto(fresh.url + KPI, { waitUntil: 'networkidle' });
	const panel = page.getByRole('region', { name: 'Beside earlier periods' });
	await panel.getByText('The fiscal year begins in January.').click();
	await panel.getByLabel('First month, for all KPIs').selectOption({ label: 'October' });
	await panel.getByRole('button', { name: 'Set fiscal year' }).click();
	await expect(panel.getByRole('rowheader', { name: 'Fiscal year to date' })).toBeVisible();
	expect(await violations(page)).toEqual([]);
	await page.goto(`${fresh.url}/kpi/complaint-rate`);
	await expect(page.getByRole('row', { name: /^Fiscal year to date/ })).toContainText('Oct 2025 to Aug 2026');
});

test.describe('with JavaScript off', () => {
	test.use({ javaScriptEnabled: false });

	test('the fiscal year is set likewise', async ({ page, fresh }) => {
		test.setTimeout(120_000);
		await page.goto(fresh.url + KPI);
		const panel = page.getByRole('region', { name: 'Beside earlier periods' });
		await panel.getByText('The fiscal year begins in January.').click();
		await panel.getByLabel('First month, for all KPIs').selectOption({ label: 'April' });
		await panel.getByRole('button', { name: 'Set fiscal year' }).click();
		await expect(panel.getByText('The fiscal year begins in April.').first()).toBeVisible();
		await expect(page.getByRole('combobox', { name: 'Site' })).toHaveValue('Ulm');
		await expect(panel.getByRole('rowheader', { name: 'Fiscal year to date' })).toBeVisible();
	});
});
