import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DataKind } from '$lib/metrics/kpi';
import { recountRollups } from '$lib/server/metrics/rollup';
import { rehearseChange } from '../audit/change';
import { sql, type Fragment, fragment, raw, ident } from '../store/sql';
import type { Store } from '../store/store';
import { actor, emptyStore, importText, NOON } from './import.fixture';
import { undoImport } from './undo';

/** A row as the model sees it: its key, whose events it belongs to, what it says, and its line of CSV. */
interface Line {
	key: string;
	/** The key of the order line, where events of it have keys of their own. */
	owner?: string;
	site: string;
	month: string;
	fact: string;
	csv: string;
}
interface File {
	kind: DataKind;
	header: string;
	lines: Line[];
	/** Replace mode, and its months. */
	replace: [from: string, to: string] | null;
}
type Said = Map<string, Line[]>;
interface Import {
	seq: number;
	undone: number;
	says: Said;
}

/** An import says what is true of the keys that it mentions; in replace mode also that keys are gone. */
function whatItSays({ lines, replace }: File, current: Said): Said {
	const taken = lines.filter(({ month }) => !replace || (month >= replace[0] && month <= replace[1]));
	const says: Said = new Map();
	for (const line of taken) if (line.owner) says.set(line.owner, []);
	for (const line of taken)
		says.set(
			line.key,
			taken.filter(({ key }) => key === line.key)
		);
	for (const [key, rows] of replace && taken.length > 0 ? current : [])
		if (
			rows.some(({ month, site }) => month >= replace![0] && month <= replace![1] && taken.some((t) => t.site === site))
		)
			if (!lines.some((line) => line.key === key)) says.set(key, []);
	return says;
}

/** At any number the rows of a key are those of the latest import in force that mentions it. */
function stateAt(imports: readonly Import[], seq: number): Said {
	const state: Said = new Map();
	for (const one of imports.filter((it) => it.seq <= seq && it.undone > seq))
		for (const [key, lines] of one.says) state.set(key, lines);
	return new Map([...state].filter(([, lines]) => lines.length > 0));
}

const facts = (state: Said): string[] =>
	[...state.values()].flatMap((lines) => [...new Set(lines.map((line) => line.fact))]).sort();

const MONTHS = ['2026-08', '2026-09'] as const;
const month = fc.constantFrom(...MONTHS);
const replace = fc.option(
	fc.constantFrom<[string, string][]>(['2026-08', '2026-08'], ['2026-09', '2026-09'], ['2026-08', '2026-09']),
	{ freq: 2 }
);
const order = fc.constantFrom('A', 'B', 'C', 'D');
const siteOf = (name: string): string => (name < 'C' ? 'Ulm' : 'Porto');
const part = fc.record({ day: fc.constantFrom('11', '17', '23'), qty: fc.constantFrom(1, 2) });
/** Some rows stand twice. */
const repeated = (lines: Line[], twice: boolean): Line[] => (twice && lines[0] ? [...lines, lines[0]] : lines);

const delivery = (name: string, due: string, id: string, day: string, qty: string, events: boolean): Line => {
	const cells = [name, '10', siteOf(name), `${due}-10`, day && `${due}-${day}`, '2', qty, ...(events ? [id] : [])];
	const key = events && id ? `${name}/${id}` : name;
	return {
		key,
		...(events && { owner: name }),
		site: siteOf(name),
		month: due,
		fact: cells.join('|'),
		csv: cells.join(',')
	};
};

const DELIVERIES = 'Order ID,Line,Site,Promised date,Delivered date,Ordered qty,Delivered qty';
/** Lines that are open, delivered, or delivered in up to three parts. */
const parts: fc.Arbitrary<File> = fc
	.record({
		orders: fc.uniqueArray(
			fc.record({ name: order, due: month, parts: fc.uniqueArray(part, { selector: (p) => p.day, maxLength: 3 }) }),
			{
				selector: (o) => o.name,
				minLength: 1
			}
		),
		...{ twice: fc.boolean(), replace }
	})
	.map(({ orders, twice, replace }) => {
		const lines = orders.flatMap(({ name, due, parts }) =>
			parts.length === 0
				? [delivery(name, due, '', '', '', false)]
				: parts.map(({ day, qty }) => delivery(name, due, '', day, String(qty), false))
		);
		return { kind: 'deliveries', header: DELIVERIES, lines: repeated(lines, twice), replace };
	});

/** Lines whose events carry a delivery number, so that they can come in several files; or that are open still. */
const events: fc.Arbitrary<File> = fc
	.record({
		orders: fc.uniqueArray(
			fc.record({
				name: order,
				due: month,
				open: fc.boolean(),
				ids: fc.uniqueArray(fc.constantFrom('D1', 'D2'), { maxLength: 2 }),
				part
			}),
			{ selector: (o) => o.name, minLength: 1 }
		),
		...{ twice: fc.boolean(), replace }
	})
	.map(({ orders, twice, replace }) => {
		const lines = orders.flatMap(({ name, due, open, ids, part: { day, qty } }) => [
			...(open || ids.length === 0 ? [delivery(name, due, '', '', '', true)] : []),
			...ids.map((id) => delivery(name, due, id, day, String(qty), true))
		]);
		return { kind: 'deliveries', header: `${DELIVERIES},Delivery ID`, lines: repeated(lines, twice), replace };
	});

/** Volumes of one measure or the other: a file of one says nothing of the other. */
const volumes: fc.Arbitrary<File> = fc
	.record({
		measure: fc.constantFrom('units_inspected', 'units_shipped'),
		rows: fc.uniqueArray(fc.record({ of: month, product: order, amount: fc.constantFrom('5', '7') }), {
			...{ selector: (r) => r.of + r.product, minLength: 1 }
		}),
		...{ twice: fc.boolean() }
	})
	.map(({ measure, rows, twice }) => {
		const lines = rows.map(({ of, product, amount }) => {
			const key = [`${of}-01`, siteOf(product), product, measure].join('|');
			return {
				key,
				site: siteOf(product),
				month: of,
				fact: `${key}|${amount}`,
				csv: [of, siteOf(product), product, amount].join(',')
			};
		});
		return { kind: 'volumes', header: `Month,Site,Product,${measure}`, lines: repeated(lines, twice), replace: null };
	});

const defects: fc.Arbitrary<File> = fc
	.record({
		rows: fc.uniqueArray(fc.record({ id: order, of: month, quantity: fc.constantFrom('1', '2') }), {
			...{ selector: (r) => r.id, minLength: 1 }
		}),
		...{ twice: fc.boolean(), replace }
	})
	.map(({ rows, twice, replace }) => {
		const lines = rows.map(({ id, of, quantity }) => {
			const cells = [id, siteOf(id), `${of}-05`, 'Scratch', 'minor', quantity];
			return { key: id, site: siteOf(id), month: of, fact: cells.join('|'), csv: cells.join(',') };
		});
		return {
			kind: 'defects',
			header: 'Defect ID,Site,Date,Defect type,Severity,Quantity',
			lines: repeated(lines, twice),
			replace
		};
	});

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
	const recounted = await rehearseChange(store, async (db, at) => ({
		result: await recountRollups(db, at),
		detail: {}
	}));
	expect(recounted.filter((table) => table.replaced > 0)).toEqual([]);
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
