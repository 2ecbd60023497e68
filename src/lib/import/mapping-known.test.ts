import { describe, expect, it } from 'vitest';
import { kindOf } from './kinds';
import { mapColumns } from './mapping';

const rows = (...lines: string[]) => lines.map((line) => line.split('|'));
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
