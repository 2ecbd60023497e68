import { expect, it } from 'vitest';
import { guessKind } from './guess-kind';

it.each([
	['deliveries', 'order_id,promised_date,delivered_date,site\nA1,2026-09-01,2026-09-02,Ulm\n'],
	['deliveries', 'Auftrag;Liefertermin;Geliefert am;Werk\nA1;01.09.2026;02.09.2026;Ulm\n'],
	['defects', 'defect_id,date,defect_type,severity,quantity\nD1,2026-09-01,scratch,minor,2\n'],
	['complaints', 'complaint_id,received_date,closed_date,customer\nC1,2026-09-01,,Nordwerk\n'],
	['volumes', 'month,site,units_inspected,units_produced\n2026-09,Ulm,100,120\n'],
	['measures', 'kpi,month,site,value\nSatisfaction,2026-09,Ulm,8.4\n'],
	['measures', 'Kennzahl;Monat;Werk;Zähler;Nenner\nAudits;09.2026;Ulm;8;9\n']
])('finds %s by its header', (kind, head) => expect(guessKind(head, true)).toBe(kind));

it('does not guess where no header fits', () => expect(guessKind('foo,bar\n1,2\n', true)).toBeNull());
