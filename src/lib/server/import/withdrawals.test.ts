import { expect, test } from 'vitest';
import type { ImportRequest } from '$lib/import/answer';
import { splitNames } from '$lib/import/name-list';
import { sql } from '../store/sql';
import type { Store } from '../store/store';
import { getImport } from './history';
import { bring, emptyStore, refusalOf } from './import.fixture';

const HEAD = 'Complaint ID,Received date,Site,Category\n';
const complaints: ImportRequest = { kind: 'complaints' };
const august: ImportRequest = { ...complaints, mode: 'replace', months: { from: '2026-08', to: '2026-08' } };
const two = (number: number) => String(number).padStart(2, '0');

const file = (...rows: string[]) => `${HEAD}${rows.join('\n')}\n`;
/** Complaints U1 to U20 of Ulm in August, but for some. */
const ulm = (...without: number[]) =>
	Array.from({ length: 20 }, (_, at) => at + 1)
		.filter((at) => !without.includes(at))
		.map((at) => `U${at},2026-08-${two(at)},Ulm,Paint`);
const porto = ['P1,2026-08-01,"Porto, north",', 'P2,2026-08-02,"Porto, north",', 'P3,2026-09-02,"Porto, north",'];

async function stored(): Promise<Store> {
	const store = await emptyStore();
	await bring(file(...ulm(), ...porto), complaints, store);
	return store;
}

const current = (store: Store) =>
	store
		.query<{ id: string }>(sql`select complaint_id as id from complaints where removed_seq is null order by id`)
		.then((rows) => rows.length);

test('a tenth of a site’s month goes without a question, and is told', async () => {
	const store = await stored();
	const answer = await bring(file(...ulm(3, 12)), august, store);
	expect(answer.withdrawals).toEqual([{ site: 'Ulm', month: '2026-08', current: 20, withdrawn: 2 }]);
	expect(answer.withdrawnRows).toEqual([
		{ id: 'U3', detail: 'Paint', site: 'Ulm', date: '2026-08-03' },
		{ id: 'U12', detail: 'Paint', site: 'Ulm', date: '2026-08-12' }
	]);
	expect(await getImport(store, answer.id ?? 0)).toMatchObject({
		withdrawals: answer.withdrawals,
		withdrawnRows: answer.withdrawnRows
	});
});

test('more than a tenth is asked for before it is stored, and goes once the sites are named', async () => {
	const store = await stored();
	const text = file(...ulm(3, 12, 13));
	const dry = await bring(text, { ...august, dryRun: true }, store);
	expect(dry.withdrawals).toEqual([{ site: 'Ulm', month: '2026-08', current: 20, withdrawn: 3 }]);
	const refusal = await refusalOf(bring(text, august, store));
	expect(refusal).toMatchObject({ code: 'question', status: 422 });
	expect(refusal.detail).toMatchObject({
		...{ question: 'replace_scope', field: 'site', candidates: ['Ulm'] },
		examples: ['Ulm 2026-08: 3 of 20 rows']
	});
	expect(await current(store)).toBe(23);
	const answer = await bring(text, { ...august, sites: ['Ulm'] }, store);
	expect(answer).toMatchObject({ status: 'committed', rows: { withdrawn: 3 }, withdrawals: dry.withdrawals });
	expect(await current(store)).toBe(20);
});

test('the answer to the question is one list of all the sites, whatever their names', async () => {
	const store = await stored();
	const text = file(...ulm(3, 12, 13), 'P1,2026-08-01,"Porto, north",');
	const refusal = await refusalOf(bring(text, august, store));
	const [candidate = ''] = refusal.detail.candidates as string[];
	expect(splitNames(candidate)).toEqual(['Porto, north', 'Ulm']);
	expect((await refusalOf(bring(text, { ...august, sites: ['Ulm'] }, store))).detail.candidates).toEqual([candidate]);
	const answer = await bring(text, { ...august, sites: splitNames(candidate) }, store);
	expect(answer.withdrawals).toEqual([
		{ site: 'Porto, north', month: '2026-08', current: 2, withdrawn: 1 },
		{ site: 'Ulm', month: '2026-08', current: 20, withdrawn: 3 }
	]);
});

test('the first hundred rows are told', async () => {
	const store = await emptyStore();
	const rows = Array.from({ length: 150 }, (_, at) => `C${at},2026-08-05,Ulm,`);
	await bring(file(...rows), complaints, store);
	const answer = await bring(file('X,2026-08-05,Ulm,'), { ...august, dryRun: true }, store);
	expect(answer.withdrawals).toEqual([{ site: 'Ulm', month: '2026-08', current: 150, withdrawn: 150 }]);
	expect(answer.withdrawnRows).toHaveLength(100);
});

test('of volumes only what the file measures counts', async () => {
	const store = await emptyStore();
	const head = 'Month,Site,Product,Units inspected,Units shipped\n';
	await bring(`${head}2026-08,Ulm,P1,5,4\n2026-08,Ulm,P2,9,\n`, { kind: 'volumes' }, store);
	const request: ImportRequest = { ...august, kind: 'volumes', dryRun: true };
	const answer = await bring('Month,Site,Product,Units shipped\n2026-08,Ulm,P3,3\n', request, store);
	expect(answer.withdrawals).toEqual([{ site: 'Ulm', month: '2026-08', current: 1, withdrawn: 1 }]);
	expect(answer.withdrawnRows).toEqual([{ id: 'units_shipped', detail: 'P1', site: 'Ulm', date: '2026-08-01' }]);
});

test('merging withdraws nothing', async () => {
	const answer = await bring(file('X,2026-08-05,Ulm,'), complaints, await stored());
	expect([answer.withdrawals, answer.withdrawnRows]).toEqual([[], []]);
});
