/**
 * What became of the figures of one file.
 * @typedef {object} Tally
 * @property {number} compared
 * @property {string[]} mismatches
 * @property {Map<string, number>} passedOver reason and how many figures
 */

/** @returns {Tally} */
export const newTally = () => ({ compared: 0, mismatches: [], passedOver: new Map() });

/**
 * @param {Tally} tally
 * @param {string} reason
 */
export function passOver(tally, reason) {
	tally.passedOver.set(reason, (tally.passedOver.get(reason) ?? 0) + 1);
}

/**
 * Compares one figure: at the decimals given, else exactly.
 * @param {Tally} tally
 * @param {string} name
 * @param {unknown} expected
 * @param {unknown} actual
 * @param {number} [decimals]
 */
export function compare(tally, name, expected, actual, decimals) {
	tally.compared++;
	if (!equal(expected, actual, decimals))
		tally.mismatches.push(`${name}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}

/**
 * @param {unknown} expected
 * @param {unknown} actual
 * @param {number} [decimals]
 */
function equal(expected, actual, decimals) {
	if (decimals === undefined || typeof expected !== 'number' || typeof actual !== 'number') return expected === actual;
	const scale = 10 ** decimals;
	return Math.round(expected * scale) === Math.round(actual * scale);
}

/**
 * Rows of an import. `identicalRepeats` is the number of rows rejected for repeating another word by word.
 * @param {Tally} tally
 * @param {Record<string, number>} expected
 * @param {any} answer
 */
export function compareRows(tally, expected, answer) {
	const repeats = answer.issueGroups
		.filter((/** @type {any} */ group) => group.code === 'duplicate_row')
		.reduce((/** @type {number} */ sum, /** @type {any} */ group) => sum + group.count, 0);
	const actual = { ...answer.rows, identicalRepeats: repeats };
	for (const [name, count] of Object.entries(expected))
		if (name in actual) compare(tally, `rows ${name}`, count, actual[name]);
		else passOver(tally, `rows.${name} is nothing the product counts`);
}

/** What names a figure, and what is no figure. */
const LABELS = new Set(['kpi', 'month', 'decimals', 'site', 'note']);

/**
 * Figures of one KPI and month: numerator, denominator, value, n.
 * @param {Tally} tally
 * @param {Record<string, any>} figure
 * @param {any} point the month of the series, if it has it
 */
export function compareFigure(tally, figure, point) {
	for (const [name, value] of Object.entries(figure)) {
		if (LABELS.has(name)) continue;
		if (point && !(name in point)) passOver(tally, `${figure.kpi} has no ${name}`);
		else compare(tally, `${figure.kpi} ${figure.month} ${name}`, value, point?.[name], figure.decimals);
	}
}
