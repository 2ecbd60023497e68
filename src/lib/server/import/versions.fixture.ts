import fc from 'fast-check';
import type { DataKind } from '$lib/metrics/kpi';

/** A row as the model sees it: its key, whose events it belongs to, what it says, and its line of CSV. */
export interface Line {
	key: string;
	/** The key of the order line, where events of it have keys of their own. */
	owner?: string;
	site: string;
	month: string;
	fact: string;
	csv: string;
}
/** A file of random rows, as a model of imports and the import itself can both take it. */
export interface File {
	kind: DataKind;
	header: string;
	lines: Line[];
	/** Replace mode, and its months. */
	replace: [from: string, to: string] | null;
}
export type Said = Map<string, Line[]>;
export interface Import {
	seq: number;
	undone: number;
	says: Said;
}

/** An import says what is true of the keys that it mentions; in replace mode also that keys are gone. */
export function whatItSays({ lines, replace }: File, current: Said): Said {
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
export function stateAt(imports: readonly Import[], seq: number): Said {
	const state: Said = new Map();
	for (const one of imports.filter((it) => it.seq <= seq && it.undone > seq))
		for (const [key, lines] of one.says) state.set(key, lines);
	return new Map([...state].filter(([, lines]) => lines.length > 0));
}

export const facts = (state: Said): string[] =>
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
export const parts: fc.Arbitrary<File> = fc
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
export const events: fc.Arbitrary<File> = fc
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
export const volumes: fc.Arbitrary<File> = fc
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

export const defects: fc.Arbitrary<File> = fc
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
