import { describe, expect, it } from 'vitest';
import type { ImportRequest } from './answer';
import { decisionsOf, lastingHeader } from './fingerprint';
import { REASON_COLUMNS } from './reasons';

describe('the header that lasts', () => {
	it.each([
		['Shipped Sep 2026', 'Shipped Oct 2026'],
		['Umsatz März 26', 'Umsatz Dez. 26'],
		['2026-09', '2026-10'],
		['09/2026', '1/2027'],
		['202609', '202610'],
		['Stand 30.09.2026', 'Stand 31.10.2026'],
		['Open at 2026-09-30', 'Open at 2026-10-31'],
		['2026 septembre', '2026 octobre']
	])('is the same for %s and %s', (one, other) => {
		expect(lastingHeader(['Order', one])).toEqual(lastingHeader(['order', other]));
	});

	it.each([
		['Machine 12', 'Machine 13'],
		['Plant 2026', 'Plant 2027'],
		['Site', 'Plant'],
		['DIN 100000', 'DIN 200000']
	])('is another one for %s and %s', (one, other) => {
		expect(lastingHeader([one])).not.toEqual(lastingHeader([other]));
	});

	it('has no regard for spelling, columns without a name at the end, and reasons of rejected rows', () => {
		const header = lastingHeader(['Auftrags-Nr.', 'Menge [St]', 'Werk']);
		expect(lastingHeader(['AUFTRAGS NR', 'Menge', 'werk', '', ''])).toEqual(header);
		expect(lastingHeader(['Auftrags-Nr.', 'Menge [St]', 'Werk', ...REASON_COLUMNS])).toEqual(header);
		expect(lastingHeader(['Auftrags-Nr.', 'Werk', 'Menge [St]'])).not.toEqual(header);
		expect(lastingHeader(['Auftrags-Nr.', '', 'Menge', 'Werk'])).not.toEqual(header);
	});
});

describe('the decisions that last', () => {
	it('are those about columns and values, not those about rows', () => {
		const request: ImportRequest = {
			...({ kind: 'deliveries', dateOrder: 'dmy', values: { status: { zu: 'delivered' } } } as const),
			...({ mode: 'replace', months: { from: '2026-08', to: '2026-09' }, reason: 'late', name: 'a.csv' } as const),
			...{ keyForm: undefined, dryRun: true }
		};
		expect(decisionsOf(request, [])).toEqual({
			...{ kind: 'deliveries', dateOrder: 'dmy', values: { status: { zu: 'delivered' } } }
		});
	});

	it('name a column by its place where its header changes with the month', () => {
		const mapping = { site: 'Hall', units_shipped: 'shipped sep 2026', month: { index: 1 } };
		const { mapping: lasting } = decisionsOf({ kind: 'volumes', mapping }, ['M', 'Hall', 'Shipped Sep 2026']);
		expect(lasting).toEqual({ site: 'Hall', units_shipped: { index: 3 }, month: { index: 1 } });
	});
});
