import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayFromNumber, dayNumber, monthOf } from '../../time/month';
import type { SampleFile, SampleManifest } from './manifest';
import { shiftDay, shiftFile, shiftName } from './shift';

const days = fc.integer({ min: dayNumber('2023-01-01'), max: dayNumber('2028-12-31') }).map(dayFromNumber);
const months = fc.integer({ min: -60, max: 60 });

test('a day stays in its month: the 31st becomes the last', () => {
	expect(shiftDay('2026-10-31', 1)).toBe('2026-11-30');
	expect(shiftDay('2026-10-31', 4)).toBe('2027-02-28');
	expect(shiftDay('2026-10-30', 16)).toBe('2028-02-29');
	expect(shiftDay('2026-10-05', -10)).toBe('2025-12-05');
});

test('shifting never turns the order of two days round', () => {
	fc.assert(fc.property(days, days, months, (a, b, by) => a > b || shiftDay(a, by) <= shiftDay(b, by)));
});

test('days of one month stay together', () => {
	fc.assert(
		fc.property(days, months, (day, by) => monthOf(shiftDay(day, by)) === monthOf(shiftDay(`${monthOf(day)}-01`, by)))
	);
});

test('each month of a name moves', () => {
	expect(shiftName('deliveries_{2023-11}_to_{2026-04}.csv', 3)).toBe('deliveries_2024-02_to_2026-07.csv');
	expect(shiftName('deliveries_2026-04.csv', 3)).toBe('deliveries_2026-04.csv');
});

const manifest = { endMonth: '2026-10' } as SampleManifest;
const entry = (kind: SampleFile['kind']): SampleFile => ({
	file: 'file.csv',
	kind,
	name: `${kind}_{2026-10}.csv`,
	uploaded: '2026-10-31',
	sites: ['Ulm']
});
const shift = (kind: SampleFile['kind'], lines: string[], today: string): string[] =>
	shiftFile(`${lines.join('\n')}\n`, entry(kind), manifest, today)
		.csv.trimEnd()
		.split('\n')
		.slice(1);

const DELIVERIES = 'order_id,line,promised_date,delivered_date,delivered_qty,status,cancelled_date,late_reason';

test('what is delivered after today reads open, and what is promised for later stays', () => {
	const lines = [
		DELIVERIES,
		'A,1,2026-10-09,2026-10-10,5,delivered,,Customs papers',
		'B,1,2026-10-09,2026-10-11,5,delivered,,Customs papers',
		'C,1,2026-10-31,2026-10-30,5,delivered,,',
		'D,1,2026-10-09,,,cancelled,2026-10-12,'
	];
	expect(shift('deliveries', lines, '2026-11-10')).toEqual([
		'A,1,2026-11-09,2026-11-10,5,delivered,,Customs papers',
		'B,1,2026-11-09,,,open,,',
		'C,1,2026-11-30,,,open,,',
		'D,1,2026-11-09,,,open,,'
	]);
});

test('a line in parts is open until its last part, and listed once while none has come', () => {
	const lines = [
		DELIVERIES,
		'A,1,2026-10-09,2026-10-08,3,delivered,,Strike',
		'A,1,2026-10-09,2026-10-20,2,delivered,,Strike'
	];
	expect(shift('deliveries', lines, '2026-10-07')).toEqual(['A,1,2026-10-09,,,open,,']);
	expect(shift('deliveries', lines, '2026-10-15')).toEqual(['A,1,2026-10-09,2026-10-08,3,open,,']);
	expect(shift('deliveries', lines, '2026-10-20')).toEqual(lines.slice(1));
});

test('defects and complaints of later days are missing, what is decided later is open', () => {
	const defects = ['date,disposition,disposition_date', '2026-10-05,scrap,2026-10-20', '2026-10-15,scrap,2026-10-15'];
	expect(shift('defects', defects, '2026-10-14')).toEqual(['2026-10-05,open,']);
	const complaints = [
		'received_date,acknowledged_date,closed_date,justified,justified_date',
		'2026-10-05,2026-10-06,2026-10-20,yes,2026-10-15',
		'2026-10-15,2026-10-15,2026-10-15,no,2026-10-15'
	];
	expect(shift('complaints', complaints, '2026-10-14')).toEqual(['2026-10-05,2026-10-06,,under_review,']);
});

test('volumes of the month in progress are those up to today, those of other months are whole', () => {
	const lines = ['month,units_entered,units_ok_first_time,revenue', '2026-10,310,307,', '2026-09,310,307,620'];
	expect(shift('volumes', lines, '2026-12-10')).toEqual(['2026-12,100,99,', '2026-11,310,307,620']);
});

test('a file that was to come after today comes today', () => {
	const early = { ...entry('defects'), uploaded: '2026-10-04' };
	const file = shiftFile(
		'date,disposition,disposition_date\n2026-10-02,scrap,2026-10-03\n',
		early,
		manifest,
		'2027-01-02'
	);
	expect(file).toMatchObject({ uploaded: '2027-01-02', name: 'defects_2027-01.csv' });
	expect(file.csv).toBe('date,disposition,disposition_date\n2027-01-02,open,\n');
});
