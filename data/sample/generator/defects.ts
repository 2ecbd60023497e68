import type { Row } from '../../../src/lib/server/sample/table';
import { dayIn, lengthOf, MONTHS, textOf } from './calendar';
import { ofSpike, receivedOn } from './complaints';
import { outsideClosing, type Entry } from './entry';
import {
	DEFECT_TYPES,
	PROCESSES,
	RANGE,
	SITES,
	SUPPLIERS,
	type Process,
	type Product,
	type Site
} from './organisation';
import { random, weigh, weights, type Random, type Weighted } from './random';
import { TOOL } from './stories';

export const DEFECT_COLUMNS = [
	'defect_id',
	'date',
	'defect_type',
	'severity',
	'quantity',
	'site',
	'process',
	'product',
	'stage',
	'disposition',
	'disposition_date',
	'cost',
	'cause_party',
	'supplier',
	'complaint_id'
];

const SEVERITIES = weights({ minor: 68, major: 29.5, critical: 2.5 });
const DISPOSITIONS = weights({ rework: 44, scrap: 31, use_as_is: 11, repair: 8, concession: 6 });
const ON_ARRIVAL = weights({ return: 62, use_as_is: 16, rework: 12, concession: 10 });
/** Part of a unit's price that a decision costs. */
const COST: Record<string, number> = {
	scrap: 1,
	rework: 0.45,
	repair: 0.4,
	return: 0.25,
	use_as_is: 0.08,
	concession: 0.12
};
const QUANTITIES = weigh([1, 2, 3, 4, 5, 8], (_, index) => [44, 27, 14, 8, 5, 2][index]!);
/** Time of engineers and papers, per row. */
const HANDLING = 140;

/** What a row says of its origin; the rest is drawn. */
type Origin = Pick<Row, 'defect_type' | 'process' | 'product' | 'stage' | 'cause_party' | 'supplier' | 'complaint_id'>;

/** Defects by month of detection: in the plants, on arrival, and those that complaints brought to light. */
export function defects(seed: number, complained: readonly Entry[], planted: boolean): Entry[] {
	const chance = random(seed, 'defects');
	const heard: Entry[][] = Array.from({ length: MONTHS }, () => []);
	for (const complaint of complained) heard[complaint.month]!.push(complaint);
	const entries: Entry[] = [];
	for (let month = 0; month < MONTHS; month++) {
		const found = [
			...SITES.flatMap((site) => PROCESSES.flatMap((process) => inPlant(chance, site, process, month, planted))),
			...onArrival(chance, month),
			...fromComplaints(chance, heard[month]!, month)
		].sort((a, b) => (a.rows[0]!.date! < b.rows[0]!.date! ? -1 : 1));
		entries.push(...found);
	}
	entries.forEach(({ rows }, index) => (rows[0]!.defect_id = `D-${20_001 + index}`));
	return entries;
}

const HARD: Record<string, Weighted<Product>> = Object.fromEntries(
	SITES.map((site) => [site.name, weigh(site.products, (one) => one.share * one.difficulty)])
);

function inPlant(chance: Random, site: Site, process: Process, month: number, planted: boolean): Entry[] {
	const changed = planted && site.name === TOOL.site && process === TOOL.process && month >= TOOL.from;
	const mean = site.defects[process] * (changed ? TOOL.factor : 1) * chance.lognormal(0.04);
	return Array.from({ length: chance.poisson(mean) }, () => {
		const product = chance.pick(HARD[site.name]!);
		const supplied = chance.chance(process === 'Assembly' ? 0.16 : 0.06);
		const suppliers = SUPPLIERS.filter((one) => one.site === site.name);
		return found(chance, site.name, month, randomDay(chance, month), product.price, {
			defect_type: chance.pick(DEFECT_TYPES[process]),
			process,
			product: product.name,
			stage: process === 'Final test' ? 'final' : 'in_process',
			cause_party: supplied ? 'supplier' : chance.chance(0.07) ? 'unknown' : 'own',
			supplier: supplied ? suppliers[chance.below(suppliers.length)]!.name : '',
			complaint_id: ''
		});
	});
}

function onArrival(chance: Random, month: number): Entry[] {
	return SUPPLIERS.flatMap(({ name, part, site, defects: mean }) =>
		Array.from({ length: chance.poisson(mean) }, () =>
			found(chance, site, month, randomDay(chance, month), 18, {
				defect_type: chance.pick(DEFECT_TYPES['Goods receipt']),
				process: 'Goods receipt',
				product: part,
				stage: 'incoming',
				cause_party: 'supplier',
				supplier: name,
				complaint_id: ''
			})
		)
	);
}

/** Complaints about the goods, not about their way, are examined; that shows where the defect was made. */
function fromComplaints(chance: Random, complained: readonly Entry[], month: number): Entry[] {
	const goods = complained.filter(({ rows }) => DEFECT_OF[rows[0]!.category!] && rows[0]!.justified === 'yes');
	// The batch is one defect, however many customers it reached.
	const batch = goods.filter((complaint) => ofSpike(complaint));
	return goods
		.filter((complaint) => !ofSpike(complaint) || complaint === batch[0])
		.map((complaint) => {
			const about = complaint.rows[0]!;
			const product = RANGE[complaint.site]!.items.find((one) => one.name === about.product)!;
			const day = receivedOn(complaint);
			const entry = found(chance, complaint.site, month, day, product.price, {
				defect_type: DEFECT_OF[about.category!]!,
				process: about.process === 'Dispatch' ? 'Final test' : about.process!,
				product: product.name,
				stage: 'customer',
				cause_party: chance.chance(0.06) ? 'customer' : 'own',
				supplier: '',
				complaint_id: about.complaint_id!
			});
			return entry;
		});
}

const DEFECT_OF: Record<string, string> = {
	Leakage: 'Leak at seal',
	'Function failure': 'Pressure below limit',
	Noise: 'Noise',
	'Surface damage': 'Surface scratch'
};

const randomDay = (chance: Random, month: number): number => dayIn(month, 1 + chance.below(lengthOf(month)));

/** Scrap is plain to see; all else waits for somebody to agree. */
const timeToDecide = (chance: Random, disposition: string): number =>
	Math.min(75, Math.floor(disposition === 'scrap' ? 1.6 * chance.lognormal(0.6) : 9 * chance.lognormal(0.9)));

function found(chance: Random, site: string, month: number, day: number, price: number, origin: Origin): Entry {
	const quantity = chance.pick(QUANTITIES);
	const disposition = chance.pick(origin.stage === 'incoming' ? ON_ARRIVAL : DISPOSITIONS);
	const settled = outsideClosing(chance, month, day + timeToDecide(chance, disposition));
	const cost = Math.round(quantity * price * COST[disposition]! + HANDLING * chance.lognormal(0.5));
	const row: Row = {
		defect_id: '',
		date: textOf(day),
		defect_type: origin.defect_type!,
		severity: chance.pick(SEVERITIES),
		quantity: String(quantity),
		site,
		process: origin.process!,
		product: origin.product!,
		stage: origin.stage!,
		disposition,
		disposition_date: textOf(settled),
		cost: chance.chance(0.04) ? '' : String(cost),
		cause_party: origin.cause_party!,
		supplier: origin.supplier!,
		complaint_id: origin.complaint_id!
	};
	return { month, site, settled, rows: [row] };
}
