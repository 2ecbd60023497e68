import type { Exploration } from '$lib/explore/answer';
import type { FacetId } from '$lib/explore/facets';
import { chosenOf, type Question, type Show } from '$lib/explore/question';
import { monthFromIndex, monthsBetween } from '$lib/time/month';
import { Problem } from '$lib/problem';
import { fragment, ident, raw, statement } from '../store/sql';
import { amountOf, sumNames, sums, type Sums } from './amounts';
import { facetColumn, type Extract } from './extract';
import { facetGrouping, groupsOf } from './facets';
import { among, conditions } from './filters';

/** Small multiples beyond these are told as a number only. */
const MOST_SERIES = 12;

/** The largest groups of a facet, each over the months; 422 `split_not_available` where the rows have no such facet. */
export async function splitOf(extract: Extract, question: Question, show: Show): Promise<Exploration['split']> {
	const { split } = question;
	const { span, subject, facets } = extract;
	if (split === null || span === null) return null;
	const names = facets.get(split);
	if (!names && extract.constant.has(split)) return { by: split, series: [], omitted: 0 };
	if (!names)
		throw new Problem('split_not_available', 422, `${subject.name} cannot be split by ${split.replaceAll('_', ' ')}.`, {
			parameter: 'split',
			available: [...facets.keys()]
		});
	const found = await largest(extract, question, split, show);
	const codes = found.codes.slice(0, MOST_SERIES);
	const rows = codes.length === 0 ? [] : await overMonths(extract, question, split, codes);
	const months = monthsBetween(question.span?.from ?? span.from, question.span?.to ?? span.to).filter(
		(month) => month >= span.from && month <= span.to
	);
	return {
		by: split,
		omitted: Math.max(0, found.all - codes.length),
		series: codes.map((code) => {
			const own = new Map(rows.filter((row) => row.code === code).map((row) => [monthFromIndex(row.month ?? 0), row]));
			return {
				name: names[code] ?? '',
				total: amountOf(subject, show, found.sums.get(code)),
				points: months.map((month) => {
					const { shown, cases } = amountOf(subject, show, own.get(month));
					return { month, shown: own.has(month) || show !== 'value' ? shown : null, cases };
				})
			};
		})
	};
}

/** The groups of all filters together, the largest first; those that are chosen, where some are. */
async function largest(extract: Extract, question: Question, split: FacetId, show: Show) {
	const grouping = facetGrouping(extract, { ...question, find: {} }, split);
	const [groups = []] = await groupsOf(extract, show, [grouping]);
	const names = extract.facets.get(split) ?? [];
	const chosen = chosenOf(question, split);
	const wanted = groups.filter(({ code }) => chosen.length === 0 || chosen.includes(names[code ?? -1] ?? ''));
	const bySize = wanted.toSorted((a, b) => (b.cases ?? 0) - (a.cases ?? 0) || (a.code ?? 0) - (b.code ?? 0));
	return {
		codes: bySize.map(({ code }) => code ?? 0),
		all: chosen.length === 0 ? (groups[0]?.names ?? groups.length) : wanted.length,
		sums: new Map<number, Sums>(wanted.map((group) => [group.code ?? 0, group]))
	};
}

function overMonths(extract: Extract, question: Question, by: FacetId, codes: readonly number[]) {
	const column = facetColumn(by);
	const names = raw(
		sumNames(extract.subject)
			.map((name) => `g.${name}`)
			.join(', ')
	);
	return extract.db.query<Sums>(
		statement(fragment`
		select g.code, g.month, ${names} from (
			select cast(x.${column} as integer) as code, cast(x.month as integer) as month, ${sums(extract)}
			from ${ident(extract.table)} x where ${conditions(extract, question, null)} and ${among(by, codes)}
			group by x.${column}, x.month
		) g order by g.code, g.month`)
	);
}
