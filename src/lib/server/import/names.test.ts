import { beforeEach, expect, test } from 'vitest';
import { sql } from '../store/sql';
import type { Store } from '../store/store';
import { getImport } from './history';
import { emptyStore, importText } from './import.fixture';

let store: Store;
beforeEach(async () => {
	store = await emptyStore();
});

const current = (columns: string) =>
	store.query<Record<string, string | null>>({
		text: `select ${columns} from deliveries where removed_seq is null order by order_id`,
		params: []
	});

const HEAD = 'Order ID,Promised date,Site,Customer,Product';
const values = {
	customer: { 'ACME Gmbh': 'Acme GmbH', ' Nova ': 'Nova SARL', 'walk-in': '' },
	site: { 'Plant Ulm': 'ULM', none: 'unassigned' }
};

test('the name given for a word of the file is the one that is stored', async () => {
	const text = `${HEAD}\nA,2026-09-01,Plant Ulm, ACME Gmbh ,P\nB,2026-09-01,ULM,acme gmbh,P\nC,2026-09-01,none,walk-in,P\nD,2026-09-01,,Nova,P\n`;
	await importText(store, text, { kind: 'deliveries', values });
	expect(await current('order_id, site, customer')).toEqual([
		{ orderId: 'A', site: 'ULM', customer: 'Acme GmbH' },
		{ orderId: 'B', site: 'ULM', customer: 'acme gmbh' },
		{ orderId: 'C', site: null, customer: null },
		{ orderId: 'D', site: null, customer: 'Nova SARL' }
	]);
});

test('the same holds beside cells that have to be looked up', async () => {
	const text = `${HEAD.replaceAll(',', ';')}\nA;1.9.2026;Plant Ulm;"ACME Gmbh";P\n`;
	await importText(store, text, { kind: 'deliveries', values });
	expect(await current('site, customer')).toEqual([{ site: 'ULM', customer: 'Acme GmbH' }]);
});

test('it goes into the key, and into what the file speaks for', async () => {
	const request = { kind: 'deliveries', values: { product: { 'VLV-22O': 'VLV-220' }, ...values } } as const;
	await importText(store, `${HEAD}\nA,2026-09-01,ULM,,VLV-220\n`, { kind: 'deliveries' });
	const { rows } = await importText(store, `${HEAD}\nA,2026-09-01,Plant Ulm,,VLV-22O\n`, request);
	expect(rows).toMatchObject({ unchanged: 1, added: 0 });
	expect(await store.query(sql`select distinct site from import_sites`)).toEqual([{ site: 'ULM' }]);
});

test('what was replaced stays on record', async () => {
	const { id, reading } = await importText(store, `${HEAD}\nA,2026-09-01,Plant Ulm,,P\n`, {
		kind: 'deliveries',
		values
	});
	expect(reading.values).toEqual(values);
	expect((await getImport(store, id ?? 0)).reading.values).toEqual(values);
	const [entry] = await store.query<{ detail: string }>(
		sql`select detail from audit_log order by entry_id desc limit 1`
	);
	expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ reading: { values } });
});

test('a name that no store could hold in a key rejects its row', async () => {
	const call = importText(store, `${HEAD}\nA,2026-09-01,ULM,,P\nB,2026-09-01,ULM,,Q\n`, {
		kind: 'deliveries',
		values: { product: { P: 'a\u001fb' } }
	});
	expect((await call).issues).toMatchObject([{ line: 2, code: 'control_character', field: 'product' }]);
});
