import type { DataKind } from '$lib/metrics/kpi';

/** What is stored, as text that can be compared, under its key. */
export interface Fact {
	key: string;
	/** The order line it belongs to, which is of one site; elsewhere its key. */
	line: string;
	site: string;
	month: string;
	text: string;
}

/** A row of a file as the model sees it, and its line of CSV. */
export interface Row {
	csv: string;
	/** null where it cannot be read. */
	key: string | null;
	line: string;
	site: string;
	/** null where it cannot be read. */
	month: string | null;
	/** Of the rows of a key that say the same here only the first counts. */
	slot: string;
	/** What the rows of a line must agree in. */
	agrees: string;
	/** A cell of it says nothing that can be taken. */
	bad: boolean;
	facts: Fact[];
}

/** A file of random rows, as a model of imports and the import itself can both take it. */
export interface File {
	kind: DataKind;
	header: string;
	rows: Row[];
	/** Volumes: the measures that the file has a column for. */
	measures: readonly string[];
	/** Replace mode: its months, and sites it speaks for beside those of its rows. */
	replace: { from: string; to: string; sites: string[] } | null;
	duplicates: 'keep_first' | 'reject';
}

export type State = Map<string, Fact[]>;
export interface Said {
	taken: Row[];
	/** The rows of each key that the file mentions; none where it says that they are gone. */
	says: State;
}
export interface Import {
	seq: number;
	undone: number;
	says: State;
}

const firstBy = <T>(all: readonly T[], of: (one: T) => string): T[] => {
	const seen = new Set<string>();
	return all.filter((one) => !seen.has(of(one)) && seen.add(of(one)));
};

/** A key with a row left out is left out whole. */
const whole = (kept: readonly Row[], all: readonly Row[]): Row[] => {
	const left = new Set(all.filter((row) => !kept.includes(row)).map(({ key }) => key));
	return kept.filter(({ key }) => !left.has(key));
};

function withoutRepeats(rows: readonly Row[], duplicates: File['duplicates']): Row[] {
	const distinct = firstBy(rows, ({ csv }) => csv);
	const leads = new Map(firstBy(rows, ({ line }) => line).map(({ line, agrees }) => [line, agrees]));
	const good = firstBy(distinct, ({ slot }) => slot).filter(({ line, agrees }) => leads.get(line) === agrees);
	return duplicates === 'reject' ? whole(good, distinct) : good;
}

/** An order line, or a key, is of one site: of that in the store, else of the first in the file. */
function atTheirSite(rows: readonly Row[], current: State): Row[] {
	const stored = [...current.values()].flat();
	const elsewhere = (row: Row) => stored.some(({ line, site }) => line === row.line && site !== row.site);
	const here = whole(
		rows.filter((row) => !elsewhere(row)),
		rows
	);
	const sites = new Map(firstBy(here, ({ line }) => line).map(({ line, site }) => [line, site]));
	return whole(
		here.filter(({ line, site }) => sites.get(line) === site),
		here
	);
}

/** An import says what is true of the keys that it mentions; in replace mode also that keys are gone. */
export function whatItSays(file: File, current: State): Said {
	const { kind, rows, replace, duplicates } = file;
	const within = (month: string | null) => !replace || (month !== null && month >= replace.from && month <= replace.to);
	const good = whole(
		rows.filter(({ bad, month }) => !bad && within(month)),
		rows
	);
	const single = withoutRepeats(good, duplicates);
	const taken = kind === 'volumes' || kind === 'measures' ? single : atTheirSite(single, current);
	const says: State = new Map();
	for (const { key, line } of taken) if (line !== key && !rows.some((row) => row.key === line)) says.set(line, []);
	for (const fact of taken.flatMap(({ facts }) => facts)) says.set(fact.key, [...(says.get(fact.key) ?? []), fact]);
	if (!replace || taken.length === 0) return { taken, says };
	const sites = [...taken.map(({ site }) => site), ...replace.sites];
	for (const [key, facts] of current)
		if (facts.some(({ site, month }) => within(month) && sites.includes(site)))
			if (!says.has(key) && facts.every((fact) => !holds(file, taken, fact))) says.set(key, []);
	return { taken, says };
}

/** Whether the file speaks of a fact though it does not bring it, or cannot speak of it at all. */
function holds({ kind, rows, measures }: File, taken: readonly Row[], fact: Fact): boolean {
	if (kind === 'measures')
		return rows.some((row) => isMeasure(row, fact)) || !rows.some((row) => namesKpiOf(row, fact));
	if (kind !== 'volumes') return rows.some(({ key }) => key === fact.key);
	if (!measures.some((measure) => fact.key.endsWith(measure))) return true;
	return rows.some(
		(row) => !taken.includes(row) && row.line === fact.line && (row.month === null || row.month === fact.month)
	);
}

const kpiOf = (line: string): string => line.slice(0, line.indexOf('|'));

/** Whether a row names the KPI of a fact. */
const namesKpiOf = ({ line, csv }: Row, fact: Fact): boolean =>
	kpiOf(line) === kpiOf(fact.line) && !csv.startsWith('nobody');

/** Whether a row is the fact, as far as it can be read. */
const isMeasure = (row: Row, fact: Fact): boolean =>
	(row.key === fact.key && row.key !== null) ||
	(row.key === null &&
		row.site === fact.site &&
		(row.month === null || row.month === fact.month) &&
		(row.csv.startsWith('nobody') || kpiOf(row.line) === kpiOf(fact.line)));

/** At any number the rows of a key are those of the latest import in force that mentions it. */
export function stateAt(imports: readonly Import[], seq: number): State {
	const state: State = new Map();
	for (const one of imports.filter((it) => it.seq <= seq && it.undone > seq))
		for (const [key, facts] of one.says) state.set(key, facts);
	return new Map([...state].filter(([, facts]) => facts.length > 0));
}

export const texts = (state: State): string[] => [...state.values()].flatMap((facts) => facts.map(textOf)).sort();
const textOf = ({ text }: Fact): string => text;

/** How many rows of the file, and how many keys, an import must count as what. */
export function countsOf({ rows }: File, { taken, says }: Said, current: State): Record<string, number> {
	const same = (key: string) =>
		String((current.get(key) ?? []).map(textOf).sort()) === String((says.get(key) ?? []).map(textOf).sort());
	const added = taken.filter(({ facts }) => facts.every(({ key }) => !current.has(key))).length;
	const unchanged = taken.filter(({ facts }) => facts.every(({ key }) => current.has(key) && same(key))).length;
	return {
		...{ read: rows.length, accepted: taken.length, rejected: rows.length - taken.length, skipped: 0 },
		...{ added, unchanged, changed: taken.length - added - unchanged },
		withdrawn: [...says].filter(([key, facts]) => facts.length === 0 && current.has(key)).length
	};
}
