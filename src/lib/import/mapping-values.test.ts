import { describe, expect, it } from 'vitest';
import { kindOf } from './kinds';
import { mapColumns } from './mapping';
import { requireColumns } from './require-columns';

const deliveries = kindOf('deliveries');
const defects = kindOf('defects');

const rows = (...lines: string[]) => lines.map((line) => line.split('|'));
const twelve = (line: (n: number) => string) => rows(...Array.from({ length: 12 }, (_, n) => line(n)));
const found = (kind: Parameters<typeof kindOf>[0], header: string, sample: string[][] = []) =>
	mapColumns(kindOf(kind), header.split('|'), {}, sample);

describe('what the values say', () => {
	const weekday = (n: number) => ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][n % 6];

	it('makes a mapping more or less sure', () => {
		const sure = found(
			'defects',
			'NCR|Created on|Menge',
			twelve((n) => `N${n}|2026-01-05|5`)
		);
		expect(sure.confidence).toEqual({ defect_id: 0.95, date: 0.8, quantity: 0.95 });
		const unsure = found(
			'defects',
			'NCR|Created on|Menge',
			twelve((n) => `N${n % 6}|${n < 6 ? '2026-01-05' : 'tbd'}|${n < 9 ? 5 : 'a'}`)
		);
		expect(unsure.confidence).toEqual({ defect_id: 0.68, date: 0.5, quantity: 0.79 });
	});

	it('takes no column of weekdays for a date, but the next best', () => {
		const header = 'NCR|Detected|Created on|Defect type|Severity|Qty';
		const { columns } = found(
			'defects',
			header,
			twelve((n) => `N${n}|${weekday(n)}|2026-01-05|x|major|1`)
		);
		expect(columns.date).toBe(2);
	});

	it('says in the refusal what a column holds that bears the name', () => {
		const header = ['NCR', 'Detected', 'Defect type', 'Severity', 'Qty'];
		const mapping = mapColumns(
			defects,
			header,
			{},
			twelve((n) => `N${n}|${weekday(n)}|x|major|1`)
		);
		expect(mapping.missing).toEqual(['date']);
		expect(() => requireColumns(defects, header, mapping)).toThrow('"Detected" holds no days: "Mon", "Tue", "Wed".');
	});

	it('takes a column that bears the name of the field at its word', () => {
		const header = 'NCR|Date|Created on|Defect type|Severity|Qty';
		const cells = twelve((n) => `N${n}|${weekday(n)}|2026-01-05|x|major|1`);
		expect(found('defects', header, cells).columns.date).toBe(1);
	});

	it('proves nothing by few values, and leaves words to be told', () => {
		const one = twelve((n) => `N${n}|${n === 7 ? '2026-01-05' : weekday(n)}`);
		expect(found('defects', 'NCR|Date', one).columns.date).toBe(1);
		expect(found('defects', 'NCR|Date', rows('N1|tbd', 'N2|never', 'N3|?')).columns.date).toBe(1);
		expect(
			found(
				'defects',
				'NCR|Severity',
				twelve((n) => `N${n}|S${n}`)
			).columns.severity
		).toBe(1);
		const values = { closed_date: { 'läuft noch': '' } };
		const sample = twelve((n) => `C${n}|2026-01-05|läuft noch`);
		const header = ['Complaint ID', 'Received date', 'Closed date'];
		expect(mapColumns(kindOf('complaints'), header, { values }, sample).columns.closed_date).toBe(2);
	});

	it('takes no loose name for what tells the rows apart where it repeats all over', () => {
		const repeated = found(
			'complaints',
			'Number|Received date',
			twelve((n) => `${n % 2}|2026-01-05`)
		);
		expect(repeated.columns).toEqual({ received_date: 1 });
		const own = found(
			'complaints',
			'Number|Received date',
			twelve((n) => `${n}|2026-01-05`)
		);
		expect(own.columns).toEqual({ complaint_id: 0, received_date: 1 });
		const named = found(
			'complaints',
			'Complaint ID|Received date',
			twelve((n) => `${n % 2}|2026-01-05`)
		);
		expect(named.columns).toEqual({ complaint_id: 0, received_date: 1 });
		const days = found(
			'deliveries',
			'Order|Due date|Delivery',
			rows('A|2026-01-01|2026-01-05', 'B|2026-01-01|2026-01-06', 'C|2026-01-01|2026-01-07')
		);
		expect(days.columns.delivery_id).toBeUndefined();
	});
});

