import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { TestServer } from '../server';
import { violations } from './accessibility';
import { expect, test } from './fixtures';

/** Forty orders of August as an odd system exports them: tildes between columns, days that could be months. */
function oddExport(): string {
	const lines = ['Order No~Line~Promised date~Delivered date~Plant~Customer~Picker~Remark'];
	for (let order = 0; order < 40; order++) {
		const delivered = order === 7 ? '31/08' : order === 8 ? 'soon' : `0${(order % 9) + 1}/08/2026`;
		const promised = order === 9 ? 'next week' : `0${(order % 9) + 2}/08/2026`.replace('010', '10');
		lines.push(`SO-${order}~10~${promised}~${delivered}~Ulm~Nordwind~Jana K.~gate ${order % 3}`);
	}
	return [...lines, ''].join('\n');
}

const fileOf = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const give = (page: Page, ...files: ReturnType<typeof fileOf>[]) =>
	page.getByLabel('Choose a file').setInputFiles(files);
const save = (page: Page, rows: string) => page.getByRole('button', { name: `Save ${rows}`, exact: true });

test('a process owner mends an odd export by hand, saves it, mends its rows, and takes it back', async ({
	page,
	empty
}) => {
	test.slow(); // Two files, each checked several times, and the accessibility of every step.
	await page.goto(`${empty.url}/data`);
	await give(page, fileOf('august.csv', oddExport()));

	// Nobody could know the delimiter: what the file is and how it is cut is said by hand, and the preview follows at once.
	await page.getByLabel('What it is').selectOption('deliveries');
	await page.getByLabel('Between columns').selectOption('another sign');
	await page.getByLabel('The sign between columns').fill('~');
	const preview = page.getByRole('region', { name: 'The first rows of the file' });
	await expect(preview.getByRole('columnheader', { name: /^Promised date/ })).toBeVisible();
	await expect(preview.getByRole('cell', { name: 'Nordwind' }).first()).toBeVisible();

	// An unknown column is not stored.
	await expect(page.getByLabel('What Picker is')).toHaveValue('');
	await expect(page.getByText('6 of 8 used').first()).toBeVisible();
	expect(await violations(page)).toEqual([]);
	await page.getByRole('button', { name: 'Check the file' }).click();

	// Days that could be months are asked for, with what each answer would make of them.
	await expect(page.getByRole('button', { name: /^Day first/ })).toBeVisible();
	expect(await violations(page)).toEqual([]);
	await page.getByRole('button', { name: /^Day first/ }).click();

	// Problems and effect share a screen; each line of the file is accounted for.
	await expect(page.getByText('40 lines: 37 taken, 3 left out.')).toBeVisible();
	await expect(page.getByText('line 9 31/08')).toBeVisible();
	await expect(page.getByRole('heading', { name: /^If you save, August/ })).toBeVisible();
	expect(await violations(page)).toEqual([]);

	// One decision for all rows of a group, where it cannot falsify.
	await page.getByRole('button', { name: '“soon” means not delivered yet' }).click();
	await save(page, '38 rows').click();
	await expect(page.getByText('38 rows saved as import 1.')).toBeVisible();

	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'The 2 rows left out as CSV' }).click();
	const rejected = readFileSync(await (await download).path(), 'utf8');
	const mended = rejected.replace('31/08', '31/08/2026').replace('next week', '02/08/2026');
	expect(mended).not.toBe(rejected);
	await page.getByRole('button', { name: 'Done' }).click();
	await give(page, fileOf('august-mended.csv', mended));
	await save(page, '2 rows').click();
	await expect(page.getByText('2 rows saved as import 2.')).toBeVisible();

	await page.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(page.getByText('Import 2 is undone.')).toBeVisible();
	expect(await orders(empty)).toBe(38);
});

/** Order lines that count in August. */
async function orders(server: TestServer): Promise<number> {
	const answer = await fetch(server.api('kpis/on-time-delivery/rows', { month: '2026-08' }));
	return ((await answer.json()) as { total: number }).total;
}

