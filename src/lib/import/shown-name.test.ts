import { expect, test } from 'vitest';
import { shownName } from './shown-name';

test.each([
	['orders.csv', 'orders.csv'],
	['../../etc/passwd', 'passwd'],
	['C:\\data\\orders.csv', 'orders.csv'],
	['export/2026/', '2026'],
	['a\u0000b\u001b[31m.csv', 'ab[31m.csv'],
	['\u202egpj.csv', 'gpj.csv'],
	['Aufträge 08 – Ulm.csv', 'Aufträge 08 – Ulm.csv'],
	['', ''],
	['x'.repeat(300), 'x'.repeat(200)]
])('%j is shown as %j', (name, shown) => expect(shownName(name)).toBe(shown));
