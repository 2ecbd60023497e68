import type { Grade } from '$lib/metrics/assessment';
import type { DataKind } from '$lib/metrics/kpi';
import type { Evidence } from '$lib/metrics/views';
import type { Month } from '$lib/time/month';
import type { SiteCalendar } from './calendar';
import type { KpiDefinition } from './definition';
import { calendarsFor } from './own-calendar';
import { heldScope } from './own-kpis';
import { onceInCommon, type Reading } from './reading';
import type { Value } from './values';

/** Full, a little less, noticeably less, not to be relied on: the grade is that of the worst part. */
type Part = 0 | 1 | 2 | 3;
const GRADES: readonly Grade[] = ['D', 'C', 'B', 'A'];

const FEW = 30;
const VERY_FEW = 10;
/** Share of accepted rows below which validity is worth 2, 1 and 0. */
const VALID = [0.98, 0.95, 0.8] as const;
/** Part of the usual rows that may be missing before a value cannot be relied on. */
const MUCH_MISSING = 0.2;

interface Finding {
	part: 'complete' | 'timely' | 'valid' | 'enough';
	worth: Part;
	remark: string;
}

/** The cells behind a value: one kind at one site. */
interface CellsOf {
	kind: DataKind;
	calendar: SiteCalendar;
}

/** What speaks for a value of one month, and what against it; the worst rule wins. */
export async function evidenceOf(
	reading: Reading,
	kpi: KpiDefinition,
	site: string | null,
	month: Month,
	value: Value | undefined
): Promise<Evidence> {
	const findings = [...(await calendarFindings(reading, kpi, site))(month), ...ofValue(kpi, value)];
	const worth = (part: Finding['part']) =>
		Math.min(3, ...findings.filter((finding) => finding.part === part).map((finding) => finding.worth));
	const [complete, timely, valid, enough] = [worth('complete'), worth('timely'), worth('valid'), worth('enough')];
	return { grade: gradeOf(findings), complete, timely, valid, enough, remarks: findings.map(({ remark }) => remark) };
}

/** The grade alone, for each month of a series. */
export async function gradesOf(
	reading: Reading,
	kpi: KpiDefinition,
	site: string | null
): Promise<(month: Month, value: Value | undefined) => Grade> {
	const ofMonth = await calendarFindings(reading, kpi, site);
	return (month, value) => gradeOf([...ofMonth(month), ...ofValue(kpi, value)]);
}

const gradeOf = (findings: readonly Finding[]): Grade =>
	GRADES[findings.reduce((least, { worth }) => Math.min(least, worth), 3)] ?? 'D';

/** What the calendar says of the months; the same for every KPI of these kinds and every group of a split. */
function calendarFindings(
	reading: Reading,
	kpi: KpiDefinition,
	site: string | null
): Promise<(month: Month) => readonly Finding[]> {
	return onceInCommon(reading, `evidence ${kpi.own ? kpi.id : kpi.needs.join()} ${site}`, async () => {
		const calendars: CellsOf[] = await calendarsFor(reading, kpi);
		const held = site ?? heldScope(kpi, {}).site ?? null;
		const all = calendars.filter(({ calendar }) => held === null || calendar.site === held);
		const known = new Map<Month, Finding[]>();
		return (month) => {
			const found = known.get(month) ?? ofCells(all, month);
			known.set(month, found);
			return found;
		};
	});
}

function ofCells(all: readonly CellsOf[], month: Month): Finding[] {
	const cells = all.filter(({ calendar }) => calendar.first <= month);
	return [...gaps(cells, month), ...delays(cells, month), ...validity(cells, month)];
}

const stateIn = ({ calendar }: CellsOf, month: Month) => calendar.cells.get(month)?.state ?? 'not_due';
const listed = (cells: readonly CellsOf[]): string =>
	cells.map(({ kind, calendar }) => `${kind} of ${calendar.site}`).join(', ');

function gaps(cells: readonly CellsOf[], month: Month): Finding[] {
	const findings: Finding[] = [];
	const missing = cells.filter((cell) => stateIn(cell, month) === 'missing');
	if (missing.length > 0) {
		const much = [...new Set(missing.map(({ kind }) => kind))].some((kind) => {
			const usual = (some: readonly CellsOf[]) =>
				some.filter((cell) => cell.kind === kind).reduce((sum, { calendar }) => sum + calendar.usual, 0);
			return usual(missing) > MUCH_MISSING * usual(cells);
		});
		const remark = `Missing: ${listed(missing)}${much ? ', more than a fifth of the usual rows' : ''}.`;
		findings.push({ part: 'complete', worth: much ? 0 : 1, remark });
	}
	const partial = cells.filter((cell) => stateIn(cell, month) === 'partial');
	if (partial.length > 0) findings.push({ part: 'complete', worth: 2, remark: `In part only: ${listed(partial)}.` });
	return findings;
}

function delays(cells: readonly CellsOf[], month: Month): Finding[] {
	const late = cells.filter((cell) => stateIn(cell, month) === 'late');
	return late.length === 0 ? [] : [{ part: 'timely', worth: 2, remark: `Came after the day due: ${listed(late)}.` }];
}

function validity(cells: readonly CellsOf[], month: Month): Finding[] {
	const found = cells.map(({ calendar }) => calendar.cells.get(month));
	const accepted = found.reduce((sum, cell) => sum + (cell?.rows ?? 0), 0);
	const rejected = found.reduce((sum, cell) => sum + (cell?.rejected ?? 0), 0);
	if (rejected === 0) return [];
	const share = accepted / (accepted + rejected);
	const worth = (3 - VALID.filter((limit) => share < limit).length) as Part;
	if (worth === 3) return [];
	return [{ part: 'valid', worth, remark: `${rejected} of ${accepted + rejected} rows were left out as faulty.` }];
}

/** What the value itself says; a stock, a count, a value or a census is no sample, so few cases are no weakness. */
function ofValue(kpi: KpiDefinition, value: Value | undefined): Finding[] {
	if (!value || value.value === null) return [];
	const findings: Finding[] = [];
	const sampled = !['stock', 'count', 'value'].includes(kpi.measure) && !kpi.census;
	if (sampled && value.n < FEW)
		findings.push({
			part: 'enough',
			worth: value.n < VERY_FEW ? 1 : 2,
			remark: `Only ${value.n} ${kpi.words.all}.`
		});
	if (value.remark === 'derived')
		findings.push({ part: 'valid', worth: 1, remark: 'Derived: units entered less those reworked or scrapped.' });
	if (value.remark === 'at_least')
		findings.push({ part: 'complete', worth: 1, remark: 'Cost is known for less than 80 % of the cases.' });
	if (kpi.measure === 'share' && value.numerator !== null && value.numerator > (value.denominator ?? Infinity))
		findings.push({
			part: 'valid',
			worth: 0,
			remark: `More ${kpi.words.part} than ${kpi.words.all}: the data do not fit together.`
		});
	return findings;
}
