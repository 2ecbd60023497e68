import { defineConfig } from '@playwright/test';
import { findChromium, FLAGS } from './scripts/chromium.js';

/** Flows in a real browser against the build; each test file starts its own server. */
export default defineConfig({
	testDir: 'tests/flows',
	testMatch: '*.e2e.ts',
	outputDir: 'test-results',
	workers: 2,
	timeout: 60_000,
	// A check reads the whole file, beside other servers under test.
	expect: { timeout: 15_000 },
	forbidOnly: true,
	reporter: process.env.VERDICT_COUNTS ? [['line'], ['json', { outputFile: process.env.VERDICT_COUNTS }]] : [['list']],
	use: {
		locale: 'en-GB',
		timezoneId: 'Pacific/Auckland',
		trace: 'retain-on-failure',
		launchOptions: { executablePath: (await findChromium()) ?? undefined, args: FLAGS }
	}
});
