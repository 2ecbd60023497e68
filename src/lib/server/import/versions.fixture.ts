import fc from 'fast-check';
import type { DataKind } from '$lib/metrics/kpi';
import type { File, Row } from './versions-model.fixture';

const SITES = ['Ulm', 'Porto', ''];
const NAMES = [...'ABCDEFGHIJ'];
const name = fc.constantFrom(...NAMES);
const month = fc.constantFrom('2026-07', '2026-08', '2026-09');
/** What a cell spoils that cannot be read: what the row counts, when, or which key it has. */
const fault = fc.oneof(
	{ weight: 14, arbitrary: fc.constant(null) },
	{ weight: 1, arbitrary: fc.constantFrom('amount', 'date', 'key') }
);
const sure = <T>(value: T) => fc.constant(value);
/** A thing is of one site, and now and then a file says another. */
const siteOf = (of: string) =>
	fc.oneof(
		{ weight: 9, arbitrary: sure(SITES[NAMES.indexOf(of) % 3]!) },
		{ weight: 1, arbitrary: fc.constantFrom(...SITES) }
	);

/** Rows in a file: some stand twice, and it may replace months, also of sites that it has no rows of. */
function fileOf(
	kind: DataKind,
	header: string,
	rows: fc.Arbitrary<Row[]>,
	measures: string[] = []
): fc.Arbitrary<File> {
	const replace = fc.record({
		months: fc.constantFrom(['2026-07', '2026-07'], ['2026-08', '2026-09'], ['2026-07', '2026-09']),
		sites: fc.subarray(['Ulm', 'Porto'])
	});
	return fc
		.record({
			rows: rows.filter((some) => some.length > 0),
			again: fc.array(fc.nat(), { maxLength: 2 }),
			replace: fc.option(replace, { freq: 1, nil: null }),
			duplicates: fc.constantFrom('keep_first' as const, 'keep_first' as const, 'reject' as const)
		})
		.map(({ rows: own, again, replace: months, duplicates }) => ({
			...{ kind, header, measures, duplicates },
			rows: [...own, ...again.map((at) => own[at % own.length]!)],
			replace: months && { from: months.months[0]!, to: months.months[1]!, sites: months.sites }
		}));
}

interface Delivery {
	order: string;
	due: string;
	site: string;
	ordered: string;
	/** Day and quantity; empty while it is open. */
	day: string;
	qty: string;
	id: string;
	bad: string | null;
}

function deliveryRow({ order, due, site, ordered, day, qty, id, bad }: Delivery, numbered: boolean): Row {
	const cells = [order, '10', site, `${due}-10`, day && `${due}-${day}`, ordered, qty, ...(numbered ? [id] : [])];
	const key = id ? `${order}/${id}` : order;
	const spoilt = [...cells];
	if (bad === 'key') spoilt[0] = '';
	if (bad === 'date') spoilt[3] = `${due}-32`;
	if (bad === 'amount') spoilt[5] = 'x';
	return {
		...{ csv: spoilt.join(','), line: order, site, bad: bad !== null },
		key: bad === 'key' ? null : key,
		month: bad === 'date' ? null : due,
		slot: `${key} ${day}`,
		agrees: `${due} ${ordered}`,
		facts: [{ key, line: order, site, month: due, text: cells.join('|') }]
	};
}

const DELIVERIES = 'Order ID,Line,Site,Promised date,Delivered date,Ordered qty,Delivered qty';
/** Of an order all rows mostly say the same of when and how much. */
const rarely = <T>(usual: T, other: T) =>
	fc.oneof({ weight: 11, arbitrary: sure(usual) }, { weight: 1, arbitrary: sure(other) });

