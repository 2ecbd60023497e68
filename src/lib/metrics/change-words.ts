import { caseWords } from './case-words';
import { leadRow, type Change, type CommonestCategory } from './change';
import {
	changeDigits,
	differenceWith,
	numberWith,
	partWith,
	readsAsNothing,
	signedWith,
	sizeWith,
	valueWith
} from './change-format';
import type { Decomposition, DimensionChange } from './contribution';
import { DEFAULT_LOCALE, formatCount, formatMonth } from './format';
import type { Dimension, Kpi } from './kpi';
import { isRestCategory } from './pareto';
import type { Period } from './period-pair';
import { capitalised, joinClauses, listed, plain, strong, type Clause } from './words';
import type { TextRun } from './views';

type Worded = Pick<Kpi, 'name' | 'measure' | 'unit' | 'factor' | 'direction' | 'words' | 'category'>;

const PLACES: Record<Dimension, string> = {
	site: 'at',
	process: 'in process',
	product: 'with product',
	customer: 'with customer',
	supplier: 'with supplier'
};

const PLURALS: Record<Dimension, string> = {
	site: 'sites',
	process: 'processes',
	product: 'products',
	customer: 'customers',
	supplier: 'suppliers'
};

/** "at Ulm", "with product P1": where a group is. */
export const placeWords = (by: Dimension, name: string): string => `${PLACES[by]} ${name}`;

/**
 * How a KPI came from one period to another, in one sentence: what became of what, where most of that is, and what the mix
 * of a dimension moved. It says where a change is and whether chance shows as much; what brought it is for people to find.
 */
export function changeSentence(kpi: Worded, change: Change, locale = DEFAULT_LOCALE): TextRun[] {
	const { told } = change;
	if (!told) return joinClauses([nothingClause(change, locale)]);
	const digits = changeDigits(kpi, told, tellingSize(change));
	const [before, after] = [told.before, told.after].map((value) => valueWith(kpi, value, digits, locale));
	// A unit in words is said once.
	const first = kpi.unit === '%' ? before : numberWith(kpi, told.before, digits, locale);
	const became = `${first} ${before === after ? 'stayed' : 'became'} ${after}`;
	const head: Clause = [headWords(kpi, change), strong(became)];
	const words = { kpi, told, digits, locale, stayed: before === after };
	const clauses = [leadClause(words, change), otherClause(words, change), mixClause(words)].filter(
		(clause) => clause.length > 0
	);
	return joinClauses([[...head, ...clauses.flatMap((clause, at) => [at === 0 ? '' : '; ', ...clause]), '.']]);
}

/** The sentence without emphasis. */
export const plainChange = (kpi: Worded, change: Change, locale = DEFAULT_LOCALE): string =>
	plain(changeSentence(kpi, change, locale));

/** What has to read with two figures: the change where it is more than chance, and else what a group adds. */
function tellingSize({ told, lead }: Change): number {
	if (told?.mayBeNoise === false) return told.change;
	return (told && lead && leadRow(told, lead)?.row.total) ?? 0;
}

interface Saying {
	kpi: Worded;
	told: Decomposition;
	digits: number;
	locale: string;
	/** Before and after read the same. */
	stayed: boolean;
}

/** Medians do not add up, nor do months of different number: what is told apart is said before. */
function headWords(kpi: Worded, { period, against }: Change): string {
	if (kpi.measure === 'duration') return 'a mean of ';
	const several = period.from !== period.to || against.from !== against.to;
	if (!several || kpi.measure === 'share' || kpi.measure === 'rate') return '';
	return kpi.measure === 'stock' ? "on average of the months' ends, " : 'a month, ';
}

function nothingClause({ period, against }: Change, locale: string): Clause {
	const empty = [against, period].filter(({ measured }) => measured === 0);
	if (empty.length === 0) return ['there is nothing to divide by in one of the periods.'];
	return [
		`no month of ${listed(empty.map((some) => periodWords(some, locale)))} has a value: there is nothing to compare.`
	];
}

/** "Jul 2026 to Sep 2026" */
export const periodWords = ({ from, to }: Period, locale = DEFAULT_LOCALE): string =>
	from === to ? formatMonth(from, locale) : `${formatMonth(from, locale)} to ${formatMonth(to, locale)}`;