describe('what may be a column', () => {
	const orders = (n: number) => `SO-${n}|2026-01-05|2026-01-06|${n % 2 ? 'open' : 'delivered'}`;

	it('is asked for where a row cannot do without it', () => {
		const { questions, missing, columns } = found(
			'deliveries',
			'Auftrag|Termin A|Geliefert am|Zustand',
			twelve(orders)
		);
		expect(questions[0]).toMatchObject({
			...{ question: 'column_mapping', field: 'promised_date', candidates: ['Termin A'], examples: ['2026-01-05'] },
			columns: [{ index: 2, header: 'Termin A' }]
		});
		expect([missing, columns.promised_date]).toEqual([[], undefined]);
		const [order] = found('deliveries', 'Laufnr|Liefertermin|Geliefert am|Zustand', twelve(orders)).questions;
		expect(order).toMatchObject({ field: 'order_id', candidates: ['Laufnr'] });
	});

	it('is refused where nothing says that the file is of this kind, or nothing may be the column', () => {
		const complaints = 'Complaint ID|Received date|Order no|Product|Severity|Closed date';
		const sample = rows('C-1|2026-02-27|SO-1|P|minor|2026-03-10', 'C-2|2026-02-27|SO-2|P|major|2026-03-12');
		expect(found('deliveries', complaints, sample)).toMatchObject({ missing: ['promised_date'], questions: [] });
		expect(found('defects', complaints, sample).missing).toEqual(['defect_id', 'date', 'defect_type', 'quantity']);
		expect(found('deliveries', 'Laufnr|Termin A', twelve(orders)).missing).toEqual(['order_id', 'promised_date']);
	});

	it('is asked for where the absence of the field would say something', () => {
		const header = 'Order|Promised date|Warenausgangsdatum';
		const { questions, columns } = found('deliveries', header, rows('A|2026-01-05|2026-01-06'));
		expect(columns.delivered_date).toBeUndefined();
		expect(questions[0]).toMatchObject({ field: 'delivered_date', candidates: ['Warenausgangsdatum'] });
		expect(questions[0]?.columns).toEqual([
			{ index: 3, header: 'Warenausgangsdatum' },
			{ index: 0, header: '' }
		]);
		for (const index of [3, 0]) {
			const mapping = { delivered_date: { index } };
			expect(mapColumns(deliveries, header.split('|'), { mapping }).questions).toEqual([]);
		}
		const unread = found(
			'deliveries',
			'Order|Promised date|Delivered',
			twelve((n) => `SO-${n}|2026-01-05|${n % 2 ? 'yes' : 'no'}`)
		);
		expect(unread.questions.map(({ field }) => field)).toEqual(['delivered_date']);
	});

	it('is only proposed where the file can do without', () => {
		const { columns, proposals, unmapped, questions } = found(
			'deliveries',
			'Auftrag|Liefertermin|Geliefert am|Zustand',
			twelve(orders)
		);
		expect(columns).toEqual({ order_id: 0, promised_date: 1, delivered_date: 2 });
		expect(proposals).toEqual([{ field: 'status', column: 3, confidence: 0.3, examples: ['delivered', 'open'] }]);
		expect([unmapped, questions]).toEqual([['Zustand'], []]);
		const site = found('complaints', 'Complaint ID|Received date|Ort');
		expect(site.proposals).toMatchObject([{ field: 'site', column: 2, confidence: 0.4 }]);
		expect(site.columns.site).toBeUndefined();
	});

	it('is not taken for units that were good the first time, where rework may be among them', () => {
		const { columns, questions } = found('volumes', 'Monat|Werk|Gutmenge', rows('2026-01|Ulm|5', '2026-02|Ulm|6'));
		expect(columns).toEqual({ month: 0, site: 1 });
		expect(questions[0]).toMatchObject({ field: 'units_ok_first_time', candidates: ['Gutmenge'] });
		const beside = found('volumes', 'Monat|Geprüfte Menge|Gutmenge');
		expect([beside.columns, beside.questions]).toEqual([{ month: 0, units_inspected: 1 }, []]);
	});
});