/** Lines that are open, delivered, or delivered in parts; `numbered`: with delivery numbers, so that parts come in several files. */
export function deliveries(numbered: boolean): fc.Arbitrary<File> {
	const event = fc.record({
		day: fc.constantFrom('11', '17', '23'),
		qty: fc.constantFrom('1', '2'),
		id: fc.constantFrom('D1', 'D2', 'D3')
	});
	const selector = (one: { day: string; id: string }) => (numbered ? one.id : one.day);
	const order = fc.record({
		order: name,
		due: month,
		open: fc.boolean(),
		events: fc.uniqueArray(event, { selector, maxLength: 3 })
	});
	const rowsOf = ({
		order,
		due,
		open,
		events
	}: {
		order: string;
		due: string;
		open: boolean;
		events: { day: string; qty: string; id: string }[];
	}) => {
		const all = [...events, ...(open || events.length === 0 ? [{ day: '', qty: '', id: '' }] : [])];
		return fc.tuple(
			...all.map((one) =>
				fc
					.record({ due: rarely(due, '2026-09'), site: siteOf(order), ordered: rarely('2', '3'), bad: fault })
					.map((own) => deliveryRow({ ...one, ...own, order, id: numbered ? one.id : '' }, numbered))
			)
		);
	};
	const rows = fc
		.uniqueArray(order, { selector: ({ order: of }) => of, minLength: 4, maxLength: 9 })
		.chain((orders) => fc.tuple(...orders.map(rowsOf)))
		.map((lists) => lists.flat());
	return fileOf('deliveries', numbered ? `${DELIVERIES},Delivery ID` : DELIVERIES, rows);
}

/** Rows with a number of their own; `cells` puts the fault in, and says what is stored without one. */
function plainRow(
	id: string,
	site: string,
	of: string,
	bad: string | null,
	cells: (bad: string | null) => string[]
): Row {
	return {
		...{ csv: cells(bad).join(','), line: id, site, bad: bad !== null, slot: id, agrees: '' },
		key: bad === 'key' ? null : id,
		month: bad === 'date' ? null : of,
		facts: [{ key: id, line: id, site, month: of, text: cells(null).join('|') }]
	};
}

const single = <T>(arbitrary: fc.Arbitrary<T>, id: (one: T) => string) =>
	fc.uniqueArray(arbitrary, { selector: id, minLength: 3, maxLength: 8 });

export const defects: fc.Arbitrary<File> = fileOf(
	'defects',
	'Defect ID,Site,Date,Defect type,Severity,Quantity,Product,Disposition',
	single(
		name.chain((id) =>
			fc.record({
				id: sure(id),
				site: siteOf(id),
				of: month,
				quantity: fc.constantFrom('1', '2'),
				done: fc.constantFrom('rework', 'scrap', ''),
				bad: fault
			})
		),
		({ id }) => id
	).map((rows) =>
		rows.map(({ id, site, of, quantity, done, bad: given }) =>
			plainRow(id, site, of, given, (bad) => [
				bad === 'key' ? '' : id,
				site,
				bad === 'date' ? `${of}-32` : `${of}-05`,
				'Scratch',
				'minor',
				bad === 'amount' ? 'x' : quantity,
				'P1',
				done
			])
		)
	)
);

export const complaints: fc.Arbitrary<File> = fileOf(
	'complaints',
	'Complaint ID,Site,Received date,Closed date,Severity',
	single(
		name.chain((id) =>
			fc.record({
				id: sure(id),
				site: siteOf(id),
				of: month,
				closed: fc.constantFrom('2026-10-02', '2026-11-01', ''),
				severity: fc.constantFrom('minor', 'critical'),
				bad: fault
			})
		),
		({ id }) => id
	).map((rows) =>
		rows.map(({ id, site, of, closed, severity, bad: given }) =>
			plainRow(id, site, of, given, (bad) => [
				bad === 'key' ? '' : id,
				site,
				bad === 'date' ? '' : `${of}-05`,
				// Closed before it came in.
				bad === 'amount' ? `${of}-04` : closed,
				severity
			])
		)
	)
);

interface Volume {
	of: string;
	product: string;
	site: string;
	amounts: string[];
	bad: string | null;
}

function volumeRow({ of, product, site, amounts, bad }: Volume, measures: readonly string[]): Row {
	const line = `${site}|${product}`;
	const key = `${of}-01|${line}`;
	const given = measures.map((_, at) => (at === 0 || amounts[at] ? amounts[at] || '4' : ''));
	const spoilt = bad === 'amount' ? ['x', ...given.slice(1)] : given;
	const readable = bad === null || bad === 'amount';
	return {
		...{ csv: [readable ? of : '2026-13', site, product, ...spoilt].join(','), line, site, bad: bad !== null },
		key: readable ? key : null,
		month: readable ? of : null,
		...{ slot: key, agrees: '' },
		facts: measures.flatMap((measure, at) =>
			given[at] ? [{ key: `${key}|${measure}`, line, site, month: of, text: `${key}|${measure}|${given[at]}` }] : []
		)
	};
}

