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
		// A formula stays text, and no import is named: there is none yet.
		expect(lines[1]).toMatch(/^Z-9,1,'=1\+1,.*,promised_date,.*,$/);
		await drafts.discard(id);
		expect((await rejected(id)).status).toBe(404);
	});

	it('come back mended as rows of their own', async () => {
		const { id } = await drafts.upload(`${DELIVERIES}Z-9,1,never,2026-08-09,ULM\n`);
		await drafts.checked(id);
		const mended = (await (await rejected(id)).text()).replace('never', '2026-08-09');
		const { answer: saved } = await drafts.saved(id);
		const back = await drafts.upload(mended, 'mended.csv');
		expect((await drafts.checked(back.id)).answer?.rows).toMatchObject({ read: 1, added: 1, rejected: 0 });
		await drafts.discard(back.id);
		await undo(saved?.id);
	});
});
