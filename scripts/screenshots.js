import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { FLAGS, needChromium } from './chromium.js';
import { build, install, orEnd } from './prepare.js';
import { root } from './run.js';
import { removeFolder, startServer, temporaryFolder } from './spawn-server.js';

// `npm run screenshots`: the pictures of the README, of the sample organisation as it stands on a fixed day.

const PICTURES = [
	{ file: 'board.png', address: '/' },
	{ file: 'kpi.png', address: '/kpi/on-time-delivery?site=Ulm' }
];
const FOLDER = join(root, 'docs', 'pictures');

orEnd('Installing', install());
orEnd('Building', build());
mkdirSync(FOLDER, { recursive: true });
const dataDir = temporaryFolder();
const server = await startServer({ DATA_DIR: dataDir, SAMPLE: 'on', FIXED_TIME: '2026-10-16T12:00:00Z' });
const browser = await chromium.launch({ executablePath: (await needChromium()) ?? undefined, args: FLAGS });
const page = await browser.newPage({
	viewport: { width: 1360, height: 900 },
	colorScheme: 'light',
	locale: 'en-GB',
	reducedMotion: 'reduce'
});
for (const { file, address } of PICTURES) {
	await page.goto(server.url + address, { waitUntil: 'networkidle' });
	await page.screenshot({ path: join(FOLDER, file) });
	process.stdout.write(`docs/pictures/${file}\n`);
}
await browser.close();
await server.stop();
removeFolder(dataDir);
