import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateColumn, decideDates, looksLikeDay, parseDay, parseMonthCell } from './dates';

describe('a day that is clear by itself', () => {
	it.each([
		['2026-03-05', '2026-03-05'],
		['2026/3/5', '2026-03-05'],
		['2026.03.05', '2026-03-05'],
		['20260305', '2026-03-05'],
		['05.03.2026', '2026-03-05'],
		['5.3.26', '2026-03-05'],
		['31.12.69', '2069-12-31'],
		['01.01.70', '1970-01-01'],
		['06-Mar-2026', '2026-03-06'],
		['02-Jun-06', '2006-06-02'],
		['6. März 2026', '2026-03-06'],
		['6 février 2026', '2026-02-06'],
		['15 août 2026', '2026-08-15'],
		['Mar 6, 2026', '2026-03-06'],
		['05MAR2026', '2026-03-05'],
		['2026-Mar-05', '2026-03-05'],
		['1er mars 2026', '2026-03-01'],
		['March 5th, 2026', '2026-03-05'],
		['2 fév. 2026', '2026-02-02'],
		['5. Jänner 2026', '2026-01-05'],
		['Do, 05.03.2026', '2026-03-05'],
		['lundi 2 mars 2026', '2026-03-02'],
		['Donnerstag, 5. März 2026', '2026-03-05'],
		['Thu Mar 05 2026 14:30:00 GMT+0100 (CET)', '2026-03-05'],
		['Mar 5 2026', '2026-03-05'],
		['46083', '2026-03-02'],
		['46083.604', '2026-03-02'],
		['25569', '1970-01-01'],
		['73050', '2099-12-31'],
		['05/05/2026', '2026-05-05'],
		['2024-02-29', '2024-02-29']
	])('%s is %s', (text, day) => expect(parseDay(text, null)).toBe(day));

	it.each([
		'2026-03-05 14:30:00',
		'2026-03-05T23:59:59.000Z',
		'2026-03-05T00:10:00+13:00',
		'2026-03-05T23:10:00-11:00',
		'2026-03-05Z',
		'2026-03-05+01:00',
		'05.03.2026 07:15',
		'05.03.2026, 07:15:00',
		'05.03.2026 um 7.15 Uhr',
		'5 mars 2026 14h30',
		' 2026-03-05 ',
		'5-Mar-26 2:00 PM',
		'20260305 1430',
		'20260305T143000Z',
		'20260305143000',
		'20260305 14:30'
	])('%s loses its time', (text) => expect(parseDay(text, null)).toBe('2026-03-05'));

	it('loses weekday and time where the order decides, too', () => {
		expect(parseDay('Thu 03/05/2026, 2:30:00 PM', 'mdy')).toBe('2026-03-05');
		expect(dateColumn('a', ['Thu 03/15/2026, 2:30:00 PM'])).toMatchObject({ numeric: 1, maxFirst: 3, maxSecond: 15 });
	});

	it.each([
		['31.02.2026'],
		['24.13.2026'],
		['2026-13-02'],
		['29.02.2025'],
		['2026-02-30'],
		['20261301'],
		['tbd'],
		['n/a'],
		['25568'],
		['73051'],
		['12'],
		['31.12.9999'],
		['0001-01-01'],
		['05-Foo-2026'],
		['2026-03-05 tomorrow'],
		['202603052530'],
		['Foo, 05.03.2026'],
		['03/04/2026'],
		['']
	])('%j is none', (text) => expect(parseDay(text, null)).toBeNull());
});

describe('a numeric day', () => {
	it('is read in the order decided', () => {
		expect(parseDay('03/04/2026', 'dmy')).toBe('2026-04-03');
		expect(parseDay('03/04/2026', 'mdy')).toBe('2026-03-04');
		expect(parseDay('3-4-26', 'dmy')).toBe('2026-04-03');
		expect(parseDay('26/04/03', 'ymd')).toBe('2026-04-03');
		expect(parseDay('04/13/2026', 'dmy')).toBeNull();
		expect(parseDay('03/04/2026', 'ymd')).toBeNull();
	});

	it('keeps clear forms clear whatever the order', () => {
		for (const order of ['dmy', 'mdy', 'ymd'] as const) {
			expect(parseDay('2026-03-05', order)).toBe('2026-03-05');
			expect(parseDay('05.03.2026', order)).toBe('2026-03-05');
		}
	});

	it('comes back from every order it can be written in', () => {
		const day = fc.date({ min: new Date('1971-01-01'), max: new Date('2068-12-31'), noInvalidDate: true });
		fc.assert(
			fc.property(day, fc.constantFrom('/', '-'), (date, sign) => {
				const iso = date.toISOString().slice(0, 10);
				const [year = '', month = '', dayOfMonth = ''] = iso.split('-');
				expect(parseDay([dayOfMonth, month, year].join(sign), 'dmy')).toBe(iso);
				expect(parseDay([month, dayOfMonth, year].join(sign), 'mdy')).toBe(iso);
				expect(parseDay([year.slice(2), month, dayOfMonth].join(sign), 'ymd')).toBe(iso);
				expect(parseDay(`${Number(dayOfMonth)}.${Number(month)}.${year.slice(2)}`, null)).toBe(iso);
			})
		);
	});
});

