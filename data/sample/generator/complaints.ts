import { dayNumber } from '../../../src/lib/time/month';
import type { Row } from '../../../src/lib/server/sample/table';
import { dayIn, lengthOf, MONTHS, textOf } from './calendar';
import type { Entry } from './entry';
import { CATEGORIES, PRODUCTS } from './organisation';
import { random, weights, type Random } from './random';
import { SPIKE } from './stories';

export const COMPLAINT_COLUMNS = [
	'complaint_id',
	'received_date',
	'acknowledged_date',
	'closed_date',
	'site',
	'process',
	'customer',
	'product',
	'product_family',
	'category',
	'severity',
	'order_id',
	'line',
	'quantity',
	'justified',
	'justified_date',
	'cost'
];

const PER_MONTH = 24.4;
const SEVERITIES = weights({ minor: 60, major: 34, critical: 6 });
const PROCESSES = weights({ Assembly: 44, Machining: 30, Dispatch: 26 });
const FAMILY = new Map(PRODUCTS.map((product) => [product.name, product.family]));

/** Days to close by severity: a fixed part, then a skewed one. */
const CLOSING: Record<string, { fixed: number; median: number; sigma: number }> = {
	minor: { fixed: 8, median: 13, sigma: 0.4 },
	major: { fixed: 6, median: 10.5, sigma: 0.35 },
	critical: { fixed: 3, median: 5, sigma: 0.3 }
};

/** Complaints by month of receipt, each about a line delivered in the two months before. */
export function complaints(seed: number, delivered: readonly Entry[], withSpike: boolean): Entry[] {
	const chance = random(seed, 'complaints');
	const byMonth: Entry[][] = Array.from({ length: MONTHS }, () => []);
	for (const entry of delivered) if (entry.rows[0]!.status === 'delivered') byMonth[entry.month]!.push(entry);
	const entries: Entry[] = [];
	for (let month = 0; month < MONTHS; month++) {
		const usual = chance.poisson(PER_MONTH);
		const extra = withSpike && month === SPIKE.month ? SPIKE.extra : 0;
		const batch = extra > 0 ? byMonth[month - 1]!.filter(ofBatch) : [];
		const days = Array.from({ length: usual + extra }, () => dayIn(month, 1 + chance.below(lengthOf(month))));
		const order = days.map((day, index) => ({ day, planted: index >= usual })).sort((a, b) => a.day - b.day);
		for (const { day, planted } of order) {
			const line = planted ? batch[chance.below(batch.length)]! : earlierLine(chance, byMonth, month, day);
			entries.push(complaint(chance, `C-${4001 + entries.length}`, month, day, line, planted));
		}
	}
	return entries;
}

const ofBatch = ({ site, rows }: Entry): boolean => site === SPIKE.site && rows[0]!.product === SPIKE.product;

/** A line delivered before the complaint; in the first month there may be none but the first. */
function earlierLine(chance: Random, byMonth: Entry[][], month: number, day: number): Entry {
	for (let tries = 0; ; tries++) {
		const from = byMonth[Math.max(0, month - chance.below(3))]!;
		const line = from[chance.below(from.length)]!;
		if (line.settled <= day && day - line.settled < 90) return line;
		if (tries > 30) return from.reduce((first, other) => (other.settled < first.settled ? other : first));
	}
}

function complaint(chance: Random, id: string, month: number, received: number, line: Entry, planted: boolean): Entry {
	const about = line.rows.at(-1)!;
	const severity = planted && chance.chance(0.6) ? 'major' : chance.pick(SEVERITIES);
	const { fixed, median, sigma } = CLOSING[severity]!;
	const closed = received + fixed + Math.round(median * chance.lognormal(sigma));
	const quantity = 1 + Math.min(20, Math.floor(chance.exponential(1.6)));
	const acknowledged = Math.min(closed, received + (chance.chance(0.93) ? chance.below(3) : 4 + chance.below(5)));
	const row: Row = {
		complaint_id: id,
		received_date: textOf(received),
		acknowledged_date: textOf(acknowledged),
		closed_date: textOf(closed),
		site: line.site,
		process: planted ? 'Assembly' : chance.pick(PROCESSES),
		customer: about.customer!,
		product: about.product!,
		product_family: FAMILY.get(about.product!)!,
		category: planted ? SPIKE.category : chance.chance(0.02) ? '' : chance.pick(CATEGORIES),
		severity,
		order_id: about.order_id!,
		line: about.line!,
		quantity: String(quantity),
		justified: planted || chance.chance(0.78) ? 'yes' : 'no',
		justified_date: textOf(received + Math.floor((closed - received) * (0.3 + 0.5 * chance.next()))),
		cost: String(Math.round(chance.lognormal(0.7) * (planted ? 320 : severity === 'minor' ? 900 : 2400)))
	};
	return { month, site: line.site, settled: closed, rows: [row] };
}

/** Day on which a complaint came in. */
export const receivedOn = (entry: Entry): number => dayNumber(entry.rows[0]!.received_date!);

/** Whether a complaint is about the planted batch. */
export function ofSpike({ month, rows }: Entry): boolean {
	const [row] = rows as [Row];
	return (
		month === SPIKE.month && row.site === SPIKE.site && row.product === SPIKE.product && row.category === SPIKE.category
	);
}
