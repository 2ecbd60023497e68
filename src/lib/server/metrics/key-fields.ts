import { fragment, ident, join, raw, statement } from '../store/sql';
import type { DataKind } from '$lib/metrics/kpi';
import { monthOf, type Day } from '$lib/time/month';
import { inForce } from './as-of';
import { ofCells, type CellCount } from './cell-counts';
import { KINDS } from './coverage';
import { FACT_DAYS } from './facts';
import type { Reading } from './reading';

/** The fields without which a row cannot be told apart; an inbound delivery has a supplier where others have a customer. */
const KEY_FIELDS: Record<DataKind, string[]> = {
	deliveries: [`case when f.direction = 'inbound' then f.supplier else f.customer end`, 'f.product', 'f.ordered_qty'],
	defects: ['f.process', 'f.product', 'f.stage'],
	complaints: ['f.customer', 'f.product', 'f.category', 'f.severity'],
	volumes: ['f.process', 'f.product'],
	measures: []
};

/** Key fields filled, of the key fields of all rows. */
export const keyFieldsFilled = ofCells('key fields', async (reading) => {
	const counts: CellCount[] = [];
	for (const kind of KINDS.filter((one) => KEY_FIELDS[one].length > 0)) counts.push(...(await filledIn(reading, kind)));
	return counts;
});

async function filledIn({ db, asOf }: Reading, kind: DataKind): Promise<CellCount[]> {
	const fields = KEY_FIELDS[kind];
	const filled = join(
		fields.map((field) => raw(`count(${field})`)),
		' + '
	);
	const rows = await db.query<{ site: string | null; month: Day; rows: number; filled: number }>(
		statement(fragment`
		select f.site, cast(date_trunc('month', f.${ident(FACT_DAYS[kind])}) as date) as month,
			cast(count(*) as integer) as rows, cast(${filled} as integer) as filled
		from ${ident(kind)} f where ${inForce('f', asOf)} group by 1, 2 order by 1 nulls last, 2`)
	);
	return rows.map((row) => ({
		site: row.site ?? 'unassigned',
		month: monthOf(row.month),
		numerator: row.filled,
		denominator: row.rows * fields.length
	}));
}
