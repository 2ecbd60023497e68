import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	bareNumber,
	decideNumbers,
	looksLikeNumber,
	numberColumn,
	parseNumber as parse,
	type NumberType
} from './numbers';

const parseNumber = (text: string, format: 'point' | 'comma' | null, type: NumberType) =>
	parse(text, format, type, 'EUR');

const decide = (columns: [type: NumberType, values: string[]][], given?: 'point' | 'comma') =>
	decideNumbers(
		columns.map(([type, values], index) => numberColumn(`f${index}`, type, values)),
		given
	);

describe('the decimal sign of a file', () => {
	it.each([
		['125,50', 'comma'],
		['125.50', 'point'],
		['12,5', 'comma'],
		['1.234,56', 'comma'],
		['1,234.56', 'point'],
		['1.234.567', 'comma'],
		['1,234,567', 'point'],
		['1234.567', 'point'],
		['0.125', 'point'],
		['0,125', 'comma'],
		['.125', 'point'],
		['1.23456', 'point'],
		['EUR 1.450,00', 'comma'],
		['-12,5', 'comma']
	])('%s shows %s', (value, format) => expect(decide([['money', [value]]]).format).toBe(format));

	it('is asked for where money shows lone groups of three only', () => {
		const { format, questions } = decide([
			['count', ['3', '1']],
			['money', ['1.234', '2.500']]
		]);
		expect(format).toBeNull();
		expect(questions).toMatchObject([{ question: 'number_format', field: 'f1', examples: ['1.234', '2.500'] }]);
	});

	it('is shown by lone groups in counts, which hold no fractions', () => {
		expect(decide([['count', ['12.345', '980']]]).format).toBe('comma');
		expect(decide([['count', ['12.345']], ['money', ['1.234']]]).format).toBe('comma'); // prettier-ignore
	});

	it('leaves lone groups of delivery quantities whole until another value shows the sign', () => {
		expect(decide([['quantity', ['1.000', '36.639']]]).format).toBe('comma');
		expect(decide([['quantity', ['1.000', '12.5']]]).format).toBe('point');
		expect(decide([['quantity', ['1.000', '1,000']]]).questions).toHaveLength(1);
		expect(decide([['quantity', ['1.000']], ['money', ['1.234']]]).questions).toHaveLength(1); // prettier-ignore
	});

	it('is asked for where values contradict each other, and the answer rules', () => {
		const columns: [NumberType, string[]][] = [['money', ['12.5', '12,5']]];
		expect(decide(columns).questions[0]?.message).toContain('contradict');
		expect(decide(columns, 'comma')).toEqual({ format: 'comma', questions: [] });
	});

	it('is not needed where no value shows a sign', () => {
		expect(decide([['money', ['12', '1 000', '']]])).toEqual({ format: null, questions: [] });
	});
});

