import { run, runQuietly } from './run.js';
import { built, installed } from './stamp.js';

/** @param {string} text */
const say = (text) => process.stdout.write(`${text}\n`);

/** Ends the process with a line that says what failed. @param {string} what */
function fail(what) {
	process.stderr.write(`${what} failed; the lines above say why.\n`);
	process.exit(1);
}

/** Installs the packages when they are missing or the lock file has changed since. */
export function install() {
	if (installed.fresh()) return;
	say('Installing packages (once, about a minute) …');
	if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) fail('Installing');
	installed.set();
}

/** Builds when the build is missing or its sources have changed since. */
export function build() {
	if (built.fresh()) return;
	say('Building (once, about 20 seconds) …');
	if (!runQuietly('npx', ['vite', 'build', '--logLevel', 'warn'])) fail('Building');
	built.set();
}
