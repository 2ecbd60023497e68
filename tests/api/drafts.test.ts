import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, startServer, temporaryFolder, type TestServer } from '../server';
import { draftCalls } from './draft-calls';
import { DEFECTS, DELIVERIES, manyDeliveries } from './exports';

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

const imports = async () =>
	(await (await fetch(server.api('imports'))).json()) as { total: number; imports: { id: number }[] };
const undo = (id: number | null | undefined) => fetch(server.api(`imports/${id}`), { method: 'DELETE' });
const folderOf = (id: string) => join(dataDir, 'incoming', 'drafts', 'own', id);
/** Quotes: such a file is read piece by piece, which takes a while. */
const long = () => manyDeliveries(30_000).replaceAll('ULM', '"ULM"');

describe('a draft', () => {
	it('is received once, checked, saved, and is then an import like any other', async () => {
		const received = await drafts.upload(DELIVERIES, 'august.csv');
		expect(received).toMatchObject({ name: 'august.csv', kind: 'deliveries', state: 'received', answer: null });
		expect(received.sizeBytes).toBe(Buffer.byteLength(DELIVERIES));
		expect((await imports()).total).toBe(0);

		const started = await drafts.check(received.id);
		expect(started).toMatchObject({ status: 202, body: { state: 'checking', progress: { rows: 0 } } });
		const checked = await drafts.settled(received.id);
		expect(checked).toMatchObject({ state: 'checked', progress: null, question: null, refusal: null });
		expect(checked.answer).toMatchObject({ id: null, status: 'dry_run', rows: { added: 4 } });
		expect((await imports()).total).toBe(0);
		expect((await drafts.list()).map(({ id }) => id)).toEqual([received.id]);

		expect(await drafts.save(received.id)).toMatchObject({ status: 202, body: { state: 'saving' } });
		const saved = await drafts.settled(received.id);
		expect(saved).toMatchObject({ state: 'saved', answer: { id: 1, status: 'committed', name: 'august.csv' } });
		expect(saved.answer?.effect).toEqual(checked.answer?.effect);
		expect(await drafts.list()).toEqual([]);
		expect(readdirSync(folderOf(received.id))).toEqual(['draft.json']);
		expect(await drafts.save(received.id)).toMatchObject({ status: 409, body: { error: { code: 'draft_saved' } } });
		await undo(1);
	});

	it('says why it cannot be taken, and may be read as something else', async () => {
		const { id } = await drafts.upload(DEFECTS);
		const refused = await drafts.checked(id, { kind: 'volumes' });
		expect(refused).toMatchObject({ state: 'refused', refusal: { code: 'missing_required_column' }, answer: null });
		expect(await drafts.checked(id, { kind: 'defects' })).toMatchObject({ state: 'checked', kind: 'defects' });
		await drafts.discard(id);
		expect(existsSync(folderOf(id))).toBe(false);
		expect(await drafts.call('GET', `/${id}`)).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
	});

	it('is unpacked where it came packed', async () => {
		const sent = await drafts.call('POST', '?name=august.csv.gz', gzipSync(DELIVERIES), 'application/gzip');
		expect(sent).toMatchObject({ status: 201, body: { kind: 'deliveries' } });
		const checked = await drafts.checked(sent.body.id);
		expect(checked.answer).toMatchObject({ rows: { added: 4 }, reading: { container: { type: 'gzip' } } });
		await drafts.discard(sent.body.id);
	});

	it('shows the first part of its file', async () => {
		const { id } = await drafts.upload('Kunden\n\nBestellung;Zugesagt;Größe\nA;2026-08-01;5\n');
		const head = await drafts.call<Record<string, unknown>>('GET', `/${id}/head`);
		expect(head.body).toMatchObject({ whole: true, encoding: 'utf-8', delimiter: ';', quote: '"', headerLine: 3 });
		expect(head.body.text).toContain('Größe');
		const latin = await drafts.call<{ text: string }>('GET', `/${id}/head?encoding=windows-1252`);
		expect(latin.body.text).toContain('GrÃ¶ÃŸe');
		expect((await drafts.call('GET', `/${id}/head?encoding=klingon`)).status).toBe(400);
		await drafts.discard(id);
	});
});

