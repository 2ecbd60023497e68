import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures';

/** Thirty orders a month of two sites over eight months; from July on half of those of Ulm are late, most by one carrier. */
function orders(): string {
	const lines = ['order_id,line,promised_date,delivered_date,site,customer,late_reason'];
	for (let month = 1; month <= 8; month++)
		for (const site of ['Ulm', 'Brno'])
			for (let at = 0; at < 30; at++) {
				const late = at % (site === 'Ulm' && month > 6 ? 2 : 15) === 0;
				const day = (number: number) => `2026-0${month}-${number}`;
				lines.push(
					`${site}-${month}-${at},1,${day(15)},${day(late ? 18 : 14)},${site},C${at % 3},${late ? 'carrier K3' : ''}`
				);
			}
	return [...lines, ''].join('\n');
}

test('a manager asks why delivery became worse, chooses the months, and looks at the site', async ({ page, empty }) => {
	await empty.upload(orders(), { kind: 'deliveries', name: 'orders.csv' });
	await page.goto(`${empty.url}/kpi/on-time-delivery`);
	const why = page.getByRole('region', { name: 'Why it changed' });
	await expect(why).toContainText('Jun 2026 to Aug 2026 against Mar 2026 to May 2026');

	await why.getByRole('link', { name: 'Last month' }).click();
	await expect(why).toContainText('Aug 2026 against Jul 2026');
	await expect(why).toContainText('stayed');

	await why.getByLabel('Period from').selectOption('Jul 2026');
	await why.getByLabel('Period to').selectOption('Aug 2026');
	await why.getByLabel('Held against, from').selectOption('Jan 2026');
	await why.getByLabel('Held against, to').selectOption('Jun 2026');
	await why.getByRole('button', { name: 'Compare' }).click();
	await expect(why).toContainText('Jul 2026 to Aug 2026 against Jan 2026 to Jun 2026');
	await expect(why).toContainText(/93\.3.%.became 71\.7.%: all 21\.7.points are at Ulm/);
	await expect(why).toContainText('late order lines name carrier K3');
	await expect(why.getByText(/^Sites explain \d+ % of the movement\.$/)).toBeVisible();
	await expect(why.getByRole('row', { name: /^Ulm/ })).toContainText('more than chance');
	await expect(why.getByRole('row', { name: /^Brno/ })).toContainText('may be noise');
	expect(new URL(page.url()).searchParams.getAll('period')).toEqual(['2026-07', '2026-08']);

	await page.reload();
	await expect(why).toContainText('Jul 2026 to Aug 2026 against Jan 2026 to Jun 2026');
	await why.getByRole('link', { name: 'Ulm' }).click();
	await expect(page.getByLabel('Site', { exact: true })).toHaveValue('Ulm');
	await expect(why).toContainText(/93\.3.%.became 50\.0.%/);
	await expect(why).toContainText('Jul 2026 to Aug 2026 against Jan 2026 to Jun 2026');

	await why.getByLabel('Held against, to').selectOption('Jul 2026');
	await why.getByRole('button', { name: 'Compare' }).click();
	await expect(why.getByRole('alert')).toContainText('share a month');
});

test('the tables are taken along, and the picture with its hatching', async ({ page, sample }) => {
	await page.goto(`${sample.url}/kpi/time-to-close?period=2026-01..2026-08&against=2025-01..2025-08`);
	const why = page.getByRole('region', { name: 'Why it changed', exact: true });
	const taken = async (choice: string): Promise<string> => {
		await why.locator('summary[aria-label^="Export"]').click();
		const [download] = await Promise.all([page.waitForEvent('download'), why.getByText(choice).click()]);
		expect(download.suggestedFilename()).toMatch(/^time-to-close-change-2026-01-2026-08\./);
		return readFileSync(await download.path(), 'utf8');
	};
	const [head = '', ...rows] = (await taken('Table as CSV')).trim().split(/\r?\n/);
	expect(head).toContain('Dimension,Group,"Adds, days",Lower end,Upper end,Noise');
	expect(rows.filter((row) => /^\w+,All together,/.test(row)).length).toBeGreaterThan(2);
	const svg = await taken('Picture as SVG');
	expect(svg).toContain('All together');
	expect(svg.match(/<line /g)!.length).toBeGreaterThan(20);
	expect(svg).not.toContain('url(#mix');

	const address = await why.getByRole('link', { name: 'Change as JSON', includeHidden: true }).getAttribute('href');
	const answer = (await (await fetch(sample.url + address)).json()) as { sentence: string };
	await expect(why).toContainText(answer.sentence);
});

test.describe('with JavaScript off', () => {
	test.use({ javaScriptEnabled: false });
	test('the periods are chosen and the tables open', async ({ page, sample }) => {
		await page.goto(`${sample.url}/kpi/complaint-rate`);
		const why = page.getByRole('region', { name: 'Why it changed' });
		await why.getByLabel('Period from').selectOption('Jul 2026');
		await why.getByRole('button', { name: 'Compare' }).click();
		await expect(why).toContainText('Jul 2026 to Aug 2026 against Mar 2026 to May 2026');
		const tables = why.getByRole('table');
		await expect(tables).toHaveCount(1);
		await why.locator('summary', { hasText: 'Sites' }).click();
		await expect(tables).toHaveCount(2);
	});
});
