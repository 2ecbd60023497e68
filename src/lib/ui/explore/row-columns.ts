import type { Subject } from '$lib/explore/answer';
import type { SortKey } from '$lib/explore/question';
import { kindOf } from '$lib/import/kinds';
import type { DataKind } from '$lib/metrics/kpi';
import { usedFields } from '../kpi/rows-words';

export interface RowColumn {
	/** The field as the rows name it. */
	name: string;
	label: string;
	figure: boolean;
	/** What a click on its head sorts by; null: the rows cannot be sorted by it. */
	sort: SortKey | null;
}

const DAYS: Record<DataKind, string> = {
	deliveries: 'promised_date',
	defects: 'date',
	complaints: 'received_date',
	volumes: 'month',
	measures: 'month'
};
const QUANTITIES: readonly string[] = ['ordered_qty', 'quantity', 'amount'];

/** The columns of these rows that hold anything, with their names and what they can be sorted by. */
export function columnsOf(
	{ kinds, quantity }: Pick<Subject, 'kinds' | 'quantity'>,
	fields: readonly string[],
	rows: readonly Record<string, unknown>[],
	sorts: readonly SortKey[]
): RowColumn[] {
	// The order's own line goes by `order_line` here: `line` is that of the file.
	const declared = (name: string) =>
		kinds
			.flatMap((kind) => kindOf(kind).fields)
			.find((field) => field.name === (name === 'order_line' ? 'line' : name));
	return usedFields(fields, rows).map((name) => {
		const field = declared(name);
		const key = sortOf(name, kinds, quantity);
		return {
			name,
			label: name === 'order_line' ? 'Order line' : (field?.label ?? name.charAt(0).toUpperCase() + name.slice(1)),
			figure: field?.type === 'count' || field?.type === 'quantity' || field?.type === 'money' || name === 'amount',
			sort: sorts.find((sort) => sort === key) ?? null
		};
	});
}

function sortOf(name: string, kinds: readonly DataKind[], quantity: string | null): string {
	if (kinds.some((kind) => DAYS[kind] === name)) return 'day';
	return quantity !== null && QUANTITIES.includes(name) ? 'quantity' : name;
}
