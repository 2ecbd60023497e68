import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { labelOf, loadCases } from './cases';
import { checkCase, type Miss } from './check';

// `npm run check:spc -- FOLDER`: holds each case of the JSON files of FOLDER, ours without one, against the code. Fails unless
// every case passes.

const SHOWN = 200;
const say = (text: string) => process.stdout.write(`${text}\n`);
// Unlike JSON, which writes NaN as null: a miss must show what it is.
const plain = (_: string, value: unknown) =>
	typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
const text = (value: unknown) => {
	const written = JSON.stringify(value, plain) ?? 'nothing';
	return written.length > SHOWN ? `${written.slice(0, SHOWN)} …` : written;
};
const line = ({ at, expected, got }: Miss) => `      ${at}: expected ${text(expected)}, got ${text(got)}`;

const folder = resolve(process.argv[2] ?? import.meta.dirname);
const cases = existsSync(folder) ? loadCases(folder) : [];
if (cases.length === 0) {
	process.stderr.write(`${folder} holds no cases. Name a folder of them: npm run check:spc -- FOLDER\n`);
	process.exit(2);
}

const tally = new Map<string, { passed: number; failed: number }>();
for (const item of cases) {
	const misses = checkCase(item);
	const count = tally.get(labelOf(item)) ?? { passed: 0, failed: 0 };
	tally.set(labelOf(item), count);
	if (misses.length === 0) count.passed++;
	else count.failed++;
	if (misses.length > 0) say(`MISS  ${item.file} ${item.id} (${labelOf(item)})\n${misses.map(line).join('\n')}`);
}

const rows = [...tally].sort(([a], [b]) => a.localeCompare(b));
for (const [label, { passed, failed }] of rows)
	say(
		`${label.padEnd(28)}${String(passed).padStart(5)} passed${failed > 0 ? `${String(failed).padStart(5)} missed` : ''}`
	);
const missed = rows.reduce((sum, [, { failed }]) => sum + failed, 0);
say(`\n${cases.length - missed} of ${cases.length} cases pass`);
process.exit(missed === 0 ? 0 : 1);
