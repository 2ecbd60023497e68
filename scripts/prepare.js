import { run, runQuietly } from './run.js';
import { built, installed } from './stamp.js';

/** @param {string} text */
const say = (text) => process.stdout.write(`${text}\n`);

/** Installs the packages when they are missing or the lock file has changed since. False: it failed, and said why. */
export function install() {
	if (installed.fresh()) return true;
	say('Installing packages (once, about a minute) …');
	if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) return false;
	installed.set();
	return true;
}

/** Builds when the build is missing or its sources have changed since. False: it failed, and said why. */
export function build() {
	if (built.fresh()) return true;
	say('Building (once, about 20 seconds) …');
	if (!runQuietly('npx', ['vite', 'build', '--logLevel', 'warn'])) return false;
	built.set();
	return true;
}

/**
 * Ends the process with a line that says what failed, unless it succeeded.
 * @param {string} what
 * @param {boolean} succeeded
 */
export function orEnd(what, succeeded) {
	if (succeeded) return;
	process.stderr.write(`${what} failed; the lines above say why.\n`);
	process.exit(1);
}