/** Volumes of some measures: a file says nothing of those it has no column for, nor of those whose cell is empty. */
export const volumes: fc.Arbitrary<File> = fc
	.subarray(['units_entered', 'units_ok_first_time', 'units_inspected'], { minLength: 1 })
	.chain((measures) => {
		const rows = fc.uniqueArray(
			fc.record({
				of: month,
				product: fc.constantFrom('P1', 'P2'),
				site: fc.constantFrom(...SITES),
				amounts: fc.array(fc.constantFrom('5', '7', ''), { minLength: 3, maxLength: 3 }),
				bad: fault
			}),
			{ selector: ({ of, product, site }) => of + product + site, minLength: 4, maxLength: 10 }
		);
		const header = ['Month', 'Site', 'Product', ...measures].join(',');
		return fileOf(
			'volumes',
			header,
			rows.map((all) => all.map((row) => volumeRow(row, measures))),
			measures
		);
	});

interface Measured {
	kpi: string;
	of: string;
	site: string;
	figure: string;
	bad: string | null;
}

/** A share has numerator and denominator, a stock a bare value: both are history of KPIs of the catalogue. */
const MEASURED: Record<string, { names: string[]; cells: (figure: string) => string[] }> = {
	'on-time-delivery': { names: ['L1', 'On-time delivery'], cells: (figure) => [figure, '9', ''] },
	'open-complaints': { names: ['C4', 'open-complaints'], cells: (figure) => ['', '', figure] }
};

function measuredRow({ kpi, of, site, figure, bad }: Measured): Row {
	const { names, cells } = MEASURED[kpi]!;
	const line = `${kpi}|${site}`;
	const figures = cells(figure);
	const name = bad === 'key' ? 'nobody knows' : names[Number(figure) % 2]!;
	const given = bad === 'amount' ? ['', '', ''] : figures;
	const key = bad === 'key' || bad === 'date' ? null : `${kpi}|${of}|${site}`;
	return {
		...{ csv: [name, bad === 'date' ? '2026-13' : of, site, ...given].join(','), line, site, bad: bad !== null },
		key,
		month: bad === 'date' ? null : of,
		...{ slot: `${kpi}|${of}|${site}`, agrees: '' },
		facts: [
			{
				key: `${kpi}|${of}|${site}`,
				...{ line, site, month: of },
				text: [kpi, `${of}-01`, site, ...figures].join('|')
			}
		]
	};
}

/** What an organisation counts itself: a file says nothing of KPIs that it does not name. */
export const measures: fc.Arbitrary<File> = fileOf(
	'measures',
	'KPI,Month,Site,Numerator,Denominator,Value',
	fc
		.uniqueArray(
			fc.record({
				kpi: fc.constantFrom(...Object.keys(MEASURED)),
				of: month,
				site: fc.constantFrom(...SITES),
				figure: fc.constantFrom('3', '6', '7'),
				bad: fault
			}),
			{ selector: ({ kpi, of, site }) => kpi + of + site, minLength: 3, maxLength: 10 }
		)
		.map((rows) => rows.map(measuredRow))
);

/** A file that comes in, or the undoing of one of those in force. */
export type Step = { file: File } | { undo: number };

export const history = (numbered: boolean, length: number): fc.Arbitrary<Step[]> =>
	fc.array(
		fc.oneof(
			{ weight: 5, arbitrary: fc.record({ file: deliveries(numbered) }) },
			{ weight: 2, arbitrary: fc.record({ file: defects }) },
			{ weight: 2, arbitrary: fc.record({ file: volumes }) },
			{ weight: 1, arbitrary: fc.record({ file: complaints }) },
			{ weight: 2, arbitrary: fc.record({ file: measures }) },
			{ weight: 4, arbitrary: fc.record({ undo: fc.nat({ max: 99 }) }) }
		),
		{ minLength: length, maxLength: length }
	);
