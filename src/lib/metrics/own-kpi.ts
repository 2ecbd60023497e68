import { Problem } from '../problem';
import type { Chart, Direction, Kpi, Measure } from './kpi';

/** share: a part of a whole · rate: events per unit of exposure · count: events of a month · value: any other number. */
export const OWN_FORMS = ['share', 'rate', 'count', 'value'] as const;
export type OwnForm = (typeof OWN_FORMS)[number];

export const DIRECTIONS = ['up', 'down', 'neutral'] as const satisfies Direction[];

/** A KPI as an organisation declares it, apart from target and owner, which every KPI has alike. */
export interface OwnKpi {
	/** The slug. */
	id: string;
	code: string;
	name: string;
	form: OwnForm;
	/** Values only: whether those of several sites add up to a total. */
	summed: boolean;
	unit: string;
	factor: number;
	direction: Direction;
	/** What the numerator counts, and of what: "closed in time", "audit findings". */
	part: string;
	whole: string;
	process: string | null;
	why: string | null;
}

/** What can be said of a KPI when it is declared; a name, a form and a direction must be. */
export type Declaration = Partial<Omit<OwnKpi, 'code'>>;

const CHARTS: Record<OwnForm, Chart> = { share: 'p', rate: 'u', count: 'c', value: 'i' };
const MEASURES: Record<OwnForm, Measure> = { share: 'share', rate: 'rate', count: 'count', value: 'value' };

/** By how much a plain ratio is multiplied so that it reads in a unit; of any other unit it is what is said, or 1. */
const FACTORS: Record<string, number> = { '%': 100, '‰': 1000, ppm: 1e6 };

const PARTS: Record<OwnForm, { part: string; whole: string }> = {
	share: { part: 'counted', whole: 'cases' },
	rate: { part: 'events', whole: 'units' },
	count: { part: 'events', whole: 'events' },
	value: { part: 'values', whole: 'values' }
};

const LONGEST = { name: 80, unit: 30, word: 60, process: 100, why: 500 };
/** Names of pages that stand where KPIs do. */
const TAKEN_SLUGS = ['new', 'own'];
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_SLUG = 60;

/** The name as an address has it: "Kundenzufriedenheit (1–10)" is kundenzufriedenheit-1-10. May be empty. */
export function slugOf(name: string): string {
	const plain = name.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replaceAll(/\p{M}/gu, '');
	return plain
		.replaceAll(/[^a-z0-9]+/g, '-')
		.slice(0, LONGEST_SLUG)
		.replaceAll(/^-+|-+$/g, '');
}

/** A declaration checked and completed. 400 `name_missing`, `invalid_form`, `invalid_direction`, `invalid_unit`, `invalid_slug`, `text_too_long`. */
export function checkedDeclaration(said: Declaration): Omit<OwnKpi, 'code'> {
	const name = text(said.name, LONGEST.name, 'A name');
	if (name === '') throw new Problem('name_missing', 400, 'Give the KPI a name.', { field: 'name' });
	const form = OWN_FORMS.find((one) => one === said.form);
	if (!form)
		throw new Problem('invalid_form', 400, `What is counted is one of ${OWN_FORMS.join(', ')}.`, { field: 'form' });
	const direction = DIRECTIONS.find((one) => one === said.direction);
	if (!direction)
		throw new Problem('invalid_direction', 400, `The good direction is one of ${DIRECTIONS.join(', ')}.`, {
			field: 'direction'
		});
	const [part, whole] = [text(said.part, LONGEST.word, 'A word'), text(said.whole, LONGEST.word, 'A word')];
	return {
		id: checkedSlug(said.id || slugOf(name)),
		...{ name, form, direction, ...checkedUnit(form, said) },
		summed: form === 'count' || (form === 'value' && said.summed === true),
		part: part || PARTS[form].part,
		whole: whole || (form === 'count' ? part || PARTS[form].whole : PARTS[form].whole),
		process: text(said.process, LONGEST.process, 'A process') || null,
		why: text(said.why, LONGEST.why, 'The reason') || null
	};
}

function text(said: string | null | undefined, most: number, what: string): string {
	// Line ends and signs that nobody sees would tell names apart unseen.
	const plain = (said ?? '').replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
	if (plain.length > most) throw new Problem('text_too_long', 400, `${what} here has at most ${most} letters.`);
	return plain;
}

function checkedSlug(id: string): string {
	if (SLUG.test(id) && id.length <= LONGEST_SLUG && !TAKEN_SLUGS.includes(id)) return id;
	throw new Problem(
		'invalid_slug',
		400,
		'The name for addresses and files is made of small letters a to z, digits and single hyphens. Give one with the name.',
		{ field: 'id' }
	);
}

/** Unit and factor; only what is divided can be shown multiplied. */
function checkedUnit(form: OwnForm, said: Declaration): Pick<OwnKpi, 'unit' | 'factor'> {
	const unit = text(said.unit ?? (form === 'share' ? '%' : ''), LONGEST.unit, 'A unit');
	const isRatio = form === 'share' || form === 'rate';
	const usual = isRatio ? (FACTORS[unit] ?? perOf(unit) ?? 1) : 1;
	const factor = said.factor ?? usual;
	const fits = isRatio ? FACTORS[unit] === undefined || factor === usual : factor === 1;
	if (fits && Number.isInteger(Math.log10(factor)) && factor >= 1 && factor <= 1e9) return { unit, factor };
	throw new Problem(
		'invalid_unit',
		400,
		isRatio
			? 'A ratio is shown multiplied by 1, 10, 100 and so on; % is 100, ppm a million.'
			: 'Counts and values are shown as they are: the factor is 1.',
		{ field: 'factor' }
	);
}

const POWERS: Record<string, number> = { hundred: 100, thousand: 1000, million: 1e6 };

/** "per 1,000 hours" and "per thousand hours" are a thousand; null where a unit says nothing of the kind. */
function perOf(unit: string): number | null {
	const named = POWERS[/^per (\w+)(?: |$)/.exec(unit)?.[1] ?? ''];
	if (named) return named;
	const digits = /^per (1[0,. ]*)(?: |$)/.exec(`${unit} `)?.[1]?.replaceAll(/[,. ]/g, '');
	return digits && /^10*$/.test(digits) ? Number(digits) : null;
}

/** What everybody may know of a declared KPI. */
export function kpiOf(own: OwnKpi): Kpi {
	const { id, code, name, form, summed, unit, factor, direction, part, whole, process, why } = own;
	return {
		...{ id, code, name, unit, factor, direction },
		measure: MEASURES[form],
		chart: CHARTS[form],
		dimensions: ['site'],
		needs: ['measures'],
		lacks: 'No row of own measures that counts for it has come so far.',
		clause: '',
		why: why ?? '',
		formula: formulaOf(own),
		countedBy: 'The month that its row names.',
		excluded: '',
		words: { all: whole, part, ...(form === 'share' ? { rest: `not ${part}` } : {}) },
		own: { form, summed, process }
	};
}

function formulaOf({ form, summed, part, whole }: OwnKpi): string {
	switch (form) {
		case 'share':
			return `The part that is “${part}”, of all ${whole}: numerators over denominators, as they were brought.`;
		case 'rate':
			return `Number of ${part}, by ${whole}: numerators over denominators, as they were brought.`;
		case 'count':
			return `Number of ${part}, as it was brought; that of several sites is their sum.`;
		case 'value':
			return summed
				? 'The value as it was brought; that of several sites is their sum.'
				: 'The value as it was brought. Sites have no total: that of the organisation is what a row without site says.';
	}
}
