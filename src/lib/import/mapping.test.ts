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
		['volumes', 'Monat,Werk,Prozess,Produkt,Lieferant,Geprüfte Menge,Produktionsmenge,Umsatz'],
		['measures', 'KPI,Month,Site,Numerator,Denominator,Value'],
		['measures', 'Kennzahl,Monat,Werk,Zähler,Nenner,Wert'],
		['measures', 'Indicateur,Mois,Site,Numérateur,Dénominateur,Valeur']
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
