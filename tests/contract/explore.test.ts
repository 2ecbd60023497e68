import { afterAll, beforeAll, expect, test } from 'vitest';
import { EMPTY_QUESTION, type Question } from '$lib/explore/question';
import { allGroups } from '$lib/server/explore/all-groups';
import { closeExtracts } from '$lib/server/explore/extracts';
import { lookAt } from '$lib/server/explore/look';
import { lookCsv } from '$lib/server/explore/look-csv';
import { listViews, saveView } from '$lib/server/explore/saved-views';
import { bringOwn } from '$lib/server/explore/explore.fixture';
import { canExplore } from '$lib/server/explore/subjects';
import { catalogue } from '$lib/server/metrics/catalogue';
import { KINDS } from '$lib/server/metrics/coverage';
import { bring, emptyStore } from '$lib/server/metrics/facts.fixture';
import type { Store } from '$lib/server/store/store';
import { someFacts } from './facts';
import { copyToPGlite } from './pglite';
import { faultsOf, listening } from './statements';

let duckdb: Store;
let pglite: Store;
const heard = new Set<string>();

beforeAll(async () => {
	const store = await emptyStore();
	const facts = someFacts();
	await bring(store, { kind: 'deliveries', rows: facts.deliveries, dataDate: '2025-05-31' });
	await bring(store, { kind: 'complaints', rows: facts.complaints, dataDate: '2025-06-15' });
	await bring(store, { kind: 'defects', rows: facts.defects, dataDate: '2025-05-31' });
	await bring(store, { kind: 'volumes', rows: facts.volumes, dataDate: '2025-05-31' });
	await bring(store, { kind: 'deliveries', rows: facts.later, dataDate: '2025-06-12' });
	await bringOwn(store);
	const view = { name: 'Ulm', query: '?of=L1&site=ULM' };
	await saveView(store, { name: 'Test', origin: 'test' }, view, new Date('2025-06-20T12:00:00Z'));
	duckdb = listening(store, heard);
	pglite = await copyToPGlite(store);
}, 120_000);

afterAll(async () => {
	await closeExtracts(duckdb);
	await closeExtracts(pglite);
	await pglite.close();
	await duckdb.close();
});

/** The same question to both engines. */
async function sameOnBoth<T>(ask: (store: Store) => Promise<T>): Promise<T> {
	const settled = (store: Store) => ask(store).catch((problem: Error) => ({ refused: problem.message }) as never);
	const [here, there] = [await settled(duckdb), await settled(pglite)];
	expect(there).toEqual(here);
	return here;
}

const LOOKS: Partial<Question>[] = [
	{},
	{ filters: { site: ['ULM'], product: ['P1', 'P2'] }, span: { from: '2025-02', to: '2025-04' } },
	{ split: 'site', against: { from: '2025-01', to: '2025-02' }, span: { from: '2025-03', to: '2025-05' } },
	{ show: 'cases', find: { product: 'p' }, sort: { by: 'site', descending: true } },
	{ show: 'quantity', sort: { by: 'days', descending: false } }
];

const SUBJECTS = [...catalogue.filter(canExplore).map(({ id }) => id), 'trained', 'ideas', ...KINDS];

test.each(SUBJECTS)('a look at %s', async (of) => {
	let rows = 0;
	for (const look of LOOKS) {
		const answer = await sameOnBoth((store) => lookAt(store, { ...EMPTY_QUESTION, of, ...look }, 5));
		rows += answer.page?.rows.length ?? 0;
		const cursor = answer.page?.next;
		if (cursor)
			for (const towards of ['after', 'before'] as const)
				await sameOnBoth((store) => lookAt(store, { ...EMPTY_QUESTION, of, ...look, place: { towards, cursor } }, 5));
	}
	expect(rows).toBeGreaterThan(0);
	for (const by of ['month', 'site'] as const)
		await sameOnBoth((store) =>
			allGroups(store, { ...EMPTY_QUESTION, of, against: { from: '2025-01', to: '2025-02' } }, by)
		);
	await sameOnBoth(async (store) => {
		const pieces: string[] = [];
		for await (const piece of await lookCsv(store, { ...EMPTY_QUESTION, of })) pieces.push(piece);
		return pieces;
	});
});

test('saved views', async () => {
	expect(await sameOnBoth(listViews)).toHaveLength(1);
});

test('no read uses what one engine alone understands', () => {
	expect(heard.size).toBeGreaterThan(100);
	const faults = [...heard].map((text) => ({ text, faults: faultsOf(text) })).filter((it) => it.faults.length > 0);
	expect(faults).toEqual([]);
});
