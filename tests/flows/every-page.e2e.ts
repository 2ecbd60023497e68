import { violations } from './accessibility';
import { expect, test } from './fixtures';

/** Every page there is, of a full organisation; the `complaints` of the fixture watch hosts and console on each. */
const PAGES = [
	'/',
	'/?site=Ulm&months=12',
	'/kpi/on-time-delivery',
	'/kpi/time-to-close?site=Brno',
	'/kpi/open-complaints',
	'/kpi/cost-of-poor-quality',
	'/kpi/supplier-on-time-delivery',
	'/kpi/data-completeness',
	'/kpi/on-time-delivery/rows?month=2026-08',
	'/explore',
	'/explore?of=complaints&severity=major&from=2026-01&to=2026-06&against=2025-01..2025-06&split=category',
	'/explore?of=open-complaints&site=nowhere',
	'/kpi/new',
	'/data',
	'/data/1'
];

test('the checker finds a fault where there is one', async ({ page }) => {
	await page.setContent('<main><h1>Faults</h1><img src="data:," /><p style="color: #ccc">pale</p></main>');
	expect((await violations(page)).join()).toMatch(/image-alt.*color-contrast|color-contrast.*image-alt/);
});

for (const colorScheme of ['light', 'dark'] as const)
	test.describe(colorScheme, () => {
		test.use({ colorScheme });
		for (const address of PAGES)
			test(`${address} is accessible, asks no other host and complains of nothing`, async ({ page, sample }) => {
				const response = await page.goto(sample.url + address, { waitUntil: 'networkidle' });
				expect(response?.status()).toBe(200);
				expect(await violations(page)).toEqual([]);
			});
	});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 360, height: 740 } });
	for (const address of PAGES)
		test(`${address} needs no scrolling sideways`, async ({ page, sample }) => {
			await page.goto(sample.url + address, { waitUntil: 'networkidle' });
			const { wide, shown } = await page.evaluate(() => ({
				wide: document.documentElement.scrollWidth,
				shown: document.documentElement.clientWidth
			}));
			expect(wide).toBeLessThanOrEqual(shown);
		});
});

test('an address that leads nowhere says so, accessibly', async ({ page, sample }) => {
	const response = await page.goto(`${sample.url}/kpi/no-such-kpi`);
	expect(response?.status()).toBe(404);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	expect(await violations(page)).toEqual([]);
});