describe('what runs', () => {
	it('tells how far it has come, and can be ended while the file is read', async () => {
		const { id } = await drafts.upload(long());
		await drafts.check(id);
		const seen: number[] = [];
		for (let draft = await drafts.get(id); (draft.progress?.rows ?? 0) < 2000; draft = await drafts.get(id)) {
			expect(draft.state).toBe('checking');
			seen.push(draft.progress?.rows ?? 0);
			await wait(5);
		}
		expect(seen).toEqual([...seen].sort((a, b) => a - b));
		const cancelled = await drafts.cancel(id);
		expect(cancelled).toMatchObject({ status: 200, body: { state: 'received', progress: null } });
		expect(readdirSync(folderOf(id)).sort()).toEqual(['draft.json', 'file']);
		// The file is still there, and a check replaces another.
		await drafts.check(id);
		await drafts.check(id, { choices: { sites: ['ULM'] } });
		expect(await drafts.settled(id)).toMatchObject({
			...{ state: 'checked', choices: { sites: ['ULM'] }, answer: { rows: { added: 30_000 } } }
		});
		await drafts.discard(id);
	});

	it('is each its own, however many are under way', async () => {
		const [one, two] = [await drafts.upload(long()), await drafts.upload(DEFECTS)];
		await Promise.all([drafts.check(one.id), drafts.check(two.id)]);
		expect((await drafts.list()).map(({ id, state }) => [id, state])).toEqual([
			[two.id, 'checking'],
			[one.id, 'checking']
		]);
		expect((await drafts.settled(one.id)).answer?.rows.added).toBe(30_000);
		expect((await drafts.settled(two.id)).answer?.rows.added).toBe(2);
		await Promise.all([drafts.discard(one.id), drafts.discard(two.id)]);
	});

	it('does not hold up a file that is stored meanwhile, and reckons with it', async () => {
		const { id } = await drafts.upload(long());
		await drafts.check(id);
		while ((await drafts.get(id)).progress?.rows === 0) await wait(5);
		const stored = await server.upload(manyDeliveries(100), { kind: 'deliveries' });
		expect(stored.status).toBe(201);
		expect((await drafts.get(id)).state).toBe('checking');
		expect((await drafts.settled(id)).answer?.rows).toMatchObject({ added: 29_900, unchanged: 100 });
		await drafts.discard(id);
		await undo(((await stored.json()) as { id: number }).id);
	});

	it('can be ended while it is saved, or has saved it', async () => {
		const { id } = await drafts.upload(long());
		await drafts.checked(id);
		const { total } = await imports();
		await drafts.save(id);
		await wait(50);
		const { body } = await drafts.cancel(id);
		expect(body.state).toBe('checked');
		expect((await imports()).total).toBe(total);
		await drafts.discard(id);
	});
});

describe('a store that moves on', () => {
	it('is shown again before it is saved, where the file would now do something else', async () => {
		const { id } = await drafts.upload(DELIVERIES);
		const shown = await drafts.checked(id);
		const between = (await (await server.upload(manyDeliveries(3), { kind: 'deliveries' })).json()) as { id: number };
		const asked = await drafts.saved(id);
		expect(asked).toMatchObject({ state: 'checked', refusal: { code: 'store_moved_on' }, answer: { id: null } });
		expect(asked.refusal?.before).toEqual(shown.answer?.effect);
		expect(asked.refusal?.rowsBefore).toEqual(shown.answer?.rows);
		expect(asked.answer?.effect).not.toEqual(shown.answer?.effect);
		expect((await imports()).imports[0]?.id).toBe(between.id);
		const saved = await drafts.saved(id);
		expect(saved).toMatchObject({ state: 'saved', refusal: null });
		expect(saved.answer?.effect).toEqual(asked.answer?.effect);
		await undo(saved.answer?.id);
		await undo(between.id);
	});

	it('is saved at once where the file still does the same', async () => {
		const { id } = await drafts.upload(DELIVERIES);
		await drafts.checked(id);
		const between = (await (await server.upload(DEFECTS, { kind: 'defects' })).json()) as { id: number };
		const saved = await drafts.saved(id);
		expect(saved).toMatchObject({ state: 'saved', answer: { rows: { added: 4 } } });
		await undo(saved.answer?.id);
		await undo(between.id);
	});

	it('is refused by an import that names the change it knows', async () => {
		const dry = await server.upload(DELIVERIES, { kind: 'deliveries', dryRun: true });
		const { baseSeq } = (await dry.json()) as { baseSeq: number };
		const between = await server.upload(DEFECTS, { kind: 'defects', baseSeq });
		expect(between.status).toBe(201);
		const refused = await server.upload(DELIVERIES, { kind: 'deliveries', baseSeq });
		expect({ status: refused.status, ...(await refused.json()) }).toMatchObject({
			...{ status: 409, error: { code: 'store_moved_on', baseSeq, latest: baseSeq + 1 } }
		});
		const ahead = await server.upload(DELIVERIES, { kind: 'deliveries', baseSeq: baseSeq + 99 });
		expect(ahead.status).toBe(400);
		await undo(((await between.json()) as { id: number }).id);
	});
});

