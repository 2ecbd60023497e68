/**
 * A case of a manifest, as far as the runner looks at it.
 * @typedef {object} Case
 * @property {string} id
 * @property {string} kind
 * @property {string} [file]
 * @property {string[]} [sequence]
 * @property {{ type: string }} [generator]
 * @property {Record<string, any>} [answers]
 * @property {{ seconds?: number, extra_memory_mib?: number }} [limits]
 * @property {string[]} [tags]
 * @property {Record<string, any>} expect
 *
 * What came of one file, in the form that the scoring reads.
 * @typedef {Record<string, any>} Result
 */

/** Codes of the product that a manifest knows by another name. */
const OTHER_NAMES = { promised_far_ahead: 'future_date' };

/**
 * @param {string} code
 * @param {Record<string, string>} known codes of the manifest
 */
const named = (code, known) =>
	code in known ? code : (/** @type {Record<string, string>} */ (OTHER_NAMES)[code] ?? code);

/**
 * An import that was committed.
 * @param {any} answer
 * @param {any[]} issues all of them
 * @param {Record<string, unknown>[]} records
 * @param {Record<string, string>} known
 * @returns {Result}
 */
export function accepted(answer, issues, records, known) {
	const { added, changed, unchanged, rejected } = answer.rows;
	return {
		outcome: rejected > 0 ? 'accept_with_rejects' : 'accept',
		rows: added,
		updated: changed,
		unchanged,
		records,
		rejected_count: rejected,
		...listed(issues, known)
	};
}

/**
 * A refusal or a question. A file without one good row, whose rows are listed, was looked at row by row: unless the case
 * expects the refusal, that is rejected rows and nothing else.
 * @param {any} error
 * @param {Record<string, string>} known
 * @param {boolean} expected
 * @returns {Result}
 */
export function refused(error, known, expected) {
	if (error.code === 'question') return { outcome: 'ask', question: error.question, field: error.field };
	if (error.issues && !expected)
		return {
			outcome: 'accept_with_rejects',
			rows: 0,
			records: [],
			rejected_count: error.rows?.rejected,
			...listed(error.issues, known)
		};
	return { outcome: 'refuse', code: named(error.code, known) };
}

/**
 * @param {any[]} issues
 * @param {Record<string, string>} known
 */
function listed(issues, known) {
	const own = issues.map(({ line, field, code, severity }) => ({ line, field, severity, code: named(code, known) }));
	const of = (/** @type {string} */ severity) => own.filter((issue) => issue.severity === severity);
	return {
		rejected: of('error').map(({ line, code, field }) => ({ line, code, field })),
		skipped: of('skipped').map(({ line, code }) => ({ line, code })),
		warnings: [...new Set(of('warning').map(({ code }) => code))]
	};
}

const alternatives = (/** @type {any} */ expect) => [expect, ...(expect?.any ?? [])];

/**
 * Whether an expectation is a refusal and no list of rejected rows.
 * @param {any} expect
 */
export const expectsRefusal = (expect) => {
	const outcomes = alternatives(expect).flatMap(({ outcome, then }) => [outcome, then?.outcome]);
	return outcomes.includes('refuse') && !outcomes.includes('accept_with_rejects');
};

/**
 * A stored row by the names of a manifest; `units` is whichever measure it holds.
 * @param {Record<string, any>} row
 * @param {string[]} fields
 */
export function recordOf(row, fields) {
	const units = Object.entries(row).find(([name, value]) => name.startsWith('units_') && value !== null)?.[1];
	return Object.fromEntries(
		fields.map((name) => {
			const value = name === 'units' ? (row.units ?? units) : row[name];
			return [name, name === 'month' && value ? String(value).slice(0, 7) : (value ?? null)];
		})
	);
}
