import { readFileSync, writeFileSync } from 'node:fs';
import { falseSignals, JUDGES, monthsToSee } from './signals/stable';

// Writes the tables of docs/statistics.md: `npx tsx bench/false-signals.ts`, about two minutes on one core.

const SERIES = 10_000;
const LENGTHS = [12, 24, 36];
const SHIFTS = [1, 1.5, 2];
const BASELINE = 24;
/** Months that the sample organisation shows, the one in progress left out. */
const FROZEN_LENGTH = 35;
const SHIFTED_SERIES = 2000;
const DOCUMENT = new URL('../docs/statistics.md', import.meta.url);

const percent = (share: number): string => (100 * share).toFixed(1);
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[][]): string =>
	[row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const byLength = LENGTHS.map((length) => falseSignals(length, SERIES, 'false signals'));
const stable = table(
	['rules', ...LENGTHS.map((length) => `any signal in ${length} months, %`), 'of the last of 24, %'],
	JUDGES.map(({ name }, at) => [
		name,
		...byLength.map((shares) => percent(shares[at]?.any ?? NaN)),
		percent(byLength[1]?.[at]?.last ?? NaN)
	])
);
const frozen = falseSignals(FROZEN_LENGTH, SERIES, 'frozen', BASELINE);
const beyond = table(
	['rules', `any signal in ${FROZEN_LENGTH} months, %`, 'of the last of them, %'],
	JUDGES.map(({ name }, at) => [name, percent(frozen[at]?.any ?? NaN), percent(frozen[at]?.last ?? NaN)])
);
const byShift = SHIFTS.map((shift) => monthsToSee(shift, BASELINE, SHIFTED_SERIES, 'shifts'));
const shifted = table(
	['rules', ...SHIFTS.map((shift) => `shift of ${shift} sigma, months`)],
	JUDGES.map(({ name }, at) => [name, ...byShift.map((months) => `${months[at] ?? 'over 60'}`)])
);

const text = readFileSync(DOCUMENT, 'utf8');
const filled = Object.entries({ stable, beyond, shifted }).reduce(
	(all, [name, lines]) =>
		all.replace(
			new RegExp(`(<!-- ${name} -->)[^]*?(<!-- end -->)`),
			(_, from: string, to: string) => `${from}\n\n${lines}\n\n${to}`
		),
	text
);
writeFileSync(DOCUMENT, filled);
console.log(`${stable}\n\n${beyond}\n\n${shifted}`);