describe('bad input', () => {
	it.each([
		['nothing', '', 422, 'empty_file'],
		['a picture', '\x89PNG\r\n', 422, 'unsupported_format']
	])('%s is no draft', async (_, body, status, code) => {
		const before = await drafts.list();
		const sent = await drafts.call('POST', '', Buffer.from(body, 'latin1'), 'text/csv');
		expect(sent).toMatchObject({ status, body: { error: { code } } });
		expect(await drafts.list()).toEqual(before);
	});

	it('refuses what it does not know', async () => {
		const { id } = await drafts.upload(DELIVERIES);
		const check = async (body: string) => {
			const { status, body: told } = await drafts.call<{ error?: { code: string } }>('POST', `/${id}/check`, body);
			return [status, told.error?.code];
		};
		expect(await check('{')).toEqual([400, 'invalid_parameter']);
		expect(await check('{"kind":"invoices"}')).toEqual([400, 'unknown_kind']);
		expect(await check('{"kinds":"deliveries"}')).toEqual([400, 'unknown_parameter']);
		expect(await check('{"choices":{"dryRun":false}}')).toEqual([400, 'unknown_parameter']);
		expect(await check('{"choices":{"headerRow":-1}}')).toEqual([400, 'invalid_parameter']);
		expect(await check('{"choices":{"months":{"from":"2026-13"}}}')).toEqual([400, 'invalid_month']);
		expect(await check('{"choices":{"sites":[7]}}')).toEqual([400, 'invalid_parameter']);
		expect((await drafts.get(id)).state).toBe('received');
		await drafts.discard(id);
		for (const path of ['/4711', '/..%2F..%2Fown', `/${id}`])
			expect(await drafts.call('GET', path)).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
		expect(await drafts.call('GET', '?all=1')).toMatchObject({
			status: 400,
			body: { error: { code: 'unknown_parameter' } }
		});
	});

	it('refuses a page of another origin, and another type', async () => {
		const foreign = draftCalls(() => server, { origin: 'http://evil.example' });
		expect(await foreign.call('POST', '', DELIVERIES, 'text/csv')).toMatchObject({
			...{ status: 403, body: { error: { code: 'foreign_origin' } } }
		});
		expect((await drafts.call('POST', '', DELIVERIES, 'application/json')).status).toBe(415);
		expect(await drafts.list()).toEqual([]);
	});

	it('keeps no more files open than it has room for', async () => {
		const ids = await Promise.all(Array.from({ length: 50 }, async () => (await drafts.upload(DEFECTS)).id));
		expect(await drafts.call('POST', '', DEFECTS, 'text/csv')).toMatchObject({
			...{ status: 409, body: { error: { code: 'too_many_drafts' } } }
		});
		await Promise.all(ids.map(drafts.discard));
		expect(await drafts.list()).toEqual([]);
	});
});

describe('another start', () => {
	it('finds the drafts as they were, and goes on with them', async () => {
		const [checked, running] = [await drafts.upload(DELIVERIES, 'kept.csv'), await drafts.upload(long(), 'long.csv')];
		const before = await drafts.checked(checked.id);
		await drafts.check(running.id);
		await server.kill();
		server = await startServer({ DATA_DIR: dataDir });
		expect(await drafts.get(checked.id)).toEqual(before);
		expect(await drafts.get(running.id)).toMatchObject({ state: 'received', progress: null });
		expect(await drafts.saved(checked.id)).toMatchObject({ state: 'saved', answer: { rows: { added: 4 } } });
		expect((await drafts.checked(running.id)).answer?.rows.added).toBe(30_000);
		await drafts.discard(running.id);
	});

	it('knows of a draft whose process ended while it was saved whether it was', async () => {
		const named = async (name: string) =>
			((await imports()).imports as { id: number; name: string }[]).find((one) => one.name === name);
		const stored = async (name: string) => {
			while (!(await named(name))) await wait(2);
		};
		/** Saves a file and ends the process at a moment; whether it is stored, and what the draft then says. */
		const savedUntil = async (name: string, moment: () => Promise<unknown>) => {
			const { id } = await drafts.upload(manyDeliveries(3000), name);
			await drafts.checked(id);
			await drafts.save(id);
			await moment();
			await server.kill();
			server = await startServer({ DATA_DIR: dataDir });
			const [draft, own] = [await drafts.get(id), await named(name)];
			expect([draft.state, draft.answer?.id]).toEqual(own ? ['saved', own.id] : ['checked', null]);
			expect(existsSync(join(folderOf(id), 'file'))).toBe(!own);
			if (own) await undo(own.id);
			await drafts.discard(id);
			return own !== undefined;
		};
		expect(await savedUntil('at-once.csv', () => Promise.resolve())).toBe(false);
		for (const ms of [100, 400]) await savedUntil(`after-${ms}.csv`, () => wait(ms));
		expect(await savedUntil('once-stored.csv', () => stored('once-stored.csv'))).toBe(true);
	}, 240_000);

	it('removes what has lain there for a week, and no other file', async () => {
		const { id } = await drafts.upload(DELIVERIES);
		await server.stop();
		server = await startServer({ DATA_DIR: dataDir, FIXED_TIME: '2026-09-26T00:00:00Z' });
		expect((await drafts.get(id)).state).toBe('received');
		await server.stop();
		server = await startServer({ DATA_DIR: dataDir, FIXED_TIME: '2026-09-27T01:00:00Z' });
		expect((await drafts.call('GET', `/${id}`)).status).toBe(404);
		expect(existsSync(folderOf(id))).toBe(false);
	});
});
