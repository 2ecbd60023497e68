import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from '@playwright/test';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe finds under WCAG 2.2 AA, each with the elements it means. */
export async function violations(page: Page): Promise<string[]> {
	// The page's own policy forbids inline scripts; evaluating does not go through it.
	await page.evaluate(AXE);
	const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
	const found = await page.evaluate(
		(values) =>
			(window as unknown as { axe: { run: (options: unknown) => Promise<AxeResults> } }).axe.run({ runOnly: values }),
		tags
	);
	return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