/** Orders of a month whose columns nobody could name without being told. */
function opaqueExport(month: string): string {
	const lines = ['Nr;Z1;Z2;Werk'];
	for (let order = 1; order <= 30; order++)
		lines.push(`${month}-${order};0${(order % 9) + 1}.${month}.2026;0${(order % 9) + 1}.${month}.2026;Ulm`);
	return [...lines, ''].join('\n');
}

test('next month’s file goes through in two clicks, read as the one before', async ({ page, empty }) => {
	await page.goto(`${empty.url}/data`);
	await give(page, fileOf('july.csv', opaqueExport('07')));
	await page.getByLabel('What it is').selectOption('deliveries');
	await page.getByLabel('What Nr is').selectOption('order_id');
	await page.getByLabel('What Z1 is').selectOption('promised_date');
	await page.getByLabel('What Z2 is').selectOption('delivered_date');
	await page.getByRole('button', { name: /^Check/ }).click();
	const dayFirst = page.getByRole('button', { name: /^Day first/ });
	await expect(dayFirst.or(save(page, '30 rows'))).toBeVisible();
	if (await dayFirst.isVisible()) await dayFirst.click();
	await save(page, '30 rows').click();
	await expect(page.getByText('30 rows saved as import 1.')).toBeVisible();

	await page.goto(`${empty.url}/data`);
	let clicks = 0;
	const chooser = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: 'Choose a file' }).click();
	clicks++;
	await (await chooser).setFiles([fileOf('august.csv', opaqueExport('08'))]);
	await expect(page.getByText('Read as import 1, july.csv')).toBeVisible();
	await save(page, '30 rows').click();
	clicks++;
	await expect(page.getByText('30 rows saved as import 2.')).toBeVisible();
	expect(clicks).toBeLessThanOrEqual(3);
});

const ORDERS = 'Order No;Promised date;Delivered date;Plant\nA-1;2026-08-03;2026-08-03;Ulm\nA-2;2026-08-04;;Ulm\n';

const SHIPPED = 'Order No;Promised date;Delivered date;Plant;Product;Picker;Cost centre';

test('a new name is taken for the known one, a column is kept on purpose, and both hold next month', async ({
	page,
	empty
}) => {
	test.slow(); // Two files, the first checked three times.
	await empty.upload(`${SHIPPED}\nA-1;2026-08-03;2026-08-03;Ulm;VLV-220;Jana K.;C1\n`, { kind: 'deliveries' });
	await page.goto(`${empty.url}/data`);
	const august = ['B-1;2026-08-04;2026-08-04;Ulm;VLV220;Jana K.;C2', 'B-2;2026-08-05;31.09;Ulm;VLV-220;Jana K.;C2'];
	await give(page, fileOf('august.csv', [SHIPPED, ...august, ''].join('\n')));
	await expect(save(page, '1 row')).toBeVisible();

	// What is left out can be had before anything is stored.
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'The 1 row left out as CSV' }).click();
	const rejected = readFileSync(await (await download).path(), 'utf8');
	expect(rejected).toContain('B-2,2026-08-05,31.09,Ulm,VLV-220,Jana K.,C2,3,delivered_date,');

	await expect(page.getByText('1 name: Product: new name that resembles a known one')).toBeVisible();
	await page.getByRole('button', { name: 'Use VLV-220 for all “VLV220”' }).click();
	await expect(save(page, '1 row')).toBeVisible();
	await expect(page.getByText('new name that resembles')).toBeHidden();

	await page.getByRole('button', { name: 'Back to columns' }).click();
	await expect(page.getByText('it may hold personal data')).toBeVisible();
	await expect(page.getByRole('checkbox', { name: 'Keep as an attribute of the row' })).toHaveCount(2);
	await page
		.getByRole('row', { name: /^Cost centre/ })
		.getByRole('checkbox')
		.check();
	await expect(page.getByRole('heading', { name: 'Columns: 5 of 7 used, 1 kept' })).toBeVisible();
	expect(await violations(page)).toEqual([]);
	await page.getByRole('button', { name: 'Check again' }).click();
	await expect(page.getByText('Kept beside the row: Cost centre. Not stored: Picker.')).toBeVisible();
	await save(page, '1 row').click();
	await expect(page.getByText('1 row saved as import 2.')).toBeVisible();

	await page.getByRole('button', { name: 'Done' }).click();
	await give(page, fileOf('mended.csv', rejected.replace('31.09', '2026-08-31').replace('VLV-220', 'VLV220')));
	await save(page, '1 row').click();
	await expect(page.getByText('1 row saved as import 3.')).toBeVisible();
	const answer = await fetch(empty.api('imports/3/rows'));
	const { rows } = (await answer.json()) as { rows: { product: string; attributes: unknown }[] };
	expect(rows).toMatchObject([{ product: 'VLV-220', attributes: { 'Cost centre': 'C2' } }]);
});

