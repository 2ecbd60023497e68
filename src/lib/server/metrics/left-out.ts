import type { DataKind } from '$lib/metrics/kpi';
import { fragment, ident, join, raw, statement, type Fragment } from '../store/sql';
import { monthOf, type Day, type Month } from '$lib/time/month';
import { dataDates } from './as-of';
import type { Part } from './definition';
import { DEFAULTS } from './parameters';
import type { Reading } from './reading';
import { workingDaysAfter } from './view-rows';
import { VIEWS, type ViewName } from './views';

/**
 * Rows of a file that were left out, null for none: table `rows` with `unit` (order line, complaint, defect), `site` (null: it could not
 * be read), the fields of the kind as far as they could be read, and `unread`, the names of those that could not.
 */
export interface LeftOut {
	kind: DataKind;
	rows: Fragment | null;
}

/** What was left out of one site and month; null: of every one. */
export interface LeftOutCell {
	site: string | null;
	month: Month | null;
	units: number;
	/** The amounts of a part that sums a column, and whether some could not be read. */
	amount: number;
	unknown: boolean;
}

/**
 * What was left out of the population of a part, by site and month. A row counts unless what can be read of it says that
 * it belongs to none: to another direction or stage, or to what is not due yet. `belongs` holds it against the part's own
 * condition too. A stock has a row from its first month on.
 */
export async function leftOutOf(
	{ db }: Reading,
	{ kind, rows }: LeftOut,
	part: Exclude<Part, { form: 'days' }>,
	belongs: boolean
): Promise<LeftOutCell[]> {
	const asView = AS_VIEW[part.view];
	if (!asView || !rows) return [];
	const conditions = part.form === 'sum' ? [part.population, ...(belongs ? [part.where] : [])] : stockConditions(part);
	const month = part.form === 'sum' ? part.month : VIEWS[part.view].spells[part.spell]?.from;
	const amount = part.value === null ? raw('1') : raw(AMOUNTS[part.value] ?? part.value);
	const counts = conditions.map((condition) => raw(`((${condition}) is not false)`));
	const found = await db.query<LeftOutCell & { month: Day | null }>(
		statement(fragment`
		select site, cast(date_trunc('month', ${ident(month ?? 'month')}) as date) as month,
			cast(count(distinct unit) as integer) as units, cast(coalesce(sum(${amount}), 0) as double precision) as amount,
			bool_or(${amount} is null) as unknown
		from (${asView(fragment`(select l.*, d.data_date from ${rows} l
			left join (${dataDates(kind, null)}) d on d.site = l.site)`)}) v
		where ${join(counts, ' and ')} group by 1, 2`)
	);
	return found.map((cell) => ({ ...cell, month: cell.month === null ? null : monthOf(cell.month) }));
}

/** A row that tells no number of units is one at least. */
const AMOUNTS: Record<string, string> = {
	quantity: 'coalesce(quantity, 1)',
	defect_count: 'coalesce(defect_count, 1)'
};

function stockConditions(part: Extract<Part, { form: 'stock' }>): string[] {
	const spell = VIEWS[part.view].spells[part.spell];
	return spell ? [spell.where, part.where, `${spell.from} <= data_date`] : ['false'];
}

/** A field whose absence means a word: null only where something stands there that could not be read. */
const orDefault = (field: string, word: string): string =>
	`case when not list_contains(unread, '${field}') then coalesce(${field}, '${word}') end`;

const { critical, major, other } = DEFAULTS.slaDays;
const REFERENCE = `case when agreed_date is not null and promise_changed_by = 'customer' then agreed_date else promised_date end`;
const DUE_END = `${REFERENCE} + ${DEFAULTS.toleranceLateDays}`;
const REQUEST_DUE = `requested_date + ${DEFAULTS.toleranceLateDays}`;
const SLA_DUE = `received_date + case severity when 'critical' then ${critical} when 'major' then ${major} else ${other} end`;

const ACKNOWLEDGE_DUE = workingDaysAfter('received_date', DEFAULTS.acknowledgeWorkingDays);

/** Rows left out in the columns of their view; what they cannot tell is null there. */
const AS_VIEW: Partial<Record<ViewName, (rows: Fragment) => Fragment>> = {
	order_lines: (rows) =>
		spread('order_lines', rows, {
			direction: orDefault('direction', 'outbound'),
			reference: REFERENCE,
			due_month: REFERENCE,
			overdue_from: `${DUE_END} + 1`,
			requested_month: 'requested_date',
			counts_for_request: `case when ${REQUEST_DUE} > data_date or (requested_date is null and not list_contains(unread, 'requested_date')) then false end`,
			// Of what is not due yet nothing can be said; all else counts.
			counts_for_otd: `case when ${DUE_END} > data_date then false end`,
			ordered_qty: `case when list_contains(unread, 'ordered_qty') then 1 else ordered_qty end`
		}),
	defects: (rows) =>
		spread('defects', rows, {
			...{ month: 'date', stage: orDefault('stage', 'in_process'), severity: 'severity', quantity: 'quantity' },
			...{ cause_party: 'cause_party', complaint_id: 'complaint_id', cost: 'cost', disposition: 'disposition' },
			...{ defect_count: 'coalesce(defect_count, quantity)' }
		}),
	reworks: (rows) =>
		fragment`select * from (${spread('reworks', rows, { month: 'date', quantity: 'quantity', disposition: 'disposition' }, orDefault('stage', 'in_process'))})
			where (stage_read in ('in_process', 'final')) is not false and disposition in ('rework', 'scrap')`,
	repeats: (rows) =>
		spread('repeats', fragment`(select * from ${rows} where duplicate_of is null)`, {
			received_month: 'received_date'
		}),
	complaints: (rows) =>
		spread('complaints', fragment`(select * from ${rows} where duplicate_of is null)`, {
			...{ received_date: 'received_date', received_month: 'received_date', cost: 'cost', severity: 'severity' },
			...{ quantity: 'quantity', justified: 'justified', justified_month: 'justified_date' },
			acknowledge_pending: `${ACKNOWLEDGE_DUE} > data_date`,
			...{ sla_due: SLA_DUE, sla_month: SLA_DUE, pending: `${SLA_DUE} > data_date` }
		})
};

function spread(view: ViewName, rows: Fragment, own: Record<string, string>, stageRead = 'null'): Fragment {
	const columns = VIEWS[view].columns.map((name) => raw(`${own[name] ?? 'null'} as ${name}`));
	return fragment`select unit, site, data_date, ${raw(stageRead)} as stage_read, ${join(columns, ', ')} from ${rows}`;
}
