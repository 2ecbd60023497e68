/**
 * One measured line: what, how much, against which bound.
 * @typedef {{ name: string, value: number | null, unit: string, bound: number, note?: string }} Line
 */

/**
 * Prints the measurements as one table; true when every bound is kept.
 * @param {Line[]} lines
 */
export function printTable(lines) {
	const rows = lines.map(({ name, value, unit, bound, note = '' }) => {
		const kept = value === null ? 'unknown' : value <= bound ? 'yes' : 'NO';
		return [name, value === null ? '–' : `${rounded(value)} ${unit}`, `≤ ${bound} ${unit}`, kept, note];
	});
	const heads = ['measure', 'value', 'bound', 'kept', ''];
	const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
	for (const row of [heads, ...rows])
		process.stdout.write(
			`${row
				.map((cell, at) => cell.padEnd(widths[at] ?? 0))
				.join('  ')
				.trimEnd()}\n`
		);
	return lines.every(({ value, bound }) => value !== null && value <= bound);
}

/** @param {number} value */
const rounded = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
