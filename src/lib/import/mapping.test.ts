import { describe, expect, it } from 'vitest';
import { kindOf } from './kinds';
import { mapColumns } from './mapping';
import { requireColumns } from './require-columns';

const deliveries = kindOf('deliveries');
const defects = kindOf('defects');
const problem = (code: string, status: number) => expect.objectContaining({ code, status });

describe('finding columns', () => {
	it('knows English, German, French and ERP headers', () => {
		const columns = (header: string[]) => mapColumns(deliveries, header, {}).columns;
		const wanted = { order_id: 0, site: 1, promised_date: 2, delivered_qty: 3 };
		expect(columns(['Order ID', 'Plant', 'Promised date', 'Delivered qty'])).toEqual(wanted);
		expect(columns(['Auftrags-Nr.', 'WERK', 'Zugesagter Liefertermin', 'Liefermenge [Stk]'])).toEqual(wanted);
		expect(columns(['N° de commande', 'Usine', 'Date promise', 'Qté livrée'])).toEqual(wanted);
		expect(columns(['VBELN', 'WERKS', 'MBDAT', 'LFIMG'])).toEqual(wanted);
	});

	const exports: [kind: string, headers: string][] = [
		['deliveries', 'Order ID,Site,Customer,Product,Promised date,Delivered date,Ordered qty,Delivered qty'],
		['deliveries', 'Auftragsnummer,Werk,Kunde,Produkt,Zugesagter Liefertermin,Lieferdatum,Bestellmenge,Liefermenge'],
		['deliveries', 'N° commande,Site,Client,Produit,Date promise,Date de livraison,Qté commandée,Qté livrée'],
		['deliveries', 'Source Document,Warehouse,Contact,Product,Scheduled Date,Effective Date,Demand,Done'],
		['defects', 'Defect ID,Date,Site,Process,Product,Defect type,Severity,Quantity,Cost'],
		['defects', 'Fehlernummer,Datum,Werk,Prozess,Produkt,Fehlerart,Schweregrad,Menge,Kosten'],
		['defects', 'N° défaut,Date,Site,Processus,Produit,Type de défaut,Gravité,Quantité,Coût'],
		['complaints', 'Complaint ID,Received date,Customer,Product,Site,Category,Severity,Closed date'],
		['complaints', 'Reklamationsnummer,Eingangsdatum,Kunde,Produkt,Werk,Kategorie,Schweregrad,Abschlussdatum'],
		['complaints', 'N° réclamation,Date de réception,Client,Produit,Site,Catégorie,Gravité,Date de clôture'],
		['volumes', 'Monat,Werk,Prozess,Produkt,Lieferant,Geprüfte Menge,Produktionsmenge,Umsatz']
	];

	it.each(exports)('maps an export of %s whole: %s', (kind, headers) => {
		const header = [...headers.split(','), '', ''];
		const { columns, unmapped, questions, missing } = mapColumns(kindOf(kind), header, {});
		expect([unmapped, questions, missing]).toEqual([[], [], []]);
		const inOrder = Object.entries(columns).sort((a, b) => a[1] - b[1]);
		expect(inOrder.map(([, column]) => column)).toEqual(headers.split(',').map((_, column) => column));
		const english = exports.find(([other]) => other === kind)?.[1].split(',').length;
		if (kind !== 'volumes') expect(inOrder).toHaveLength(english ?? 0);
	});

	it('prefers the better name and says how sure it is', () => {
		const found = mapColumns(defects, ['Type', 'Defect type', 'ID'], {});
		expect(found.columns).toEqual({ defect_type: 1, defect_id: 2 });
		expect(found.confidence).toEqual({ defect_type: 1, defect_id: 0.6 });
		expect(found.unmapped).toEqual(['Type']);
	});

	it('asks where two columns fit equally', () => {
		const { questions } = mapColumns(deliveries, ['Order', 'Liefertermin', 'Liefertermin'], {});
		expect(questions).toHaveLength(1);
		expect(questions[0]).toMatchObject({ question: 'column_mapping', field: 'promised_date' });
		expect(questions[0]?.columns).toEqual([
			{ index: 2, header: 'Liefertermin' },
			{ index: 3, header: 'Liefertermin' }
		]);
	});

	it('tells a header of two meanings by its values', () => {
		const header = ['Auftrag', 'Zugesagt', 'Geliefert'];
		const dates = mapColumns(deliveries, header, {}, [['1', '05.03.2026', '04.03.2026']]);
		expect(dates.columns.delivered_date).toBe(2);
		const numbers = mapColumns(deliveries, header, {}, [['1', '05.03.2026', '1.200']]);
		expect(numbers.columns.delivered_qty).toBe(2);
		const neither = mapColumns(deliveries, header, {}, [['1', '05.03.2026', 'ja']]);
		expect(neither.unmapped).toEqual(['Geliefert']);
		const empty = mapColumns(deliveries, header, {}, [['1', '05.03.2026', '']]);
		expect(empty.questions[0]).toMatchObject({ field: 'delivered_date', candidates: ['Geliefert'] });
	});

	it('never takes a column without a header, nor names of Object', () => {
		const found = mapColumns(defects, ['', '__proto__', 'constructor', 'Date'], {});
		expect(found.columns).toEqual({ date: 3 });
		expect(found.unmapped).toEqual(['__proto__', 'constructor']);
	});
});

