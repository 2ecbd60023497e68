import type { Amount, Exploration, Subject } from '$lib/explore/answer';
import { bandWords, FACETS, type FacetId } from '$lib/explore/facets';
import { AMOUNTS_APART, changed, chosenOf, toggled, type Question, type Show } from '$lib/explore/question';
import type { Span } from '$lib/time/span';
import { formatCount, formatDifference, formatMonth, formatMonthLong, formatValue } from '$lib/metrics/format';
import type { Kpi } from '$lib/metrics/kpi';
import type { TextRun } from '$lib/metrics/views';
import { capitalised, strong } from '$lib/metrics/words';

const LABELS: Record<Exclude<FacetId, 'days'>, string> = {
	site: 'Site',
	process: 'Process',
	product: 'Product',
	product_family: 'Product family',
	customer: 'Customer',
	supplier: 'Supplier',
	result: 'Result',
	late_reason: 'Reason for being late',
	late_party: 'Who caused the delay',
	defect_type: 'Defect type',
	category: 'Category',
	severity: 'Severity',
	stage: 'Where it was found',
	disposition: 'Disposition',
	cause_party: 'Who caused it',
	justified: 'Justified',
	status: 'Status',
	direction: 'Direction',
	measure: 'Measure',
	kpi: 'KPI',
	weekday: 'Weekday'
};

/** What a chart is called. */
export const facetLabel = (facet: FacetId, { days }: Pick<Subject, 'days'>): string =>
	facet === 'days' ? (days === 'late' ? 'Days late' : 'Days open') : LABELS[facet];

/** Facets whose names are words of the product, written with underscores. */
const WORDED: readonly FacetId[] = [
	'stage',
	'disposition',
	'status',
	'severity',
	'justified',
	'measure',
	'cause_party',
	'late_party',
	'direction'
];

/** A name as it is read: bands and results in words, names of the organisation as they are. */
export function nameWords(facet: FacetId, name: string, { kpi }: Pick<Subject, 'kpi'>): string {
	if (facet === 'days') return bandWords(name);
	if (facet === 'result') {
		const { part = 'counted', rest } = kpi?.words ?? {};
		return capitalised(name === 'counted' ? part : (rest ?? `not ${part}`));
	}
	return WORDED.includes(facet) ? name.replaceAll('_', ' ') : name;
}

/** What a bar shows, as text; a dash where there is nothing to tell it from. */
export function shownWords({ kpi }: Pick<Subject, 'kpi'>, show: Show, amount: Amount): string {
	if (amount.shown === null) return '–';
	if (show === 'value' && kpi) return formatValue(kpi, amount.shown, { lowerBound: amount.atLeast });
	return formatCount(amount.shown);
}

const BESIDE_VALUE: Record<Kpi['measure'], string> = {
	share: 'of',
	rate: 'of',
	duration: 'of',
	money: 'in',
	stock: '',
	count: '',
	value: ''
};

/** What stands beside it, in a smaller voice: of how many a value is, or which value some cases have. */
export function besideWords({ kpi }: Pick<Subject, 'kpi'>, show: Show, amount: Amount): string {
	if (kpi === null) return show === 'quantity' ? `in ${formatCount(amount.cases)}` : '';
	const beside = BESIDE_VALUE[kpi.measure];
	if (show === 'value') return beside && `${beside} ${formatCount(amount.cases)}`;
	return amount.value === null ? '' : formatValue(kpi, amount.value, { lowerBound: amount.atLeast });
}

/** The signed difference between two amounts, '+1.2 points'; null where one of them is not known. */
export function differenceWords({ kpi }: Pick<Subject, 'kpi'>, show: Show, now: Amount, then: Amount): string | null {
	if (now.shown === null || then.shown === null) return null;
	const difference = now.shown - then.shown;
	if (show === 'value' && kpi) return formatDifference(kpi, difference);
	return (difference > 0 ? '+' : '') + formatCount(difference);
}

