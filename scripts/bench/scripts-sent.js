import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { FLAGS, needChromium } from '../chromium.js';

/**
 * Kilobytes of JavaScript, gzipped, that a page makes the browser fetch until it is at rest.
 * @param {string[]} addresses
 */
export async function scriptKilobytes(addresses) {
	const executablePath = await needChromium();
	const browser = await chromium.launch({ executablePath: executablePath ?? undefined, args: FLAGS });
	const sizes = [];
	for (const address of addresses) {
		const context = await browser.newContext();
		const page = await context.newPage();
		/** @type {Promise<number>[]} */
		const scripts = [];
		page.on('response', (response) => {
			if (response.request().resourceType() === 'script' || response.url().endsWith('.js'))
				scripts.push(response.body().then((body) => gzipSync(body).length));
		});
		await page.goto(address, { waitUntil: 'networkidle' });
		sizes.push((await Promise.all(scripts)).reduce((sum, size) => sum + size, 0) / 1000);
		await context.close();
	}
	await browser.close();
	return sizes;
}
