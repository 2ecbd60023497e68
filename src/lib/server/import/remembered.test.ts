import { beforeEach, expect, test } from 'vitest';
import { kindOf } from '$lib/import/kinds';
import type { Store } from '../store/store';
import { actor, emptyStore, importText, NOON } from './import.fixture';
import { choicesFor, fingerprintOfHead, rememberedChoices } from './remembered';
import { undoImport } from './undo';

const SEPTEMBER = 'Vorgang;Tag;Halle;Art\nC-1;2026-09-01;Ulm;x\n';
const OCTOBER = 'Vorgang,Tag,Halle,Art\nC-2,2026-10-01,Ulm,y\n';
const mapping = { complaint_id: 'Vorgang', received_date: 'Tag', site: 'Halle' };

let store: Store;
beforeEach(async () => {
	store = await emptyStore();
});

const fingerprint = (text: string, kind: Parameters<typeof kindOf>[0] | null = null) =>
	fingerprintOfHead({ text, whole: true }, kind ? kindOf(kind) : null);
const remembered = (text: string) => rememberedChoices(store, fingerprint(text) ?? '');

test("next month's file finds what was decided about the last, in whatever dialect it comes", async () => {
	const { id, createdAt } = await importText(store, SEPTEMBER, { kind: 'complaints', mapping, name: 'september.csv' });
	expect(await remembered(OCTOBER)).toEqual({
		...{ importId: id, name: 'september.csv', createdAt },
		decisions: { kind: 'complaints', mapping },
		header: ['Vorgang', 'Tag', 'Halle', 'Art']
	});
	expect(await remembered('Vorgang,Tag,Art\nC-2,2026-10-01,y\n')).toBeNull();
});

test('the latest import in force is the one remembered', async () => {
	await importText(store, SEPTEMBER, { kind: 'complaints', mapping });
	const second = await importText(store, OCTOBER, {
		kind: 'complaints',
		mapping: { ...mapping, category: 'Art' },
		duplicates: 'reject'
	});
	expect((await remembered(SEPTEMBER))?.importId).toBe(second.id);
	await undoImport(store, actor, second.id ?? 0, NOON);
	expect((await remembered(SEPTEMBER))?.decisions).toEqual({ kind: 'complaints', mapping });
	await undoImport(store, actor, 1, NOON);
	expect(await remembered(SEPTEMBER)).toBeNull();
});

test('a dry run is not remembered', async () => {
	await importText(store, SEPTEMBER, { kind: 'complaints', mapping, dryRun: true });
	expect(await remembered(SEPTEMBER)).toBeNull();
});

test('what was said of the dialect does not change what the file is known by', async () => {
	const text = 'Title\nVorgang;Tag;Halle\nC-1;2026-09-01;Ulm\n';
	await importText(store, text, { kind: 'complaints', mapping, headerRow: 2, delimiter: ';' });
	expect((await remembered(text))?.decisions).toMatchObject({ headerRow: 2, delimiter: ';' });
});

test('mended rows are known by the columns of their file', async () => {
	await importText(store, SEPTEMBER, { kind: 'complaints', mapping });
	const mended = 'Vorgang,Tag,Halle,Art,line,field,reason,import\nC-3,2026-09-02,Ulm,z,3,received_date,unreadable,1\n';
	expect((await remembered(mended))?.importId).toBe(1);
});

test('columns without names are no reason to think of an earlier file', async () => {
	const text = 'C-1,2026-09-01,5\nC-2,2026-09-02,6\n';
	const places = { complaint_id: { index: 1 }, received_date: { index: 2 } };
	await importText(store, text, { kind: 'complaints', headerRow: 0, mapping: places });
	expect(fingerprint(text, 'complaints')).toBeNull();
	expect(await rememberedChoices(store, fingerprint('Column 1,Column 2,Column 3\na,2026-09-01,5\n') ?? '')).toBeNull();
});

test.each([
	['tells its dialect itself', true, { bom: 0, encoding: 'utf-8', text: 'a;b' }, { mapping, encoding: 'windows-1252' }],
	['shows that it is UTF-8', true, { bom: 0, encoding: 'utf-8', text: 'ä;b' }, { mapping }],
	['has a byte order mark', true, { bom: 2, encoding: 'utf-16le', text: 'a;b' }, { mapping }],
	[
		'had its dialect told',
		false,
		{ bom: 0, encoding: 'windows-1252', text: 'a;b' },
		{ mapping, encoding: 'windows-1252', delimiter: ';', headerRow: 2 }
	]
])('of a file that %s, what was said of the last one holds as far as it can', (_, readsItself, head, expected) => {
	const said = { mapping, encoding: 'windows-1252', delimiter: ';', headerRow: 2 };
	expect(choicesFor(said, readsItself, head)).toEqual(expected);
});