/** 'Sep 2026', or 'Jan to Jun 2026'. */
export function spanWords({ from, to }: Span): string {
	if (from === to) return formatMonth(from);
	const first = from.slice(0, 4) === to.slice(0, 4) ? formatMonth(from).split(' ')[0] : formatMonth(from);
	return `${first} to ${formatMonth(to)}`;
}

/** What the rows of a look come to, in one sentence. */
export function totalSentence({ subject, show, total, stockMonth, span, question }: Exploration): TextRun[] {
	const when = stockMonth
		? ` at the end of ${formatMonthLong(stockMonth)}`
		: question.span
			? `, ${spanWords(question.span)}`
			: span
				? `, all months from ${spanWords(span)}`
				: '';
	const said = amountSentence(subject, show, total, question);
	return [...said, { text: `${when}.` }];
}

/** The months that are held against, in one sentence; null where none are. */
export function againstSentence({ subject, show, total, against, question }: Exploration): TextRun[] | null {
	if (against === null || question.against === null) return null;
	const said = amountSentence(subject, show, against, question);
	const difference = differenceWords(subject, show, total, against);
	return [
		{ text: `${spanWords(question.against)}: ` },
		...said,
		...(difference === null ? [] : [{ text: '. The difference is ' }, strong(difference)]),
		{ text: '.' }
	];
}

function amountSentence(
	{ id, kpi, cases, quantity }: Subject,
	show: Show,
	amount: Amount,
	{ filters }: Question
): TextRun[] {
	const all = formatCount(amount.cases);
	if (kpi === null) {
		const rows = `${all} ${cases}`;
		if (show !== 'quantity') return [strong(rows)];
		const apart = AMOUNTS_APART[id];
		const [name] = (apart && filters[apart]) ?? [];
		const what = apart && name !== undefined ? nameWords(apart, name, { kpi }) : (quantity ?? '');
		return [strong(`${formatCount(amount.shown ?? 0)} ${what}`), { text: ` in ${rows}` }];
	}
	if (amount.value === null) return [strong(`${all} ${cases}`)];
	const [result, ...others] = filters.result ?? [];
	if (result && others.length === 0)
		return [strong(`${all} ${cases}`), { text: ` ${nameWords('result', result, { kpi }).toLowerCase()}` }];
	const value = strong(formatValue(kpi, amount.value, { lowerBound: amount.atLeast }));
	const { measure, words } = kpi;
	if (measure === 'share') return [value, { text: ` of ${all} ${words.all} ${words.part}` }];
	if (measure === 'rate')
		return [
			value,
			{
				text: `: ${formatCount(amount.numerator ?? 0)} ${words.part}, ${formatCount(amount.denominator ?? 0)} ${words.all}`
			}
		];
	if (measure === 'duration') return [value, { text: `, the median of ${all} ${cases}` }];
	return measure === 'stock' || measure === 'count' ? [value] : [value, { text: ` in ${all} ${cases}` }];
}

/** A filter that can be taken off. */
export interface Chip {
	key: string;
	label: string;
	name: string;
	without: Question;
}

/** All filters of a look, each with the look without it. */
export function chipsOf(question: Question, subject: Subject): Chip[] {
	const months: Chip[] = question.span
		? [
				{
					key: 'months',
					label: 'Months',
					name: spanWords(question.span),
					without: changed(question, { span: null, against: null })
				}
			]
		: [];
	const names = FACETS.flatMap((facet) =>
		chosenOf(question, facet).map((name) => ({
			key: `${facet} ${name}`,
			label: facetLabel(facet, subject),
			name: nameWords(facet, name, subject),
			without: toggled(question, facet, name)
		}))
	);
	return [...months, ...names];
}

const SHOW_WORDS: Record<Show, string> = { value: 'Value', cases: 'Cases', quantity: 'Quantity' };

/** What the bars can show, by name. */
export const showWords = (show: Show, { kpi, cases, quantity }: Subject): string => {
	if (show === 'cases') return capitalised(cases);
	return show === 'quantity' ? capitalised(quantity ?? '') : kpi ? SHOW_WORDS.value : SHOW_WORDS[show];
};
