import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './run.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/** Switches under which a browser as root, without a screen, keeps to itself. */
export const FLAGS = [
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** Path of a Chromium that is there: the one named by CHROMIUM, the system's, or Playwright's own. */
export async function findChromium() {
	const named = process.env.CHROMIUM;
	if (named && existsSync(named)) return named;
	const system = NAMES.map(pathOf).find((path) => path !== null) ?? PLACES.find((path) => existsSync(path));
	if (system) return system;
	const { chromium } = await import('playwright');
	const own = chromium.executablePath();
	return existsSync(own) ? own : null;
}

/** The same, installed when it is missing: Debian's package where apt-get works, else Playwright's download. */
export async function needChromium() {
	const found = await findChromium();
	if (found) return found;
	process.stdout.write('Installing Chromium for the browser tests (once) …\n');
	if (!installPackage()) run('npx', ['playwright', 'install', 'chromium']);
	const installed = await findChromium();
	if (!installed) process.stderr.write('No Chromium could be installed. Install one, or set CHROMIUM to its path.\n');
	return installed;
}

/** Debian's package; as root, or by sudo where it asks for no password. Ubuntu's is only a pointer to a snap. */
function installPackage() {
	if (pathOf('apt-get') === null) return false;
	const prefix = process.getuid?.() === 0 ? [] : pathOf('sudo') === null ? null : ['sudo', '-n'];
	if (prefix === null) return false;
	/** @param {string[]} args */
	const apt = (...args) => {
		const [command = 'apt-get', ...rest] = [...prefix, 'apt-get', ...args];
		return run(command, rest, { ...process.env, DEBIAN_FRONTEND: 'noninteractive' });
	};
	apt('update', '-qq');
	return apt('install', '-y', '-qq', '--no-install-recommends', 'chromium') && pathOf('chromium') !== null;
}

/** @param {string} name */
function pathOf(name) {
	const finder = process.platform === 'win32' ? 'where' : 'which';
	if (spawnSync(finder, [name]).status !== 0) return null;
	return execFileSync(finder, [name], { encoding: 'utf8' }).split('\n')[0]?.trim() ?? null;
}
