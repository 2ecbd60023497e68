import type { Row } from '../../../src/lib/server/sample/table';
import { dayIn, LAST, monthAt, MONTHS } from './calendar';
import type { Entry } from './entry';
import { PROCESSES, SITES, SUPPLIERS, type Process, type Product, type Site } from './organisation';
import { random, type Random } from './random';
import { MISSING, TRAINING } from './stories';

export const VOLUME_COLUMNS = [
	'month',
	'site',
	'process',
	'product',
	'supplier',
	'units_entered',
	'units_ok_first_time',
	'units_inspected',
	'opportunities_per_unit',
	'units_produced',
	'units_shipped',
	'units_received',
	'revenue'
];

/** How far each step is from the site's average of units not right the first time; and what it loses. */
const STEP: Record<Process, { rework: number; kept: number }> = {
	Machining: { rework: 1.15, kept: 1 },
	Assembly: { rework: 0.95, kept: 0.99 },
	'Final test': { rework: 0.9, kept: 0.985 }
};

/** Monthly volumes by site, process and product; what was shipped is counted from the deliveries. */
export function volumes(seed: number, delivered: readonly Entry[], planted: boolean): Entry[] {
	const chance = random(seed, 'volumes');
	const shipped = unitsShipped(delivered);
	const entries: Entry[] = [];
	for (let month = 0; month < MONTHS; month++) {
		for (const site of SITES) {
			const rows = siteMonth(chance, site, month, shipped, planted ? training(site, month) : 1);
			if (planted && site.name === MISSING.site && month === MISSING.month) continue;
			entries.push({ month, site: site.name, settled: dayIn(month, 1), rows });
		}
	}
	return entries;
}

function siteMonth(chance: Random, site: Site, month: number, shipped: Map<string, number>, level: number): Row[] {
	const rows: Row[] = [];
	const empty = Object.fromEntries(VOLUME_COLUMNS.map((column) => [column, '']));
	const base = { ...empty, month: monthAt(month), site: site.name };
	const failing = site.rework * level * chance.lognormal(0.045);
	const shares = site.products.reduce((sum, one) => sum + one.share, 0);
	let made = 0;
	for (const product of site.products) {
		const started = site.lines * site.quantity * (product.share / shares) * (1 + 0.04 * chance.normal());
		made += started;
		for (const process of PROCESSES) {
			const entered = Math.round(started * STEP[process].kept);
			const failed = chance.binomial(entered, failing * STEP[process].rework * product.difficulty);
			rows.push({ ...base, process, product: product.name, ...processed(process, product, entered, failed) });
		}
		const units = shipped.get(keyOf(month, site.name, product.name)) ?? 0;
		const revenue = String(units * product.price);
		rows.push({ ...base, process: 'Dispatch', product: product.name, units_shipped: String(units), revenue });
	}
	for (const { name, part, perUnit } of SUPPLIERS.filter((one) => one.site === site.name)) {
		const received = String(Math.round(made * perUnit * (1 + 0.05 * chance.normal())));
		rows.push({ ...base, process: 'Goods receipt', product: part, supplier: name, units_received: received });
	}
	return rows;
}

function processed(process: Process, product: Product, entered: number, failed: number): Row {
	return {
		units_entered: String(entered),
		units_ok_first_time: String(entered - failed),
		units_inspected: String(entered),
		opportunities_per_unit: String(product.opportunities),
		units_produced: process === 'Final test' ? String(Math.round(entered * 0.995)) : ''
	};
}

/** The improvement comes in equal steps from its first month on and stays. */
function training(site: Site, month: number): number {
	if (site.name !== TRAINING.site || month < TRAINING.from) return 1;
	const done = Math.min(1, (month - TRAINING.from + 1) / (TRAINING.until - TRAINING.from + 1));
	return 1 - (1 - TRAINING.factor) * done;
}

function unitsShipped(delivered: readonly Entry[]): Map<string, number> {
	const index = new Map(Array.from({ length: LAST + 1 }, (_, month) => [monthAt(month), month]));
	const units = new Map<string, number>();
	for (const { site, rows } of delivered) {
		for (const row of rows) {
			const month = index.get(row.delivered_date!.slice(0, 7));
			if (month === undefined) continue;
			const key = keyOf(month, site, row.product!);
			units.set(key, (units.get(key) ?? 0) + Number(row.delivered_qty));
		}
	}
	return units;
}

const keyOf = (month: number, site: string, product: string): string => `${month}/${site}/${product}`;
