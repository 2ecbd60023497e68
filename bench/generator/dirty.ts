import type { Day } from '../../src/lib/time/month';
import { Chance } from './skew';

const HEADER = 'Auftrag;Position;Werk;Kunde;Material;Zugesagter Liefertermin;Lieferdatum;Bestellmenge;Liefermenge\r\n';

/** One row in so many is bad. */
const ONE_BAD_IN = 100;

/** What is wrong with a bad row, by turns. */
const FAULTS: ((cells: string[]) => string[])[] = [
	(cells) => cells.with(5, '31.02.2026'),
	(cells) => cells.with(5, 'siehe Auftrag'),
	(cells) => cells.with(8, `-${cells[7]}`),
	(cells) => cells.with(7, 'ca. 100'),
	(cells) => cells.with(0, ''),
	(cells) => cells.slice(0, 4),
	(cells) => [...cells, 'Teillieferung'],
	(cells) => cells
];
const REPEATED = FAULTS.length - 1;

/**
 * Clean deliveries, in chunks of text, as an office exports them from its ERP: semicolons, dd.mm.yyyy, decimal commas,
 * CRLF, and one row in a hundred bad: days that are none, quantities below zero or in words, no order, too few cells, too
 * many, or the row written twice. `names` alters what customers are called.
 */
export function* dirtied(clean: Iterable<string>, seed: number, names = (name: string) => name): Generator<string> {
	const chance = new Chance(seed + 4);
	let fault = 0;
	let header = true;
	for (const chunk of clean) {
		const lines = chunk.trimEnd().split('\n');
		let text = header ? HEADER : '';
		for (const line of header ? lines.slice(1) : lines) {
			const cells = dirtyCells(line.split(','), names);
			if (!chance.oneIn(ONE_BAD_IN)) {
				text += rowOf(cells);
				continue;
			}
			fault = (fault + 1) % FAULTS.length;
			const row = rowOf(FAULTS[fault]!(cells));
			text += fault === REPEATED ? row + row : row;
		}
		header = false;
		yield text;
	}
}

const rowOf = (cells: readonly string[]): string => `${cells.join(';')}\r\n`;

function dirtyCells(cells: readonly string[], names: (name: string) => string): string[] {
	const [order = '', line = '', site = '', customer = '', product = '', promised = '', delivered = ''] = cells;
	const amounts = cells.slice(7).map((amount) => amount.replace('.', ','));
	return [order, line, site, names(customer), product, german(promised), german(delivered), ...amounts];
}

const german = (day: Day): string => (day === '' ? '' : `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`);
