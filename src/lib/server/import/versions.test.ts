import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DataKind } from '$lib/metrics/kpi';
import { catalogue } from '$lib/server/metrics/catalogue';
import { readingOf } from '$lib/server/metrics/reading';
import { rollupTables } from '$lib/server/metrics/rollup-tables';
import { valuesOf } from '$lib/server/metrics/values';
import { VIEWS } from '$lib/server/metrics/views';
import { verifyAudit } from '../audit/change';
import { ident, raw, sql, type Fragment } from '../store/sql';
import type { Store } from '../store/store';
import { actor, emptyStore, importText, NOON, wrongRollups } from './import.fixture';
import { undoImport } from './undo';
import { history, type Step } from './versions.fixture';
import { countsOf, stateAt, texts, whatItSays, type File, type Import } from './versions-model.fixture';

const PARTS = [
	'order_id',
	'line',
	'site',
	'promised_date',
	'delivered_date',
	'cast(ordered_qty as integer)',
	'cast(delivered_qty as integer)'
];
const columnsOf = (numbered: boolean): Record<DataKind, string[]> => ({
	deliveries: numbered ? [...PARTS, 'delivery_id'] : PARTS,
	volumes: ['month', 'site', 'product', 'measure', 'cast(amount as integer)'],
	defects: ['defect_id', 'site', 'date', 'defect_type', 'severity', 'quantity', 'product', 'disposition'],
	complaints: ['complaint_id', 'site', 'received_date', 'closed_date', 'severity'],
	measures: [
		...['kpi', 'month', 'site', 'cast(numerator as integer)', 'cast(denominator as integer)'],
		'cast(value as integer)'
	]
});

interface Versioned {
	text: string;
	added: number;
	removed: number | null;
}

const asOf = (rows: readonly Versioned[], seq: number): string[] =>
	rows
		.filter(({ added, removed }) => added <= seq && (removed === null || removed > seq))
		.map(({ text }) => text)
		.sort();

/** Every row that a table ever held, as text of some of its columns. */
function everyRow(store: Store, table: string, columns: readonly string[]): Promise<Versioned[]> {
	const cells: Fragment = raw(columns.map((column) => `coalesce(cast(${column} as varchar), '')`).join(` || '|' || `));
	return store.query<Versioned & Record<string, never>>(
		sql`select ${cells} as text, added_seq as added, removed_seq as removed from ${ident(table)}`
	);
}

/** A store and the model of it, one change after the other. */
class Replay {
	private readonly store: Store;
	private readonly columns: Record<DataKind, string[]>;
	private readonly imports: (Import & { id: number; kind: DataKind })[] = [];
	private readonly past: { seq: number; kind: DataKind; values: unknown }[] = [];
	private seq = 1;

	constructor(store: Store, numbered: boolean) {
		this.store = store;
		this.columns = columnsOf(numbered);
	}

	async take(step: Step): Promise<void> {
		const kind = 'file' in step ? await this.bring(step.file) : await this.undo(step.undo);
		if (!kind) return;
		await this.checkFacts(kind);
		await this.checkRollups(kind);
		this.past.push({ seq: this.seq, kind, values: await this.values(kind, null) });
	}

	/** What every moment said then, it says now. */
	async checkPast(): Promise<void> {
		for (const { seq, kind, values } of this.past)
			expect(await this.values(kind, seq), `${kind} as of ${seq}`).toEqual(values);
		expect(await verifyAudit(this.store)).toMatchObject({ brokenAt: null });
	}

	private of(kind: DataKind): Import[] {
		return this.imports.filter((one) => one.kind === kind);
	}

	private async bring(file: File): Promise<DataKind | null> {
		const { kind, header, rows, replace, duplicates } = file;
		const current = stateAt(this.of(kind), this.seq);
		const said = whatItSays(file, current);
		// Naming the sites that the file speaks for anyway confirms that much of their months may go.
		const sites = [...new Set([...said.taken.map(({ site }) => site), ...(replace?.sites ?? [])])];
		const mode = replace ? { mode: 'replace' as const, months: replace, sites } : {};
		const text = [header, ...rows.map(({ csv }) => csv), ''].join('\n');
		const call = importText(this.store, text, { kind, duplicates, ...mode });
		if (said.taken.length === 0) {
			await expect(call).rejects.toMatchObject({ code: 'too_many_errors' });
			return null;
		}
		const answer = await call;
		expect(answer.rows, text).toEqual(countsOf(file, said, current));
		this.seq = answer.seq;
		this.imports.push({ id: answer.id ?? 0, kind, seq: this.seq, undone: Infinity, says: said.says });
		return kind;
	}

	private async undo(which: number): Promise<DataKind | null> {
		const inForce = this.imports.filter(({ undone }) => undone === Infinity);
		const one = inForce[which % inForce.length];
		if (!one) return null;
		await undoImport(this.store, actor, one.id, NOON);
		one.undone = ++this.seq;
		return one.kind;
	}

	private async checkFacts(kind: DataKind): Promise<void> {
		const rows = await everyRow(this.store, kind, this.columns[kind]);
		for (let at = 1; at <= this.seq; at++)
			expect(asOf(rows, at), `${kind} at ${at} of ${this.seq}`).toEqual(texts(stateAt(this.of(kind), at)));
	}

	/** A recount changes nothing, be it of the kind itself or of what leans on it. */
	private async checkRollups(kind: DataKind): Promise<void> {
		const own = rollupTables().filter((table) => table.kind === kind || VIEWS[table.view].leansOn === kind);
		expect(await wrongRollups(this.store, own)).toEqual([]);
	}

	/** Every KPI that the kind feeds, by site. */
	private async values(kind: DataKind, seq: number | null): Promise<unknown> {
		const reading = readingOf(this.store, seq);
		const all: Record<string, unknown> = {};
		for (const kpi of catalogue.filter(({ needs }) => needs.includes(kind)))
			all[kpi.id] = [...(await valuesOf(reading, kpi, {}, 'site'))]
				.map(([site, months]) => [site, [...months].sort()])
				.sort();
		return all;
	}
}

describe('imports, replacements and undos, replayed against a model', () => {
	test.each([
		['deliveries in parts', false],
		['deliveries by number', true]
	])(
		'%s',
		async (_, numbered) => {
			await fc.assert(
				fc.asyncProperty(history(numbered, 14), async (steps) => {
					const store = await emptyStore();
					try {
						const replay = new Replay(store, numbered);
						for (const step of steps) await replay.take(step);
						await replay.checkPast();
					} finally {
						await store.close();
					}
				}),
				{ seed: 20261122, numRuns: 2, endOnFailure: true }
			);
		},
		300_000
	);
});
