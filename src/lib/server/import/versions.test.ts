import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DataKind } from '$lib/metrics/kpi';
import { recountRollups } from '$lib/server/metrics/rollup';
import { rehearseChange } from '../audit/change';
import { fragment, ident, raw, sql, type Fragment } from '../store/sql';
import type { Store } from '../store/store';
import { actor, emptyStore, importText, NOON } from './import.fixture';
import { undoImport } from './undo';
import {
	defects,
	events,
	facts,
	parts,
	stateAt,
	volumes,
	whatItSays,
	type File,
	type Import
} from './versions.fixture';

const COLUMNS: Record<string, string[]> = {
	parts: [
		'order_id',
		'line',
		'site',
		'promised_date',
		'delivered_date',
		'cast(ordered_qty as integer)',
		'cast(delivered_qty as integer)'
	],
	volumes: ['month', 'site', 'product', 'measure', 'cast(amount as integer)'],
	defects: ['defect_id', 'site', 'date', 'defect_type', 'severity', 'quantity']
};
COLUMNS.events = [...(COLUMNS.parts ?? []), 'delivery_id'];

async function storedAt(store: Store, kind: DataKind, columns: readonly string[], seq: number): Promise<string[]> {
	const cells: Fragment = raw(columns.map((column) => `coalesce(cast(${column} as varchar), '')`).join(` || '|' || `));
	const rows = await store.query<{ fact: string }>(sql`select ${cells} as fact from ${ident(kind)}
		where ${fragment`added_seq <= ${seq} and (removed_seq is null or removed_seq > ${seq})`}`);
	return rows.map((row) => row.fact).sort();
}

type Step = { file: File; undo: number | null };
const steps = (file: fc.Arbitrary<File>) =>
	fc.array(fc.record({ file, undo: fc.option(fc.nat({ max: 5 }), { freq: 3 }) }), { minLength: 2, maxLength: 6 });

/** Imports the file, and then undoes one of the imports so far, if that is asked. Every moment must stay what it was. */
async function replay(name: string, todo: readonly Step[]): Promise<void> {
	const store = await emptyStore();
	const imports: (Import & { id: number })[] = [];
	let seq = 1;
	const check = async (kind: DataKind) => {
		for (let at = 1; at <= seq; at++)
			expect(await storedAt(store, kind, COLUMNS[name] ?? [], at), `at ${at} of ${seq}`).toEqual(
				facts(stateAt(imports, at))
			);
	};
	for (const { file, undo } of todo) {
		const text = [file.header, ...file.lines.map((line) => line.csv), ''].join('\n');
		const says = whatItSays(file, stateAt(imports, seq));
		const months = file.replace && { from: file.replace[0], to: file.replace[1] };
		const mode = months ? { mode: 'replace' as const, months } : {};
		const call = importText(store, text, { kind: file.kind, ...mode });
		if (says.size === 0) await expect(call).rejects.toMatchObject({ code: 'too_many_errors' });
		else {
			const answer = await call;
			seq = answer.seq;
			imports.push({ id: answer.id ?? 0, seq, undone: Infinity, says });
		}
		await check(file.kind);
		const undone = undo === null ? undefined : imports[undo];
		if (!undone || undone.undone !== Infinity) continue;
		await undoImport(store, actor, undone.id, NOON);
		undone.undone = ++seq;
		await check(file.kind);
	}
	const work = await store.workspace();
	const recounted = await rehearseChange(work, async (db, at) => ({
		result: await recountRollups(db, at),
		detail: {}
	}));
	expect(recounted.filter((table) => table.replaced > 0)).toEqual([]);
	await work.close();
	await store.close();
}

describe('facts, replayed against a model', () => {
	test.each([
		['parts', parts],
		['events', events],
		['volumes', volumes],
		['defects', defects]
	] as const)(
		'%s',
		async (name, file) => {
			await fc.assert(
				fc.asyncProperty(steps(file), (todo) => replay(name, todo)),
				{ seed: 20261122, numRuns: 8 }
			);
		},
		300_000
	);
});
