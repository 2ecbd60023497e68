import { describe, expect, it } from 'vitest';
import { isNull, isNullDate, normaliseName, normaliseWord, trimCell } from './cell';

describe('trimCell', () => {
	it.each([
		['  a b  ', 'a b'],
		['\u00a0a\u202f', 'a'],
		['\ufeffa\u200b', 'a'],
		['\ta\n', 'a'],
		['a', 'a'],
		['   ', ''],
		['', '']
	])('%j becomes %j', (text, trimmed) => expect(trimCell(text)).toBe(trimmed));
});

describe('nothing here', () => {
	it.each(['', ' ', 'NULL', 'null', 'N/A', 'n/a', 'n.a.', '#N/A', '#NV', '-', '—', 'nan', 'NaN', '\\N'])(
		'%j is nothing',
		(text) => expect(isNull(text)).toBe(true)
	);
	it.each(['0', 'no', 'x', '--', 'none of it', '00.00.0000'])('%j is something', (text) =>
		expect(isNull(text)).toBe(false)
	);
	it.each(['00.00.0000', '0000-00-00', '00000000', ' - '])('%j is no date', (text) =>
		expect(isNullDate(text)).toBe(true)
	);
});

describe('spellings', () => {
	it.each([
		['Qté_livrée (Stk)', 'QTE LIVREE'],
		['Geprüfte Menge', 'GEPRUEFTE-MENGE'],
		['N° commande', 'No. Commande'],
		['Order #', 'order no'],
		['Date (dd.mm.yyyy)', 'date'],
		['Cost [EUR]', 'cost'],
		['Cost EUR', 'cost'],
		['Kosten in €', 'kosten'],
		['Cost_USD', 'cost'],
		['Menge in Stück', 'menge'],
		['Qty (pcs) *', 'qty'],
		['Month (MM/YYYY)', 'month'],
		['Straße', 'STRASSE']
	])('%j and %j are one header', (one, other) => expect(normaliseName(one)).toBe(normaliseName(other)));

	it('keeps what brackets say when it is no unit', () => {
		expect(normaliseName('Delivery date (planned)')).not.toBe(normaliseName('Delivery date'));
		expect(normaliseWord('open (cancelled)')).not.toBe(normaliseWord('open'));
	});

	it('keeps signs that stand alone', () => {
		expect(normaliseWord(' ? ')).toBe('?');
		expect(normaliseWord('-')).not.toBe(normaliseWord('?'));
	});
});
