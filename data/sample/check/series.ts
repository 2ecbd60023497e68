import type { MonthValue } from '../../../src/lib/metrics/kpi';
import type { Row } from '../../../src/lib/server/sample/table';
import { LAST, monthAt, MONTHS } from '../generator/calendar';
import type { Loaded } from './load';

/** Column and value that a row must have. */
export type Scope = Partial<Record<'site' | 'process' | 'product', string>>;

/** Numerators and denominators by month, counted plainly: a second opinion on the product's own queries. */
class Counts {
	private readonly parts = new Map<string, number>();
	private readonly wholes = new Map<string, number>();

	part(month: string, count: number): void {
		this.parts.set(month, (this.parts.get(month) ?? 0) + count);
	}

	whole(month: string, count: number): void {
		this.wholes.set(month, (this.wholes.get(month) ?? 0) + count);
	}

	/** One entry per month; a month without a denominator has no value. */
	series(): MonthValue[] {
		return Array.from({ length: MONTHS }, (_, index): MonthValue => {
			const month = monthAt(index);
			const denominator = this.wholes.get(month) ?? 0;
			const numerator = this.parts.get(month) ?? 0;
			const value = denominator > 0 ? numerator / denominator : null;
			const state = index === LAST ? 'in_progress' : 'final';
			return { month, state, value, numerator, denominator, n: denominator };
		});
	}
}

const inScope = (row: Row, scope: Scope): boolean =>
	Object.entries(scope).every(([column, value]) => row[column] === value);

/** The last delivery of a line that is delivered, else ''. */
function closedOn(parts: readonly Row[]): string {
	if (parts.some((row) => row.status !== 'delivered')) return '';
	return parts.reduce((last, row) => (row.delivered_date! > last ? row.delivered_date! : last), '');
}

export function onTimeDelivery({ deliveries }: Loaded, scope: Scope): MonthValue[] {
	const counts = new Counts();
	for (const parts of deliveries.values()) {
		const [line] = parts as [Row];
		if (!inScope(line, scope)) continue;
		const promised = line.promised_date!;
		if (line.cancelled_date !== '' && line.cancelled_date! <= promised) continue;
		const closed = closedOn(parts);
		counts.whole(promised.slice(0, 7), 1);
		if (closed !== '' && closed <= promised) counts.part(promised.slice(0, 7), 1);
	}
	return counts.series();
}

export function firstPassYield({ volumes }: Loaded, scope: Scope): MonthValue[] {
	const counts = new Counts();
	for (const [row] of volumes.values()) {
		if (!row || !inScope(row, scope)) continue;
		counts.whole(row.month!, Number(row.units_entered));
		counts.part(row.month!, Number(row.units_ok_first_time));
	}
	return counts.series();
}

export function defectivePpm({ defects, volumes }: Loaded, scope: Scope): MonthValue[] {
	const counts = new Counts();
	for (const [row] of volumes.values())
		if (row && inScope(row, scope)) counts.whole(row.month!, Number(row.units_inspected));
	for (const [row] of defects.values()) {
		if (!row || !inScope(row, scope) || !['in_process', 'final'].includes(row.stage!)) continue;
		counts.part(row.date!.slice(0, 7), Number(row.quantity));
	}
	return counts.series();
}

export function complaintRate({ complaints, deliveries }: Loaded, scope: Scope): MonthValue[] {
	const counts = new Counts();
	for (const [row] of complaints.values())
		if (row && inScope(row, scope)) counts.part(row.received_date!.slice(0, 7), 1);
	for (const parts of deliveries.values()) {
		const closed = inScope(parts[0]!, scope) ? closedOn(parts) : '';
		if (closed !== '') counts.whole(closed.slice(0, 7), 1);
	}
	return counts.series();
}
