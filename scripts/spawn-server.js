import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './run.js';

/** @typedef {{ code: number | null, said: string }} Ended */
/** @typedef {Record<string, string>} Environment */
/**
 * A server of the build in a process of its own, as `npm start` runs it.
 * @typedef {object} RunningServer
 * @property {string} url
 * @property {string} dataDir
 * @property {number} pid
 * @property {() => string} said everything it has written so far
 * @property {() => Promise<Ended>} stop ends it gently and waits
 * @property {() => Promise<Ended>} kill ends it as a power cut would, and waits
 */

/** A folder for data, to be removed by its user. */
export const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'verdict-'));

/** @param {string} folder */
export const removeFolder = (folder) => rmSync(folder, { recursive: true, force: true });

/** @param {Environment} environment */
function launch(environment) {
	if (!existsSync(join(root, 'build', 'handler.js'))) throw new Error('There is no build: run `npm run build` first.');
	const child = spawn(process.execPath, [join(root, 'scripts', 'serve.js')], {
		cwd: root,
		env: { ...process.env, PORT: '0', SAMPLE: 'off', ...environment },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let text = '';
	child.stdout.on('data', (chunk) => (text += String(chunk)));
	child.stderr.on('data', (chunk) => (text += String(chunk)));
	/** @type {Promise<Ended>} */
	const ended = new Promise((resolve) => child.once('close', (code) => resolve({ code, said: text })));
	return { child, said: () => text, ended };
}

const PATIENCE_MS = 60_000;

/**
 * Starts a server that is expected not to come up; how it ended.
 * @param {Environment} environment
 */
export async function refusedStart(environment) {
	const { child, ended } = launch(environment);
	const giveUp = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
	const result = await ended;
	clearTimeout(giveUp);
	return result;
}

/**
 * Starts a server on a free port and waits until it says that it is ready.
 * @param {Environment} [environment] DATA_DIR among it, else a temporary folder; SAMPLE is off unless it says otherwise
 * @returns {Promise<RunningServer>}
 */
export async function startServer(environment = {}) {
	const dataDir = environment.DATA_DIR ?? temporaryFolder();
	const { child, said, ended } = launch({ ...environment, DATA_DIR: dataDir });
	let over = false;
	void ended.then(() => (over = true));
	/** @type {string | undefined} */
	let url;
	while (url === undefined) {
		if (over) throw new Error(`the server did not start: ${said()}`);
		url = /ready at (http:\S+)/.exec(said())?.[1];
		if (url === undefined) await wait(20);
	}
	/** @param {NodeJS.Signals} signal */
	const end = (signal) => {
		child.kill(signal);
		return ended;
	};
	return { url, dataDir, pid: child.pid ?? 0, said, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