/** Rows of a sample, cells apart by bars. */
const rows = (...lines: string[]) => lines.map((line) => line.split('|'));
const twelve = (line: (n: number) => string) => rows(...Array.from({ length: 12 }, (_, n) => line(n)));
const found = (kind: Parameters<typeof kindOf>[0], header: string, sample: string[][] = []) =>
	mapColumns(kindOf(kind), header.split('|'), {}, sample);

describe('headers of known systems', () => {
	it.each([
		[
			'deliveries',
			'VBELN|POSNR|KUNNR|NAME1|WERKS|MATNR|ARKTX|KWMENG|EDATU|MBDAT|WADAT|WADAT_IST|LFIMG',
			'order_id|line|customer||site|product||ordered_qty|promised_date|||delivered_date|delivered_qty'
		],
		[
			'deliveries',
			'Sales Document|Item|Sold-to pt|Ship-to party|Material|Description|Order Quantity (Item)|Confirmed date|Act. GI date',
			'order_id|line|customer||product||ordered_qty|promised_date|delivered_date'
		],
		[
			'deliveries',
			'Einkaufsbeleg|Position|Lieferant|Name 1|Material|Werk|Bestellmenge|SLFDT|EINDT|WEMNG|Wareneingangsdatum',
			'order_id|line|supplier||product|site|ordered_qty|promised_date|current_promised_date|delivered_qty|delivered_date'
		],
		[
			'deliveries',
			'SalesOrderNumber|LineNumber|ItemNumber|OrderingCustomerAccountNumber|OrderedSalesQuantity|ConfirmedReceiptDate|ShippingSiteId',
			'order_id|line|product|customer|ordered_qty|promised_date|site'
		],
		[
			'deliveries',
			'1. Auftrag|2. Werk *|3. Liefertermin|4. Lieferdatum|5. Menge [St]',
			'order_id|site|promised_date|delivered_date|ordered_qty'
		],
		[
			'defects',
			'QMNUM|QMART|QMDAT|MAWERK|MATNR|FEGRP|FECOD|FEQKLAS|RKMNG|MGEIG|LIFNUM',
			'defect_id||date|site|product||defect_type|severity|quantity||supplier'
		],
		[
			'complaints',
			'QMNUM|QMDAT|QMDAB|KUNUM|QMGRP|QMCOD|LS_KDAUF',
			'complaint_id|received_date|closed_date|customer||category|order_id'
		],
		[
			'complaints',
			'Case Number|Date/Time Opened|Date/Time Closed|Account Name',
			'complaint_id|received_date|closed_date|customer'
		],
		['volumes', 'Calendar Year/Month|Plant|Output [PCS]|Net sales EUR', 'month|site|units_produced|revenue']
	] as const)('%s: %s', (kind, header, fields) => {
		const { columns, questions, missing } = found(kind, header);
		const wanted = fields.split('|').flatMap((field, at) => (field === '' ? [] : [[field, at]]));
		expect(columns).toEqual(Object.fromEntries(wanted));
		expect([questions, missing]).toEqual([[], []]);
	});

	it('take the first promise, and what was delivered rather than planned', () => {
		expect(found('deliveries', 'Order|Original promised date|Current promised date').columns).toMatchObject({
			...{ promised_date: 1, current_promised_date: 2 }
		});
		expect(found('deliveries', 'Order|Liefertermin|Ursprünglicher Liefertermin').columns.promised_date).toBe(2);
		expect(found('deliveries', 'Order|Due date|Delivery date|Actual delivery date').columns.delivered_date).toBe(3);
		expect(found('deliveries', 'Order|Confirmed date|Requested date|Date').columns).toEqual({
			...{ order_id: 0, promised_date: 1, requested_date: 2 }
		});
	});

	it.each([
		['deliveries', 'Order|Original promised date|Promised date', 'promised_date', [2, 3]],
		['deliveries', 'Order|MBDAT|WADAT', 'promised_date', [2, 3]],
		['deliveries', 'Order|Due date|Ship date|Delivery date', 'delivered_date', [3, 4]],
		['deliveries', 'VBELN|VGBEL|Due date', 'order_id', [1, 2]],
		['deliveries', 'Order|Item|Due date', 'line', [2, 0]],
		['complaints', 'Complaint ID|Item|Received date', 'product', [2, 0]]
	] as const)('ask where they leave it open: %s with %s', (kind, header, field, columns) => {
		const [question] = found(kind, header).questions;
		expect(question).toMatchObject({ question: 'column_mapping', field });
		expect(question?.columns?.map(({ index }) => index)).toEqual(columns);
	});

	it('give a name of several fields to the one that nothing else means', () => {
		const sample = rows('7|4500|10|2026-01-02', '8|4501|12|2026-01-02');
		expect(found('deliveries', 'N° ligne|N° commande|Commandé|Date promise', sample).columns).toMatchObject({
			...{ order_id: 1, ordered_qty: 2 }
		});
		expect(found('deliveries', 'Order|Item|Material|Due date').columns).toMatchObject({ line: 1, product: 2 });
		expect(found('deliveries', 'Order|EINDT').columns).toEqual({ order_id: 0, promised_date: 1 });
		expect(found('deliveries', 'Order|Due|Livré', rows('A|2026-01-02|2026-01-03')).columns.delivered_date).toBe(2);
	});

	it('leave aside what has a code and a name', () => {
		const { columns, questions } = found(
			'deliveries',
			'Order|Due date|Plant|Plant name|Customer no|Customer name|Material|Material description'
		);
		expect(columns).toMatchObject({ site: 2, customer: 4, product: 6 });
		expect(questions).toEqual([]);
		expect(found('deliveries', 'Order|Due date|Plant name|Customer name').columns).toMatchObject({
			site: 2,
			customer: 3
		});
	});
});

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

