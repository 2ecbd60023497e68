import { expect, test } from 'vitest';
import { lineKind } from '$lib/import/layout';
import { PlainLines } from './plain-lines';

const HEADER = ['Auftrag', 'Termin', 'Menge'];
const layout = { header: HEADER, required: [0, 1], days: [1] };
const plain = new PlainLines(HEADER);

const CELLS = [
	...[
		'',
		' ',
		'-',
		'---',
		'===',
		'1',
		'10017',
		'A1',
		'SO-7',
		'Summe',
		'summe:',
		'Gesamt 3',
		'Zwischensumme',
		'Total',
		'Totals'
	],
	...[
		'Grand total',
		'Subtotal',
		'sub-total',
		'Somme',
		'sous-total',
		'Sum',
		'Σ',
		'∑',
		'Auftrag',
		'Termin',
		'Menge',
		'Stk'
	],
	...[
		'kg',
		'[m2]',
		'(dd.mm.yyyy)',
		'tt.mm.jjjj',
		'EUR',
		'%',
		'€',
		'Totes Meer 5',
		'Ärmel',
		'*',
		'2026-01-05',
		'05.01.2026'
	]
];

test('what is taken for a record by its bytes is one', () => {
	const taken = new Set<string>();
	for (const one of CELLS)
		for (const two of CELLS)
			for (const three of CELLS) {
				const bytes = Buffer.from([one, two, three].join(';'));
				if (!plain.isRecord(bytes, 0, bytes.length)) continue;
				taken.add(one);
				const kind = lineKind([one, two, three], layout);
				if (kind !== 'record') throw new Error(`${bytes.toString()} is a ${kind}`);
			}
	expect([...taken].sort()).toEqual(
		['1', '10017', '2026-01-05', '05.01.2026', 'A1', 'EUR', 'SO-7', 'Stk', 'kg', 'tt.mm.jjjj', 'Termin', 'Menge'].sort()
	);
});

test('a line within a piece is told by its own bytes', () => {
	const bytes = Buffer.from('Summe;;3\n1;2;3\nAuftrag;Termin;Menge\n');
	expect(plain.isRecord(bytes, 0, 8)).toBe(false);
	expect(plain.isRecord(bytes, 9, 14)).toBe(true);
	expect(plain.isRecord(bytes, 15, 35)).toBe(false);
});
