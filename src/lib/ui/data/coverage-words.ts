import { formatMonth, formatMonthLong, monthName } from '$lib/metrics/format';
import type { CellState, Coverage, CoverageCell } from '$lib/metrics/views';
import { counted, listed } from '$lib/metrics/words';

const WORDS: Record<CellState, string> = {
	complete: 'complete',
	late: 'complete, came late',
	partial: 'partial',
	missing: 'missing',
	not_due: 'not due yet',
	before_start: 'before the first data'
};

/** A cell of the calendar in words; one that is not there lies before the first data. */
export const cellWords = (cell: CoverageCell | undefined): string => WORDS[cell?.state ?? 'before_start'];

export interface CoverageLead {
	title: string;
	/** What is owed, one sentence; null where nothing is. */
	text: string | null;
}

/** The Data page in one sentence: what is missing, named as far as a sentence can. */
export function coverageLead(coverage: Coverage): CoverageLead {
	const missing = coverage.rows.flatMap((row) =>
		row.cells.filter((cell) => cell.state === 'missing').map(({ month }) => ({ kind: row.kind, site: row.site, month }))
	);
	if (coverage.rows.length === 0)
		return { title: 'No data yet.', text: 'Drop the first file: one is enough to begin.' };
	if (missing.length === 0) {
		const last = lastComplete(coverage);
		return {
			title: 'Nothing is missing.',
			text: last
				? `All files that are due have come, to ${formatMonthLong(last)}.`
				: 'All files that are due have come.'
		};
	}
	const months = [...new Set(missing.map((cell) => cell.month))].sort();
	const [only] = months;
	const files = counted(missing.length, 'file');
	const title =
		months.length === 1 && only
			? `${monthName(only)} lacks ${files}.`
			: `${files} ${missing.length === 1 ? 'is' : 'are'} missing.`;
	return { title, text: `You owe ${owed(missing)}.` };
}

/** "You owe: Porto volumes, Aug 2026 and Sep 2026; Porto complaints, Sep 2026"; nothing where nothing is. */
export function owesLine(coverage: Coverage, most = 3): string {
	const items = coverage.rows.flatMap(({ kind, site, cells }) => {
		const months = cells.filter(({ state }) => state === 'missing').map(({ month }) => month);
		return months.length === 0 ? [] : [`${site} ${kind}, ${monthsWords(months)}`];
	});
	if (items.length === 0) return '';
	const rest = items.length > most ? ` and ${items.length - most} more` : '';
	return `You owe: ${items.slice(0, most).join('; ')}${rest}.`;
}

/** "complaints of Porto (Sep 2026), volumes of Porto (Aug and Sep 2026)" */
function owed(missing: readonly { kind: string; site: string; month: string }[], most = 4): string {
	const groups = new Map<string, string[]>();
	for (const { kind, site, month } of missing) {
		const name = `${kind} of ${site}`;
		groups.set(name, [...(groups.get(name) ?? []), month]);
	}
	const items = [...groups].map(([name, months]) => `${name} (${monthsWords(months)})`);
	return items.length <= most ? listed(items) : `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
}

function monthsWords(months: readonly string[]): string {
	if (months.length <= 3) return listed(months.map((month) => formatMonth(month)));
	return `${months.length} months from ${formatMonth(months[0]!)}`;
}

function lastComplete(coverage: Coverage): string | null {
	const due = coverage.rows.flatMap((row) =>
		row.cells.filter(({ state }) => state === 'complete' || state === 'late').map(({ month }) => month)
	);
	return due.sort().at(-1) ?? null;
}
