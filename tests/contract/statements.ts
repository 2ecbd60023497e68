import type { Db, Statement, Store } from '$lib/server/store/store';

/** What reads must not use: DuckDB's own words, or words that a distributed PostgreSQL refuses. */
const FORBIDDEN: [RegExp, string][] = [
	[/\bqualify\b/, 'qualify'],
	[/\bgrouping sets\b|\brollup\s*\(|\bcube\s*\(/, 'grouping sets'],
	[/\btry_cast\b/, 'try_cast'],
	[/\bstrptime\b|\bstrftime\b|\bto_char\b/, 'dates as text by format'],
	[/\bmerge into\b/, 'merge into'],
	[/\blateral\b/, 'lateral'],
	[/\bregexp_matches\b|\bsimilar to\b|\s!?~\*?\s/, 'regular expressions'],
	[/\bexclude\s*\(|\breplace\s*\(\s*\w+\s+as\b|\bcolumns\s*\(/, 'star with changes'],
	[/\bround\s*\(/, 'round'],
	[/\bfor update\b|\block table\b|\bsavepoint\b/, 'locks'],
	[/\blist_|\bstruct_|\bunnest\s*\(/, 'lists'],
	[/\bupper\s*\(|\blower\s*\(/, 'upper and lower'],
	[/\bmedian\s*\(|\bquantile|\barg_max\b|\bany_value\b/, "DuckDB's aggregates"],
	[/\bquantile_cont\b/, 'quantile_cont'],
	[/[^:]::/, 'casts by ::'],
	[/"/, 'quoted names']
];

/** Why a read statement would not run everywhere; empty when it would. */
export function faultsOf(text: string): string[] {
	const bare = text.replaceAll(/'(?:[^']|'')*'/g, "''").toLowerCase();
	const faults = FORBIDDEN.filter(([pattern]) => pattern.test(bare)).map(([, name]) => name);
	if (/\blimit\b/.test(bare) && !/\border by\b/.test(bare)) faults.push('limit without order by');
	if (/order by[^()]*\bdesc\b(?!\s+nulls)/.test(bare)) faults.push('desc without nulls first or last');
	return faults;
}

/** A store that notes each statement read through it. */
export function listening(store: Store, heard: Set<string>): Store {
	const hear = <T extends Db>(db: T): Db => ({
		...db,
		query: (statement: Statement) => {
			heard.add(statement.text);
			return db.query(statement) as never;
		}
	});
	return {
		...hear({ query: (it) => store.query(it), exec: (it) => store.exec(it), load: (...rest) => store.load(...rest) }),
		engine: store.engine,
		read: (fn) => store.read((db) => fn(hear(db))),
		write: (fn) => store.write(fn),
		workspace: async (signal) => {
			const work = await store.workspace(signal);
			return {
				...work,
				...hear(work),
				close: () => work.close(),
				write: (fn) => work.write(fn),
				rehearse: (fn, onwait) => work.rehearse(fn, onwait)
			};
		},
		health: () => store.health(),
		backup: (to) => store.backup(to),
		close: () => store.close()
	};
}