describe('the order of day and month', () => {
	const decide = (columns: Record<string, string[]>, given?: 'dmy' | 'mdy') =>
		decideDates(
			Object.entries(columns).map(([field, values]) => dateColumn(field, values)),
			given
		);

	it('is decided by one part over 12', () => {
		expect(decide({ a: ['03/04/2026', '17/04/2026'] }).orders).toEqual({ a: 'dmy' });
		expect(decide({ a: ['02/27/2026', '03/03/2026'] }).orders).toEqual({ a: 'mdy' });
		expect(decide({ a: ['26/02/03', '99/03/01'] }).orders).toEqual({ a: 'ymd' });
	});

	it('is asked where nothing decides: 12 does not', () => {
		const { orders, questions } = decide({ a: ['03/04/2026', '12/11/2026'] });
		expect(orders).toEqual({});
		expect(questions).toMatchObject([{ question: 'date_order', field: 'a', candidates: ['dmy', 'mdy'] }]);
		expect(questions[0]?.examples).toEqual(['03/04/2026', '12/11/2026']);
	});

	it('needs no decision for equal parts and clear forms', () => {
		const values = ['05/05/2026', '2026-03-04', '04.03.2026', '06-Mar-2026', '46083', ''];
		expect(decide({ a: values })).toEqual({ orders: {}, questions: [] });
	});

	it('is taken over from the other columns if those agree', () => {
		const open = ['03/04/2026'];
		expect(decide({ a: open, b: ['17/04/2026'] }).orders).toEqual({ a: 'dmy', b: 'dmy' });
		const torn = decide({ a: open, b: ['17/04/2026'], c: ['04/17/2026'] });
		expect(torn.orders).toEqual({ b: 'dmy', c: 'mdy' });
		expect(torn.questions.map((question) => question.field)).toEqual(['a']);
	});

	it('is asked where values contradict each other, and the answer rules', () => {
		const values = ['13/04/2026', '04/13/2026'];
		expect(decide({ a: values }).questions[0]?.message).toContain('contradict');
		expect(decide({ a: values }, 'dmy')).toEqual({ orders: { a: 'dmy' }, questions: [] });
	});
});

describe('a month', () => {
	it.each([
		['2026-03', '2026-03-01'],
		['202603', '2026-03-01'],
		['03.2026', '2026-03-01'],
		['3/2026', '2026-03-01'],
		['003.2026', '2026-03-01'],
		['Mar 2026', '2026-03-01'],
		['März-26', '2026-03-01'],
		['31.03.2026', '2026-03-01'],
		['2026-03-17', '2026-03-01'],
		['2026M03', '2026-03-01'],
		['2026-M03', '2026-03-01'],
		['46083', '2026-03-01']
	])('%s begins %s', (text, day) => expect(parseMonthCell(text, null)).toBe(day));

	it.each(['13.2026', '2026-13', '202613', 'Foo 2026', 'Summe', '', '31.02.2026', '2026'])('%j is none', (text) =>
		expect(parseMonthCell(text, null)).toBeNull()
	);
});

describe('looksLikeDay', () => {
	it.each(['2026-02-30', '03/04/2026', 'Thu 03/05/2026', '31.02.2026', 'Mar 2026', '46083', '20260305'])(
		'%s does',
		(text) => expect(looksLikeDay(text)).toBe(true)
	);
	it.each(['Order ID', 'Column 12', 'SO-5001', '1200', '12000', '', 'P7', '125,50', '99999999'])(
		'%s does not',
		(text) => expect(looksLikeDay(text)).toBe(false)
	);
});
