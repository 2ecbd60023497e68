import { fragment, join, raw, statement, type Fragment } from '../store/sql';
import type { Extract } from './extract';
import type { Sums } from './amounts';

/** Some rows that have the same name, or lie in the same month. */
export interface Group extends Sums {
	code: number | null;
	/** How many groups there are, of which this is one of the largest or was asked for. */
	names: number | null;
}

/** Groups that are kept with an extract; the least recently used go first. */
const MOST_GROUPS = 60_000;

interface Kept {
	answers: Map<string, Promise<Group[]>>;
	groups: number;
}

const kept = new WeakMap<Extract, Kept>();

/** What each of these selects answers; those that were not asked before are asked in one statement. */
export function keptGroups(extract: Extract, selects: readonly Fragment[]): Promise<Group[][]> {
	const own = kept.get(extract) ?? { answers: new Map(), groups: 0 };
	kept.set(extract, own);
	const named = selects.map((select) => ({ select, name: JSON.stringify([select.parts, select.params]) }));
	const fresh = [...new Map(named.filter(({ name }) => !own.answers.has(name)).map((one) => [one.name, one])).values()];
	if (fresh.length > 0) {
		const asked = ask(
			extract,
			fresh.map(({ select }) => select)
		);
		for (const [index, { name }] of fresh.entries())
			keep(
				own,
				name,
				asked.then((all) => all[index] ?? [])
			);
	}
	return Promise.all(
		named.map(({ name }) => {
			const answer = own.answers.get(name) ?? Promise.resolve([]);
			own.answers.delete(name);
			own.answers.set(name, answer);
			return answer;
		})
	);
}

function keep(own: Kept, name: string, answer: Promise<Group[]>): void {
	own.answers.set(name, answer);
	answer.then(
		({ length }) => {
			own.groups += length;
			for (const [oldest, old] of own.answers) {
				if (own.groups <= MOST_GROUPS || oldest === name) break;
				own.answers.delete(oldest);
				void old.then((groups) => (own.groups -= groups.length));
			}
		},
		() => own.answers.delete(name)
	);
}

async function ask({ db }: Extract, selects: readonly Fragment[]): Promise<Group[][]> {
	const numbered = selects.map(
		(select, index) =>
			fragment`select ${raw(String(index))} as chart, ${raw(`q${index}.*`)} from (${select}) ${raw(`q${index}`)}`
	);
	const rows = await db.query<Group & { chart: number }>(statement(join(numbered, ' union all ')));
	const answers: Group[][] = selects.map(() => []);
	for (const { chart, ...group } of rows) answers[chart]?.push(group as unknown as Group);
	for (const groups of answers) groups.sort((a, b) => (a.code ?? 0) - (b.code ?? 0));
	return answers;
}
