import { CUSTOMER, PROCESSES, PRODUCT, PRODUCTS, SITE, SITES, SUPPLIER, type Span } from './organisation';
import { Chance } from './skew';

const pick = <Item>(chance: Chance, items: readonly Item[]): Item => items[chance.below(items.length)]!;

const CHUNK = 10_000;

/** Joins rows to chunks, so that a file of any length is written in little memory. */
function* chunked(header: string, rows: Iterable<string>): Generator<string> {
	let text = header;
	let count = 0;
	for (const row of rows) {
		text += row;
		if (++count % CHUNK !== 0) continue;
		yield text;
		text = '';
	}
	if (text !== '') yield text;
}

const SEVERITIES = ['minor', 'minor', 'minor', 'minor', 'minor', 'major', 'major', 'major', 'critical'];
const DEFECTS = ['Leak', 'Burr', 'Scratch', 'Dimension', 'Torque', 'Porosity', 'Missing part', 'Contamination'];
const DISPOSITIONS = ['rework', 'rework', 'scrap', 'use_as_is', 'repair', 'concession'];
const STAGES = ['in_process', 'in_process', 'in_process', 'final', 'final', 'incoming', 'customer'];

const DEFECTS_HEADER =
	'defect_id,date,defect_type,severity,quantity,site,process,product,stage,disposition,disposition_date,cost,cause_party,supplier\n';

export function defects(rows: number, seed: number, span: Span): Generator<string> {
	const chance = new Chance(seed + 1);
	function* each(): Generator<string> {
		for (let row = 0; row < rows; row++) {
			const found = chance.below(span.length);
			const decided = found + chance.below(20);
			const open = decided >= span.length;
			const decision = open ? 'open,' : `${pick(chance, DISPOSITIONS)},${span.day(decided)}`;
			const stage = pick(chance, STAGES);
			const supplied = stage === 'incoming' || chance.oneIn(10);
			const party = supplied ? `supplier,${SUPPLIER.draw(chance)}` : 'own,';
			const what = `${pick(chance, DEFECTS)},${pick(chance, SEVERITIES)},${1 + chance.below(4)}`;
			const where = `${SITE.draw(chance)},${pick(chance, PROCESSES)},${PRODUCT.draw(chance)}`;
			const cost = 50 + chance.below(900);
			yield `D${1_000_000 + row},${span.day(found)},${what},${where},${stage},${decision},${cost},${party}\n`;
		}
	}
	return chunked(DEFECTS_HEADER, each());
}

const CATEGORIES = ['Leakage', 'Wrong quantity', 'Transport damage', 'Documents', 'Noise', 'Surface damage'];

const COMPLAINTS_HEADER =
	'complaint_id,received_date,acknowledged_date,closed_date,customer,site,product,product_family,category,severity,quantity,justified,justified_date,cost\n';

export function complaints(rows: number, seed: number, span: Span): Generator<string> {
	const chance = new Chance(seed + 2);
	function* each(): Generator<string> {
		const upTo = (offset: number): string => (offset < span.length ? span.day(offset) : '');
		for (let row = 0; row < rows; row++) {
			const received = chance.below(span.length);
			const answered = received + chance.below(4);
			const closed = answered + 2 + chance.below(36);
			const judged = answered + chance.below(closed - answered);
			const justified = judged >= span.length ? 'under_review' : chance.oneIn(4) ? 'no' : 'yes';
			const product = PRODUCT.draw(chance);
			const dates = `${span.day(received)},${upTo(answered)},${upTo(closed)}`;
			const about = `${CUSTOMER.draw(chance)},${SITE.draw(chance)},${product},FAM-${product.slice(-2)}`;
			const how = `${pick(chance, CATEGORIES)},${pick(chance, SEVERITIES)},${1 + chance.below(5)}`;
			yield `C${1_000_000 + row},${dates},${about},${how},${justified},${upTo(judged)},${100 + chance.below(3000)}\n`;
		}
	}
	return chunked(COMPLAINTS_HEADER, each());
}

const VOLUMES_HEADER =
	'month,site,process,product,supplier,units_entered,units_ok_first_time,units_inspected,opportunities_per_unit,units_produced,units_shipped,units_received,revenue\n';

/** Every month, site and process for the first `products` products, and what each site received. */
export function volumes(products: number, seed: number, span: Span): Generator<string> {
	const chance = new Chance(seed + 3);
	function* each(): Generator<string> {
		for (const month of span.months) {
			for (const site of SITES) {
				for (const product of PRODUCTS.slice(0, products)) {
					for (const process of PROCESSES) {
						const entered = 2_000 + chance.below(2_000);
						const ok = entered - chance.below(Math.ceil(entered / 20));
						const last = process === 'Final test';
						const made = last ? `${ok},${ok},,${ok * 40}` : ',,,';
						yield `${month},${site},${process},${product},,${entered},${ok},${entered},8,${made}\n`;
					}
				}
				yield `${month},${site},Goods receipt,PARTS,${SUPPLIER.draw(chance)},,,,,,,${20_000 + chance.below(9_000)},\n`;
			}
		}
	}
	return chunked(VOLUMES_HEADER, each());
}