describe('a number cell', () => {
	it.each([
		['1.450,00', 'comma', '1450.00'],
		['1,450.00', 'point', '1450.00'],
		['1 000', null, '1000'],
		['31\u202f920,5', 'comma', '31920.5'],
		["1'234.5", 'point', '1234.5'],
		['.5', 'point', '0.5'],
		['5.', 'point', '5'],
		['+12', null, '12'],
		['-0', null, '0'],
		['007', null, '007']
	] as const)('%s (%s) is %s', (text, format, value) =>
		expect(parseNumber(text, format, 'money')).toEqual({ value, unit: false })
	);

	it.each([
		['EUR 125,50', '125.50'],
		['125,50 €', '125.50'],
		['3 Stk', '3'],
		['12pcs.', '12']
	])('%s loses its unit', (text, value) => expect(parseNumber(text, 'comma', 'money')).toEqual({ value, unit: true }));

	it.each([
		'two',
		'#REF!',
		'1.2OO',
		'1E5',
		'12 kg',
		'3 %',
		'',
		'-',
		'1.23.4',
		'1.2345.678',
		'1..2',
		'Infinity',
		'0x10'
	])('%j is none', (text) => expect(parseNumber(text, 'comma', 'money')).toEqual({ issue: 'bad_number' }));

	it.each([
		["1'200.–", 'point', '1200'],
		['125,-', 'comma', '125'],
		['125,-- €', 'comma', '125']
	] as const)('%s has no cents', (text, format, value) =>
		expect(parseNumber(text, format, 'money')).toMatchObject({ value })
	);

	it.each(['125,50 $', 'USD 125,50', 'CHF 1 200', '£12', '100 SEK', '12 Ft', '1.450,00 zł', 'US$ 12', '99 GBP.'])(
		'%s is money of another currency',
		(text) => expect(parseNumber(text, 'comma', 'money')).toEqual({ issue: 'other_currency' })
	);

	it('takes a sign that the currency shares with others', () => {
		for (const text of ['$12.50', '12.50 $', '12.50 cad', 'CAD 12.50', '-0 CAD'])
			expect(parse(text, 'point', 'money', 'CAD')).toMatchObject({ unit: true });
		expect(parse('US$12.50', 'point', 'money', 'CAD')).toEqual({ issue: 'other_currency' });
		expect(parse('12.50 EUR', 'point', 'money', 'CAD')).toEqual({ issue: 'other_currency' });
	});

	it('counts no money', () => {
		for (const type of ['count', 'quantity'] as const)
			for (const text of ['3 €', 'EUR 3', '12 ft'])
				expect(parseNumber(text, null, type)).toEqual({ issue: 'bad_number' });
	});

	it('takes no word without an amount for a number', () => {
		for (const text of ['EUR', '€', 'kr', '$ -'])
			expect(parseNumber(text, null, 'money')).toEqual({ issue: 'bad_number' });
	});

	it('has groups of three or none', () => {
		expect(parseNumber('12.5', 'comma', 'money')).toEqual({ issue: 'bad_number' });
		expect(parseNumber('1,23,456', 'point', 'money')).toEqual({ issue: 'bad_number' });
		expect(parseNumber('1.234', 'comma', 'money')).toEqual({ value: '1234', unit: false });
	});

	it.each(['-4', '4-', '(4)', '−4', '-0,5', 'EUR -4'])('%s is below zero', (text) =>
		expect(parseNumber(text, 'comma', 'money')).toEqual({ issue: 'negative_number' })
	);

	it('is whole where things are counted', () => {
		expect(parseNumber('3.0', 'point', 'count')).toEqual({ value: '3', unit: false });
		expect(parseNumber('1.5', 'point', 'count')).toEqual({ issue: 'bad_number' });
		expect(parseNumber('1.234', 'comma', 'count')).toEqual({ value: '1234', unit: false });
		expect(parseNumber('1.5', 'point', 'quantity')).toEqual({ value: '1.5', unit: false });
	});

	it('has a limit', () => {
		expect(parseNumber('2147483647', null, 'count')).toEqual({ value: '2147483647', unit: false });
		expect(parseNumber('2147483648', null, 'count')).toEqual({ issue: 'number_too_large' });
		expect(parseNumber('1000000000000000', null, 'money')).toEqual({ issue: 'number_too_large' });
	});

	it('of any unit may be below zero, a percentage or an amount, and is asked for its sign as money is', () => {
		expect(parseNumber('-12.5', 'point', 'number')).toEqual({ value: '-12.5', unit: false });
		expect(parseNumber('96,4 %', 'comma', 'number')).toEqual({ value: '96.4', unit: true });
		expect(parseNumber(' 7 ', null, 'number')).toEqual({ value: '7', unit: false });
		expect(parseNumber('5 %', 'point', 'quantity')).toEqual({ issue: 'bad_number' });
		expect(parseNumber('€ 12', 'point', 'number')).toEqual({ value: '12', unit: true });
		expect(parseNumber('1000000000000', null, 'number')).toEqual({ issue: 'number_too_large' });
		expect(decide([['number', ['1.234']]]).questions).toHaveLength(1);
		expect(decide([['number', ['96,4 %']]]).format).toBe('comma');
	});

	it('comes back from both formats, with and without groups', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), fc.boolean(), (cents, grouped) => {
				const value = (cents / 100).toFixed(2);
				const point = grouped ? value.replace(/\B(?=(\d{3})+\.)/g, ',') : value;
				const comma = point.replaceAll(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));
				expect(parseNumber(point, 'point', 'money')).toEqual({ value, unit: false });
				expect(parseNumber(comma, 'comma', 'money')).toEqual({ value, unit: false });
				expect(decide([['money', [point]]]).format).toBe('point');
				expect(decide([['money', [comma]]]).format).toBe('comma');
			})
		);
	});
});

it('tells number-like cells from others', () => {
	for (const text of ['12', '1.200', '1,5', '1 000', '3 Stk']) expect(looksLikeNumber(text)).toBe(true);
	for (const text of ['04.03.2026', 'SO-1', '', 'ja', '1-2']) expect(looksLikeNumber(text)).toBe(false);
	expect(bareNumber(' 1 000,5 € ')).toEqual({ text: '1000,5', unit: true, currency: '€' });
});
