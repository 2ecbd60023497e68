import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Folder of the package, whatever folder the script was started from. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a command to its end, with its output shown. True when it succeeded.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [environment]
 */
export function run(command, args, environment = process.env) {
	return spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment, shell: onWindows }).status === 0;
}

/**
 * Runs a command quietly and hands back what it said, shown only when it fails.
 * @param {string} command
 * @param {string[]} args
 */
export function runQuietly(command, args) {
	const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', shell: onWindows, maxBuffer: 64_000_000 });
	if (done.status !== 0) process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`);
	return done.status === 0;
}

// npm and npx are command files there, which only a shell can start.
const onWindows = process.platform === 'win32';