test('files wait for their turn, through a reload', async ({ page, empty }) => {
	await page.goto(`${empty.url}/data`);
	await give(page, fileOf('first.csv', ORDERS), fileOf('second.csv', ORDERS.replaceAll('A-', 'B-')));
	await expect(page.getByRole('heading', { name: 'first.csv' })).toBeVisible();
	await expect(page.getByText('1 file is waiting')).toBeVisible();
	await expect(save(page, '2 rows')).toBeVisible();
	await page.reload();
	await expect(save(page, '2 rows')).toBeVisible();
	await expect(page.getByText('1 file is waiting')).toBeVisible();
	await page.getByRole('button', { name: 'Discard the file' }).click();
	await expect(save(page, '2 rows')).toBeVisible();
	await page.getByRole('button', { name: 'Discard the file' }).click();
	await expect(page.getByRole('heading', { name: 'Coverage' })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('heading', { name: 'Coverage' })).toBeVisible();
});

test('cells come in by the keyboard, and the focus goes along with the steps', async ({ page, empty }) => {
	await page.goto(`${empty.url}/data`);
	await page.getByText('Paste cells from a spreadsheet').focus();
	await page.keyboard.press('Enter');
	await page.getByLabel('Cells, the header row first').fill(ORDERS.replaceAll(';', '\t'));
	await page.getByRole('button', { name: 'Read the cells' }).focus();
	await page.keyboard.press('Enter');
	await expect(save(page, '2 rows')).toBeVisible();
	await page.keyboard.press('Tab');
	await expect(page.locator('section[aria-labelledby="assistant-title"] :focus')).toBeVisible();
});

test('whole months are replaced, and much that goes is asked for', async ({ page, empty }) => {
	await empty.upload(`${ORDERS}A-3;2026-08-05;2026-08-05;Ulm\n`, { kind: 'deliveries', name: 'orders.csv' });
	await page.goto(`${empty.url}/data`);
	await give(page, fileOf('again.csv', ORDERS));
	await expect(save(page, '2 rows')).toBeVisible();
	await page.getByText('Replace whole months').click();
	await page.getByRole('checkbox', { name: /^This file is all there is/ }).check();
	await expect(page.getByRole('row', { name: 'Ulm, Aug 2026 3 1' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Say yes to the rows withdrawn first' })).toBeDisabled();
	await page.getByRole('checkbox', { name: /^Yes, withdraw/ }).check();
	await save(page, '2 rows').click();
	await expect(page.getByText('2 rows saved as import 2.')).toBeVisible();
	expect(await orders(empty)).toBe(2);
});

test('what was saved in between is told before the file is saved', async ({ page, empty }) => {
	await page.goto(`${empty.url}/data`);
	await give(page, fileOf('orders.csv', ORDERS));
	await expect(save(page, '2 rows')).toBeVisible();
	await empty.upload(ORDERS.replace('A-1;2026-08-03;2026-08-03', 'A-1;2026-08-03;2026-08-09'), {
		kind: 'deliveries',
		name: 'other.csv'
	});
	await save(page, '2 rows').click();
	await expect(page.getByText('Something else was saved in between.')).toBeVisible();
	await save(page, '2 rows').click();
	await expect(page.getByText('2 rows saved as import 2.')).toBeVisible();
});