/** Where most of the change is, or that there is no such place. */
function leadClause(saying: Saying, { lead }: Change): Clause {
	const { kpi, told, digits, locale } = saying;
	const found = lead && leadRow(told, lead);
	if (!found || !lead) return [noLeadWords(saying)];
	const { row } = found;
	const place = placeWords(lead.by, lead.name);
	const where = lead.category ? `, where ${categoryWords(kpi, lead.category, locale)}` : '';
	if (told.mayBeNoise !== false) {
		const adds = strong(`${differenceWith(kpi, row.total, digits, locale)} ${place}`);
		return [`${noiseWords(saying)}; yet `, adds, `${where}${where && ','} are more than chance`];
	}
	return [': ', strong(`${partWords(saying, row.total)} ${place}`), where];
}

/** What stayed needs no chance. */
const noiseWords = ({ told, stayed }: Saying): string =>
	told.mayBeNoise === false || stayed ? '' : ', which chance alone may show';

/** "1.9 of the 2.4 points are", "all 2.4 points are"; a group that moved more than the whole has its own figure. */
function partWords({ kpi, told, digits, locale }: Saying, part: number): string {
	const own = differenceWith(kpi, part, digits, locale);
	if (own === differenceWith(kpi, told.change, digits, locale)) return `all ${sizeWith(kpi, part, digits, locale)} are`;
	return Math.abs(part) > Math.abs(told.change)
		? `${own} are`
		: `${partWith(kpi, part, told.change, digits, locale)} are`;
}

function noLeadWords(saying: Saying): string {
	const { mayBeNoise, dimensions } = saying.told;
	if (mayBeNoise === true) return noiseWords(saying);
	if (mayBeNoise === null) return ': too few months tell how much of it chance shows';
	const several = dimensions.filter(({ groups }) => groups > 1).map(({ by }) => PLURALS[by]);
	return several.length === 0 ? '' : `: it moved much alike in all ${listed(several)}`;
}

/** "6 of 10 late order lines name carrier K3". */
export function categoryWords(
	kpi: Worded,
	{ column, name, cases, of }: CommonestCategory,
	locale = DEFAULT_LOCALE
): string {
	const said = { reason: `name ${name}`, 'defect type': `are of type ${name}`, category: `are of category ${name}` };
	return `${formatCount(cases, locale)} of ${formatCount(of, locale)} ${caseWords(kpi)} ${said[column]}`;
}

/** A group is told that moved the other way by more than chance, and by a good part of the change. */
const TELLING_PART = 0.25;

function otherClause({ kpi, told, digits, locale }: Saying, { lead }: Change): Clause {
	const found = lead && leadRow(told, lead);
	if (!found || told.mayBeNoise !== false) return [];
	const other = found.dimension.rows.find(
		({ name, total, mayBeNoise }) =>
			mayBeNoise === false &&
			!isRestCategory(name) &&
			total * found.row.total < 0 &&
			Math.abs(total) >= TELLING_PART * Math.abs(told.change)
	);
	if (!other) return [];
	return [`${signedWith(kpi, other.total, digits, locale)} ${placeWords(found.dimension.by, other.name)}`];
}

function mixClause({ kpi, told, digits, locale }: Saying): Clause {
	const moved = told.dimensions.filter(
		({ mix }) => mix && mix.mayBeNoise === false && !readsAsNothing(kpi, mix.effect, digits)
	);
	const size = ({ mix }: DimensionChange) => Math.abs(mix?.effect ?? 0);
	const most = moved.reduce<DimensionChange | null>(
		(most, one) => (most && size(most) >= size(one) ? most : one),
		null
	);
	return most?.mix ? [`${most.by} mix moved it by ${signedWith(kpi, most.mix.effect, digits, locale)}`] : [];
}

/** How much a dimension explains, in words: "Sites explain 67 %." */
export function explainedWords({ by, explained, groups }: DimensionChange): string {
	const all = capitalised(PLURALS[by]);
	if (groups < 2) return `There is one ${by} alone.`;
	if (explained === null) return `How much ${PLURALS[by]} explain cannot be told.`;
	if (explained === 0) return `${all} differ by no more than chance shows.`;
	return `${all} explain ${percentWords(explained)} of the movement.`;
}

/** A part in whole percent, never rounded to all or nothing. */
export function percentWords(part: number): string {
	if (part > 0 && part < 0.01) return 'under 1 %';
	if (part < 1 && part > 0.99) return 'over 99 %';
	return `${Math.round(part * 100)} %`;
}
