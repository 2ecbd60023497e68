import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkEntry } from './check-real/entry.js';
import { Rewrites } from './check-real/rewrites.js';
import { build, install, orEnd } from './prepare.js';

// `npm run check:real -- FOLDER`: imports each file named in FOLDER/answers.json over HTTP into an empty store and
// compares every figure that the answers hold, and every KPI of a rewrite (`name__dialect.csv`) with that of its source.
// Fails on any difference, and below 300 figures compared.

const FEWEST = 300;
const SHOWN = 10;

const [given] = process.argv.slice(2);
if (!given) {
	process.stderr.write('Name a folder that holds answers.json: npm run check:real -- FOLDER\n');
	process.exit(2);
}
const folder = resolve(given);
/** @type {{ files: import('./check-real/entry.js').Entry[] }} */
const { files } = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8'));
orEnd('Installing', install());
orEnd('Building', build());

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);
const rewrites = new Rewrites();
let compared = 0;
let wrong = 0;
let passedOver = 0;
for (const entry of files) {
	const tally = await checkEntry(folder, entry, rewrites);
	const skipped = [...tally.passedOver.values()].reduce((sum, count) => sum + count, 0);
	const differ = tally.mismatches.length;
	say(
		`${differ === 0 ? 'ok  ' : 'FAIL'} ${entry.file}: ${tally.compared} compared, ${differ} differ, ${skipped} passed over`
	);
	for (const mismatch of tally.mismatches.slice(0, SHOWN)) say(`       ${mismatch}`);
	if (differ > SHOWN) say(`       … and ${differ - SHOWN} more`);
	for (const [reason, count] of tally.passedOver) say(`       passed over ${count}: ${reason}`);
	compared += tally.compared;
	wrong += differ;
	passedOver += skipped;
}
say(`\n${compared} figures compared, ${wrong} differ, ${passedOver} passed over`);
if (compared < FEWEST) say(`Fewer than ${FEWEST} were compared: this says too little.`);
process.exit(wrong === 0 && compared >= FEWEST ? 0 : 1);
