import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needChromium } from './chromium.js';
import { build, install, orEnd } from './prepare.js';
import { run } from './run.js';

/** Passed and failed checks of one stage. @typedef {{ passed: number, failed: number }} Counts */

const scratch = mkdtempSync(join(tmpdir(), 'verdict-counts-'));
/** @type {Counts} */
const total = { passed: 0, failed: 0 };

/**
 * Runs a stage; one that counts nothing itself counts as one check.
 * @param {string} name
 * @param {(file: string) => boolean} stage writes its counts, if it has any, as JSON into the file
 * @param {(report: any) => Counts} [countsOf]
 */
function check(name, stage, countsOf) {
	process.stdout.write(`\n── ${name}\n`);
	const file = join(scratch, `${name.replaceAll(' ', '-')}.json`);
	const ok = stage(file);
	const counts = (countsOf && countsIn(file, countsOf)) ?? { passed: ok ? 1 : 0, failed: 0 };
	// A stage that failed without a failed test (it could not even load one) is a failure all the same.
	if (!ok && counts.failed === 0) counts.failed = 1;
	total.passed += counts.passed;
	total.failed += counts.failed;
}

/**
 * @param {string} file
 * @param {(report: any) => Counts} countsOf
 */
function countsIn(file, countsOf) {
	try {
		return countsOf(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		return null;
	}
}

/** @param {string} script */
const npm = (script) => () => run('npm', ['run', '--silent', script]);

orEnd('Installing', install());
for (const part of ['format', 'code', 'types', 'directions']) check(`lint ${part}`, npm(`lint:${part}`));
check('build', build);
check(
	'unit and integration tests',
	(file) => run('npx', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]),
	(report) => ({ passed: report.numPassedTests, failed: report.numFailedTests })
);
const chromium = await needChromium();
check('chromium', () => chromium !== null);
check(
	'browser tests',
	(file) => run('npx', ['playwright', 'test'], { ...process.env, VERDICT_COUNTS: file }),
	({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected })
);
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);
