import type { Direction } from '$lib/metrics/kpi';
import { checkedDeclaration, type Declaration, type OwnForm, type OwnKpi } from '$lib/metrics/own-kpi';
import type { Month } from '$lib/time/month';
import { typedTarget } from './settings-form';

/** What stands in the fields of the form, as it was typed. */
export interface TypedKpi {
	name: string;
	form: string;
	direction: string;
	unit: string;
	part: string;
	whole: string;
	summed: boolean;
	process: string;
	why: string;
	owner: string;
	target: string;
	targetFrom: string;
	targetSource: string;
}

/** What a form that was refused comes back with. */
export interface KpiFormResult {
	error?: { message: string };
	typed?: TypedKpi;
}

export interface FormChoice {
	form: OwnForm;
	title: string;
	/** What it is for, and what a row gives. */
	text: string;
}

export const FORM_CHOICES: readonly FormChoice[] = [
	{
		form: 'share',
		title: 'A share',
		text: 'a part of a whole: audits passed, of all. Rows give numerator and denominator; p chart.'
	},
	{
		form: 'rate',
		title: 'A rate',
		text: 'events by exposure: accidents per million hours. Rows give numerator and denominator; u chart.'
	},
	{
		form: 'count',
		title: 'A count',
		text: 'how often something happened: audit findings. Rows give a value; c chart.'
	},
	{
		form: 'value',
		title: 'Any other value',
		text: 'a survey score, a cost, an average. Rows give a value; individuals chart.'
	}
];

export const DIRECTION_WORDS: Record<Direction, string> = {
	up: 'Higher is better',
	down: 'Lower is better',
	neutral: 'Neither is better'
};

/** Units that most declarations need; any other can be typed. */
export const UNITS = ['%', 'ppm', 'per 1,000 hours', 'per million hours', 'points', 'days', 'hours', 'EUR'];

const FIELDS = [
	...['name', 'form', 'direction', 'unit', 'part', 'whole', 'process', 'why', 'owner'],
	...['target', 'targetFrom', 'targetSource']
] as const;

export function typedKpi(form: FormData): TypedKpi {
	const texts = Object.fromEntries(FIELDS.map((name) => [name, String(form.get(name) ?? '').trim()]));
	return { ...(texts as unknown as TypedKpi), summed: form.get('summed') !== null };
}

/** The form as it begins; of a KPI that is altered what is known of it. */
export const blankKpi = (name: string, targetFrom: Month, of: OwnKpi | null = null): TypedKpi => ({
	name: of?.name ?? name,
	form: of?.form ?? 'share',
	direction: of?.direction ?? 'up',
	unit: of?.unit ?? '',
	part: of?.part ?? '',
	whole: of?.whole ?? '',
	summed: of?.summed ?? false,
	process: of?.process ?? '',
	why: of?.why ?? '',
	...{ owner: '', target: '', targetFrom, targetSource: '' }
});

/** What was typed as a declaration; fields that its form does not have say nothing. */
export function declarationOf(typed: TypedKpi): Declaration {
	const { name, unit, part, whole, summed, process, why } = typed;
	const isRatio = typed.form === 'share' || typed.form === 'rate';
	return {
		...{ name, summed, process, why, form: typed.form as OwnForm, direction: typed.direction as Direction },
		...(unit === '' && typed.form === 'share' ? {} : { unit }),
		...(isRatio ? { part, whole } : {})
	};
}

/** The first target in the unit of the KPI; null where none was typed. 400 for what is no number. */
export function targetOf(typed: TypedKpi): { from: Month; value: number; source: string } | null {
	if (typed.target === '') return null;
	const { factor } = checkedDeclaration(declarationOf(typed));
	return { value: typedTarget({ factor }, typed.target), from: typed.targetFrom, source: typed.targetSource };
}

/** A file of one KPI as it can be imported: its header and two rows. */
export function sampleRows({ code, own }: { code: string; own?: { form: string } }, month: Month): string {
	const isRatio = own?.form === 'share' || own?.form === 'rate';
	const head = isRatio ? 'kpi,month,site,numerator,denominator' : 'kpi,month,site,value';
	const figures = isRatio ? ['46,50', '31,40'] : own?.form === 'count' ? ['3', '0'] : ['8.4', '7.9'];
	return [head, ...figures.map((figure, at) => `${code},${month},${['Ulm', 'Porto'][at]},${figure}`)].join('\n');
}
