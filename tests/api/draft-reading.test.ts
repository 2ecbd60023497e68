import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, startServer, temporaryFolder, type TestServer } from '../server';
import { draftCalls } from './draft-calls';
import { DELIVERIES } from './exports';

const dataDir = temporaryFolder();
let server: TestServer;
const drafts = draftCalls(() => server);

beforeAll(async () => {
	server = await startServer({ DATA_DIR: dataDir });
});

afterAll(async () => {
	await server.stop();
	removeFolder(dataDir);
});

const undo = (id: number | null | undefined) => fetch(server.api(`imports/${id}`), { method: 'DELETE' });

describe('how a draft is read', () => {
	it('takes up what was decided about an earlier file with the same columns', async () => {
		const text = 'ref,line,due,shipped,works\nA-1,1,2026-08-03,2026-08-03,ULM\n';
		const mapping = { order_id: 'ref', promised_date: 'due', delivered_date: 'shipped', site: 'works' };
		const first = await drafts.upload(text);
		expect(first.remembered).toBeNull();
		await drafts.checked(first.id, { kind: 'deliveries', choices: { mapping } });
		const { answer } = await drafts.saved(first.id);
		const second = await drafts.upload(text.replace('A-1', 'A-2'));
		expect(second).toMatchObject({ kind: 'deliveries', choices: { mapping }, remembered: { importId: answer?.id } });
		expect(await drafts.checked(second.id)).toMatchObject({ state: 'checked', answer: { rows: { added: 1 } } });
		// What is said explicitly holds.
		const other = await drafts.checked(second.id, { choices: { mapping: { ...mapping, site: { index: 0 } } } });
		expect(other.answer?.mapping).not.toHaveProperty('site');
		await drafts.discard(second.id);
		await undo(answer?.id);
	});

	it('asks, is answered, and goes on', async () => {
		const text = DELIVERIES.replaceAll(/2026-08-(\d\d)/g, '$1/08/2026').replaceAll(/\b1\d\/08|20\/08/g, '09/08');
		const { id } = await drafts.upload(text);
		const asking = await drafts.checked(id);
		expect(asking).toMatchObject({ state: 'question', question: { code: 'question', question: 'date_order' } });
		expect(await drafts.save(id)).toMatchObject({ status: 409, body: { error: { code: 'draft_not_checked' } } });
		const answered = await drafts.checked(id, { choices: { dateOrder: 'dmy' } });
		expect(answered).toMatchObject({ state: 'checked', question: null, choices: { dateOrder: 'dmy' } });
		await drafts.discard(id);
	});

	it('does not read the next file in the dialect of the last where it shows its own', async () => {
		const text = 'ref;due;works\nB-1;03.08.2026;ULM\n';
		const choices = { mapping: { order_id: 'ref', promised_date: 'due', site: 'works' }, delimiter: ';' };
		const first = await drafts.upload(text);
		await drafts.checked(first.id, { kind: 'deliveries', choices });
		const { answer } = await drafts.saved(first.id);
		const second = await drafts.upload(text.replaceAll(';', '\t').replace('B-1', 'B-2'));
		expect(second.choices).toEqual({ mapping: choices.mapping });
		expect(await drafts.checked(second.id)).toMatchObject({ state: 'checked', answer: { rows: { added: 1 } } });
		await drafts.discard(second.id);
		await undo(answer?.id);
	});
});

describe('columns that are kept', () => {
	const fileOf = (month: string, ...rows: string[]) =>
		`order_id,line,promised_date,delivered_date,site,"Colour, outside",Hours ${month}\n${rows.join('\n')}\n`;
	const rowsOf = async (id: number | null | undefined) =>
		(await (await fetch(server.api(`imports/${id}/rows`))).json()) as { rows: { attributes: unknown }[] };

	it('stand beside their rows, and are kept of the next file too', async () => {
		const { id } = await drafts.upload(fileOf('Aug 2026', 'K-1,1,2026-08-03,2026-08-03,ULM,=red,3'));
		const plain = await drafts.checked(id);
		expect(plain.answer?.unmapped).toEqual(['Colour, outside', 'Hours Aug 2026']);
		const keep = ['Colour, outside', 'Hours Aug 2026'];
		const checked = await drafts.checked(id, { choices: { keep } });
		expect(checked).toMatchObject({ choices: { keep }, answer: { unmapped: [] } });
		const { answer: first } = await drafts.saved(id);
		expect((await rowsOf(first?.id)).rows).toMatchObject([
			{ attributes: { 'Colour, outside': '=red', 'Hours Aug 2026': '3' } }
		]);
		for (const address of [
			server.api(`imports/${first?.id}/rows`, { format: 'csv' }),
			server.api('kpis/on-time-delivery/rows', { month: '2026-08', format: 'csv' })
		]) {
			const csv = await (await fetch(address)).text();
			expect(csv).toContain(`"{""Colour, outside"":""=red"",""Hours Aug 2026"":""3""}"`);
		}
		const page = await (await fetch(`${server.url}/kpi/on-time-delivery/rows?month=2026-08`)).text();
		expect(page).toContain('Colour, outside: =red · Hours Aug 2026: 3');

		const next = await drafts.upload(fileOf('Sep 2026', 'K-2,1,2026-09-03,2026-09-03,ULM,blue,4'));
		expect(next).toMatchObject({ choices: { keep }, remembered: { importId: first?.id } });
		await drafts.checked(next.id);
		const { answer: second } = await drafts.saved(next.id);
		expect((await rowsOf(second?.id)).rows).toMatchObject([
			{ attributes: { 'Colour, outside': 'blue', 'Hours Sep 2026': '4' } }
		]);
		await undo(second?.id);
		await undo(first?.id);
	});

	it('are refused where the file has them not, or stores them anyway', async () => {
		const send = async (keep: string) => {
			const response = await server.upload(DELIVERIES, { kind: 'deliveries', keep, dryRun: true });
			const { error } = (await response.json()) as { error?: { code: string; message: string } };
			return [response.status, error?.code, error?.message];
		};
		expect(await send('Weight')).toEqual([400, 'unknown_column', 'The file has no column "Weight" to keep.']);
		expect(await send('site')).toEqual([
			400,
			'invalid_parameter',
			'"site" is stored as site already: keep other columns.'
		]);
	});
});

