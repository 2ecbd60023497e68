import type { Row } from '../../../src/lib/server/sample/table';
import { dayIn, dayOfMonth, lengthOf, MONTHS, monthIndexOf, textOf } from './calendar';
import { outsideClosing, type Entry } from './entry';
import { CUSTOMERS, LATE_REASONS, RANGE, SITES, type Product, type Site } from './organisation';
import { random, type Random } from './random';
import { CARRIER, FORGOTTEN, HALL } from './stories';

export const DELIVERY_COLUMNS = [
	'order_id',
	'line',
	'promised_date',
	'delivered_date',
	'site',
	'customer',
	'product',
	'ordered_qty',
	'delivered_qty',
	'status',
	'cancelled_date',
	'late_reason'
];

interface Order {
	id: string;
	site: Site;
	customer: string;
	month: number;
	promised: number;
}

/** Order lines by month of the promise, each with what became of it in the end. */
export function deliveries(seed: number, planted: boolean): Entry[] {
	const chance = random(seed, 'deliveries');
	const entries: Entry[] = [];
	let number = 100_000;
	const order = (site: Site, month: number): Order => ({
		id: `SO-${++number}`,
		site,
		month,
		customer: chance.pick(CUSTOMERS),
		promised: dayIn(month, 1 + chance.below(lengthOf(month)))
	});
	for (let month = 0; month < MONTHS; month++) {
		for (const site of SITES) {
			let left = Math.round(site.lines * (1 + 0.001 * month) * (1 + 0.025 * chance.normal()));
			while (left > 0) {
				const of = order(site, month);
				const lines = Math.min(left, 1 + chance.below(3));
				for (let line = 1; line <= lines; line++) entries.push(orderLine(chance, of, line, planted));
				left -= lines;
			}
			if (!planted || site.name !== FORGOTTEN.site || month !== FORGOTTEN.month) continue;
			for (let line = 0; line < FORGOTTEN.lines; line++) {
				const cause = line < FORGOTTEN.late ? HALL.reason : null;
				entries.push({
					...delivered(chance, order(site, month), 1, chance.pick(RANGE[site.name]!), cause),
					forgotten: true
				});
			}
		}
	}
	return entries;
}

function orderLine(chance: Random, order: Order, line: number, planted: boolean): Entry {
	const product = chance.pick(RANGE[order.site.name]!);
	if (chance.chance(0.012)) return cancelled(chance, order, line, product);
	const cause = (planted && plantedCause(chance, order, product)) || lateBecause(chance, order);
	return delivered(chance, order, line, product, cause);
}

/** The story by which the line is late, if it is by any. */
function plantedCause(chance: Random, { site, month }: Order, product: Product): string | null {
	const season = CARRIER.seasons.find(({ from, to }) => from <= month && month <= to);
	if (site.name === CARRIER.site && season && chance.chance(season.late)) return CARRIER.reason;
	if (site.name === HALL.site && month >= HALL.from) {
		const late = (HALL.late + HALL.growth * (month - HALL.from)) * HALL.weight[product.group];
		if (chance.chance(late)) return HALL.reason;
	}
	return null;
}

/** Why the line is late as lines are everywhere, '' if nobody noted it; null if it is not late. */
const lateBecause = (chance: Random, { site }: Order): string | null =>
	chance.chance(site.late) ? chance.pick(LATE_REASONS) : null;

function cancelled(chance: Random, order: Order, line: number, product: Product): Entry {
	const inTime = chance.chance(0.8);
	const day = inTime ? order.promised - chance.below(15) : afterPromise(chance, order, 8);
	const row = rowOf(order, line, product, quantity(chance, order.site));
	row.status = 'cancelled';
	row.cancelled_date = textOf(day);
	return { month: order.month, site: order.site.name, settled: day, rows: [row] };
}

function delivered(chance: Random, order: Order, line: number, product: Product, reason: string | null): Entry {
	const { month, promised } = order;
	const ordered = quantity(chance, order.site);
	const late = reason !== null;
	const day = late ? afterPromise(chance, order, 6) : promised - early(chance);
	const row = rowOf(order, line, product, ordered);
	row.late_reason = reason ?? '';
	const entry: Entry = { month, site: order.site.name, settled: day, rows: [row] };
	const part = ordered >= 20 && chance.chance(late ? 0.15 : 0.008) ? firstPart(promised, day) : null;
	if (part === null) {
		const short = chance.chance(0.008) ? 1 + chance.below(Math.ceil(ordered / 10)) : 0;
		deliver(row, day, Math.max(1, ordered - short));
		return entry;
	}
	const share = Math.round(ordered * (0.4 + 0.3 * chance.next()));
	const first = { ...row };
	deliver(first, part, share);
	deliver(row, day, ordered - share);
	entry.rows = [first, row];
	return entry;
}

/**
 * A late day that stays late wherever the months are moved: from the 28th on, two days of one month may fall together,
 * so such a line comes in the next month.
 */
function afterPromise(chance: Random, { month, promised }: Order, mean: number): number {
	let day = promised + 1 + Math.min(75, Math.floor(chance.exponential(mean)));
	if (dayOfMonth(promised) >= 28 && monthIndexOf(day) === month) day = dayIn(month + 1, 1 + chance.below(3));
	return outsideClosing(chance, month, day);
}

/** Day of a first part, at or before the promise and before the rest, and distinct from it in any month; null if none. */
function firstPart(promised: number, rest: number): number | null {
	let day = Math.min(promised, rest - 1) - 1;
	while (dayOfMonth(day) > 27) day--;
	return day;
}

const early = (chance: Random): number =>
	chance.chance(0.45) ? 0 : Math.min(9, 1 + Math.floor(chance.exponential(1.6)));

const quantity = (chance: Random, site: Site): number =>
	Math.max(2, Math.round(site.quantity * 0.78 * chance.lognormal(0.7)));

function deliver(row: Row, day: number, quantity: number): void {
	row.delivered_date = textOf(day);
	row.delivered_qty = String(quantity);
}

const rowOf = (order: Order, line: number, product: Product, ordered: number): Row => ({
	order_id: order.id,
	line: String(line),
	promised_date: textOf(order.promised),
	delivered_date: '',
	site: order.site.name,
	customer: order.customer,
	product: product.name,
	ordered_qty: String(ordered),
	delivered_qty: '',
	status: 'delivered',
	cancelled_date: '',
	late_reason: ''
});