describe('what the caller says', () => {
	const header = ['A', 'B', 'Date', 'Date'];

	it('takes headers and places, and the rest by name', () => {
		const found = mapColumns(defects, ['A', 'Severity', 'C'], { mapping: { defect_id: 'a', quantity: { index: 3 } } });
		expect(found.columns).toEqual({ defect_id: 0, quantity: 2, severity: 1 });
	});

	it('may use one column twice, and leave a field without one', () => {
		const found = mapColumns(defects, ['A', 'Site'], { mapping: { product: 'A', process: 'A', site: { index: 0 } } });
		expect(found.columns).toEqual({ product: 0, process: 0 });
		expect(found.unmapped).toEqual(['Site']);
	});

	it('refuses fields and columns that are not there', () => {
		expect(() => mapColumns(defects, header, { mapping: { nothing: 'A' } })).toThrow(problem('unknown_field', 400));
		expect(() => mapColumns(defects, header, { mapping: { site: 'Z' } })).toThrow(problem('unknown_column', 400));
		for (const index of [5, -1, 1.5, Number.NaN])
			expect(() => mapColumns(defects, header, { mapping: { site: { index } } })).toThrow(
				problem('unknown_column', 400)
			);
		const mapping = JSON.parse('{"__proto__": "A"}') as Record<string, string>;
		expect(() => mapColumns(defects, header, { mapping })).toThrow(problem('unknown_field', 400));
	});

	it('asks which of two columns of one name is meant', () => {
		expect(() => mapColumns(defects, header, { mapping: { date: 'Date' } })).toThrow(problem('question', 422));
	});

	it('refuses a column and a value for the same field', () => {
		const request = { mapping: { site: 'A' }, fixed: { site: 'ULM' } };
		expect(() => mapColumns(defects, header, request)).toThrow(problem('mapped_twice', 400));
	});

	it('reads one value for the whole file in the form of its field', () => {
		const fixed = { severity: 'Kritisch', quantity: '1', site: ' ULM ', date: '5.3.2026' };
		const found = mapColumns(defects, ['Defect ID', 'Defect type', 'Site'], { fixed });
		expect(found.fixed).toEqual({ severity: 'critical', quantity: '1', site: 'ULM', date: '2026-03-05' });
		expect(found.missing).toEqual([]);
		expect(found.unmapped).toEqual(['Site']);
	});

	it.each([
		[{ severity: 'banana' }, 'invalid_fixed_value'],
		[{ quantity: '-1' }, 'invalid_fixed_value'],
		[{ date: '2026-02-30' }, 'invalid_fixed_value'],
		[{ site: '' }, 'invalid_fixed_value'],
		[{ defect_id: 'D-1' }, 'invalid_fixed_value'],
		[{ nothing: '1' }, 'unknown_field']
	])('refuses the value %j', (fixed, code) => {
		expect(() => mapColumns(defects, header, { fixed: fixed as Record<string, string> })).toThrow(problem(code, 400));
	});

	it.each([
		[{ severity: { odd: 'weird' } }, 'unknown_word'],
		[{ severity: { odd: '' } }, 'unknown_word'],
		[{ defect_id: { a: 'b' } }, 'field_without_words'],
		[{ defect_type: { a: '' } }, 'unknown_word'],
		[{ site: Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`S${n}`, 'Ulm'])) }, 'too_many_names'],
		[{ nothing: { a: 'b' } }, 'unknown_field']
	])('refuses the words %j', (values, code) => {
		const request = { values: values as unknown as Record<string, Record<string, string>> };
		expect(() => mapColumns(defects, header, request)).toThrow(problem(code, 400));
	});
});

describe('what is missing', () => {
	const refusal = (kind: typeof defects, header: string[]) => {
		try {
			requireColumns(kind, header, mapColumns(kind, header, {}));
		} catch (error) {
			return error as { code: string; status: number; message: string; detail: { fields: string[] } };
		}
		throw new Error('nothing is missing');
	};

	it('names the fields and the headers found', () => {
		const { code, status, message, detail } = refusal(defects, ['Defect ID', 'Date', 'Colour']);
		expect([code, status]).toEqual(['missing_required_column', 422]);
		expect(detail.fields).toEqual(['defect_type', 'severity', 'quantity']);
		expect(message).toContain('Severity');
		expect(message).toContain('Colour');
	});

	it('is content with one of the measures of volumes', () => {
		const volumes = kindOf('volumes');
		const header = ['Monat', 'Geprüfte Menge'];
		expect(() => requireColumns(volumes, header, mapColumns(volumes, header, {}))).not.toThrow();
		expect(refusal(volumes, ['Monat', 'Umsatz']).message).toContain('one of Units entered');
	});
});
