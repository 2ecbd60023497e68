import type { Page } from '@playwright/test';
import { violations } from './accessibility';
import { expect, test } from './fixtures';

const KPI = '/kpi/on-time-delivery?site=Ulm';

interface Point {
	state: string;
	value: number | null;
	upper: number | null;
	lower: number | null;
	centre: number | null;
}

/** The names that stand at the lines of the drawn chart, as the API's last judged month would have them. */
async function expectLimitsOfTheApi(page: Page, url: string): Promise<void> {
	const response = await page.request.get(`${url}/api/v1/kpis/on-time-delivery/series?site=Ulm`);
	const { points } = (await response.json()) as { points: Point[] };
	const last = points.findLast(({ state, value }) => state !== 'in_progress' && value !== null)!;
	const chart = page.locator('.canvas svg');
	for (const [name, value] of [
		['Upper limit', last.upper],
		['Average', last.centre],
		['Lower limit', last.lower]
	] as const)
		await expect(chart.getByText(`${name} ${(value! * 100).toFixed(1)}`, { exact: true })).toBeVisible();
}

test('a change that stands out fills in the form, and only a person begins the phase', async ({ page, fresh }) => {
	test.setTimeout(120_000);
	await page.goto(fresh.url + KPI);
	await expectLimitsOfTheApi(page, fresh.url);
	const notes = page.getByRole('region', { name: 'What is known about these months' });
	await notes.getByRole('link', { name: 'Fill in the form' }).click();
	const form = notes.locator('#phase-form');
	await expect(form.getByLabel('From month')).not.toHaveValue('');
	// The months since then are too few for limits; a phase that has some is begun instead.
	const month = '2025-03';
	await form.getByLabel('From month').fill(month);
	await form.getByLabel('What began').fill('dispatch moved to hall 4');
	await form.getByLabel('Because of').selectOption('known_cause');
	expect(await violations(page)).toEqual([]);
	await form.getByRole('button', { name: 'Begin phase' }).click();
	await expect(notes.getByText('The phase has begun.')).toBeVisible();
	await expect(page.locator('.canvas svg').getByText('dispatch moved to hall 4')).toBeVisible();
	await expectLimitsOfTheApi(page, fresh.url);
	await expect(page.getByText(/(New|Judged by the) phase since/).first()).toBeVisible();
	await expect(notes.getByRole('listitem').filter({ hasText: 'dispatch moved' })).toContainText('only Ulm');

	const response = await page.request.get(`${fresh.url}/api/v1/kpis/L1/phases`);
	expect(await response.json()).toMatchObject({ phases: [{ month, site: 'Ulm', reason: 'known_cause' }] });
	await notes.getByRole('button', { name: /^Withdraw: New phase/ }).click();
	await expect(notes.getByText('It is withdrawn, and stays on record.')).toBeVisible();
	await expectLimitsOfTheApi(page, fresh.url);
});

test('an excluded month and a note are drawn, and are spoken by the arrow keys', async ({ page, fresh }) => {
	test.setTimeout(120_000);
	await page.goto(fresh.url + KPI);
	const notes = page.getByRole('region', { name: 'What is known about these months' });
	for (const [title, field, text, button] of [
		['Exclude a month', 'Why it does not count', 'flood in the yard', 'Exclude month'],
		['Put a note on the chart', 'Note', 'new packer', 'Add note']
	] as const) {
		await notes.getByText(title, { exact: true }).click();
		await notes.getByLabel(field, { exact: true }).fill(text);
		await notes.getByRole('button', { name: button }).click();
		await expect(notes.getByRole('listitem').filter({ hasText: text })).toBeVisible();
	}
	await expectLimitsOfTheApi(page, fresh.url);
	const slider = page.getByRole('slider');
	await slider.focus();
	await page.keyboard.press('End');
	await page.keyboard.press('ArrowLeft');
	await expect(slider).toHaveAttribute('aria-valuetext', /not counted: flood in the yard; new packer/);
	expect(await violations(page)).toEqual([]);
});

test.describe('with JavaScript off', () => {
	test.use({ javaScriptEnabled: false });

	test('comment, phase and rules are set from the page, which keeps its scope and what was typed', async ({
		page,
		fresh
	}) => {
		test.setTimeout(120_000);
		await page.goto(fresh.url + KPI);
		const notes = page.getByRole('region', { name: 'What is known about these months' });
		await notes.getByText('Comment on a month', { exact: true }).click();
		await notes.getByLabel('What happened').fill('Two packers were ill.');
		await notes.getByLabel('What we do').fill('A third packer from October.');
		await notes.getByRole('button', { name: 'Save comment' }).click();
		await expect(page.getByText('Two packers were ill.')).toBeVisible();
		await expect(page.getByRole('combobox', { name: 'Site' })).toHaveValue('Ulm');

		await notes.getByText('Begin a phase', { exact: true }).click();
		await notes.locator('#phase-form').getByLabel('From month').fill('2026-03');
		await notes.getByLabel('What began').fill('   ');
		await notes.getByRole('button', { name: 'Begin phase' }).click();
		await expect(page.getByRole('alert')).toContainText('without a cause there is none');
		await expect(notes.locator('#phase-form').getByLabel('From month')).toHaveValue('2026-03');

		await notes.getByText('Choose the rules', { exact: true }).click();
		await notes.getByLabel('Rules', { exact: true }).selectOption('western_electric');
		await notes.getByLabel('Why these').fill('customer asks for it');
		await notes.getByRole('button', { name: 'Choose rules' }).click();
		await expect(page.getByText('The rules are chosen.')).toBeVisible();
		await page.getByText('How it was judged').click();
		await expect(page.getByText('Rules: Western Electric: four zone rules')).toBeVisible();
	});
});