describe('the rows that a check leaves out', () => {
	const rejected = (id: string) => fetch(server.api(`drafts/${id}/rejected.csv`));

	it('can be had as they stood, before anything is stored', async () => {
		const text = `${DELIVERIES}Z-9,1,=1+1,2026-08-09,ULM\n`;
		const { id } = await drafts.upload(text, 'august.csv');
		expect((await rejected(id)).status).toBe(409);
		const { answer } = await drafts.checked(id);
		expect(answer?.rows.rejected).toBe(1);
		const response = await rejected(id);
		expect(response.headers.get('content-disposition')).toContain('august.csv-rejected.csv');
		const lines = (await response.text()).trim().split('\r\n');
		expect(lines).toHaveLength(2);
		expect(lines[0]).toMatch(/,line,field,reason,import$/);
		// A formula stays text, and the draft is named: there is no import yet.
		expect(lines[1]).toMatch(new RegExp(`^Z-9,1,'=1\\+1,.*,promised_date,.*,${id}$`));
		await drafts.discard(id);
		expect((await rejected(id)).status).toBe(404);
	});

	it('are those of the check that the draft tells of, ended ones leave no trace', async () => {
		const { id } = await drafts.upload(`${DELIVERIES}Z-9,1,2026-08-09,soon,ULM\n`);
		const count = async () => (await (await rejected(id)).text()).trim().split('\r\n').length - 1;
		await drafts.checked(id);
		expect(await count()).toBe(1);
		await drafts.check(id, { choices: { mapping: { delivered_date: { index: 0 } } } });
		const { body: draft } = await drafts.cancel(id);
		expect(await count()).toBe(draft.answer?.rows.rejected);
		await drafts.discard(id);
	});

	it('are those of now where the store has moved on', async () => {
		const file = 'order_id,line,promised_date,delivered_date,site\nM-1,1,2026-08-03,2026-08-03,ULM\n';
		const { id } = await drafts.upload(`${file}M-2,1,2026-08-04,2026-08-04,ULM\n`);
		await drafts.checked(id);
		const other = await server.upload(file.replace('ULM', 'BRN'), { kind: 'deliveries' });
		const { refusal, answer } = await drafts.saved(id);
		expect([refusal?.code, answer?.rows.rejected]).toEqual(['store_moved_on', 1]);
		expect(await (await rejected(id)).text()).toMatch(/\r\nM-1,1,2026-08-03,2026-08-03,ULM,2,/);
		await drafts.discard(id);
		await undo(((await other.json()) as { id: number }).id);
	});

	it('come back mended as rows of the import that the draft became', async () => {
		const { id } = await drafts.upload(`${DELIVERIES}Z-9,1,2026-08-09,never,ULM\n`);
		await drafts.checked(id);
		const mended = (await (await rejected(id)).text()).replace('never', '2026-09-09');
		const validity = async () => {
			const response = await fetch(server.api('kpis/Q3/series', { from: '2026-08', to: '2026-08' }));
			return ((await response.json()) as { points: { value: number }[] }).points[0]?.value;
		};
		const { answer: saved } = await drafts.saved(id);
		expect(await validity()).toBe(0.8);
		const back = await drafts.upload(mended, 'mended.csv');
		const { answer } = await drafts.checked(back.id);
		// It speaks up to the day that its origin did, and no row counts twice.
		expect(answer).toMatchObject({ rows: { read: 1, added: 1, rejected: 0 }, dataDate: saved?.dataDate });
		const { answer: second } = await drafts.saved(back.id);
		expect(await validity()).toBe(1);
		await undo(second?.id);
		await undo(saved?.id);
	});
});
