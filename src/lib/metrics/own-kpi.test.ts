import { describe, expect, it, test } from 'vitest';
import { checkedDeclaration, kpiOf, slugOf, type Declaration } from './own-kpi';

const said: Declaration = { name: 'Customer satisfaction', form: 'value', direction: 'up' };
const check = (more: Declaration = {}) => checkedDeclaration({ ...said, ...more });
const refusal = (more: Declaration) => {
	try {
		check(more);
	} catch (error) {
		return (error as { code: string }).code;
	}
	return null;
};

describe('slugOf', () => {
	test.each([
		['Customer satisfaction', 'customer-satisfaction'],
		['  Größe & Maß (1–10)', 'grosse-mass-1-10'],
		['Réclamations traitées', 'reclamations-traitees'],
		['5S audit', '5s-audit'],
		['顧客満足', ''],
		['x'.repeat(100), 'x'.repeat(60)]
	])('%s', (name, slug) => expect(slugOf(name)).toBe(slug));
});

describe('checkedDeclaration', () => {
	it('completes what was not said', () => {
		expect(check()).toEqual({
			...{ id: 'customer-satisfaction', name: 'Customer satisfaction', form: 'value', direction: 'up', summed: false },
			...{ unit: '', factor: 1, part: 'values', whole: 'values', process: null, why: null }
		});
		expect(check({ form: 'share' })).toMatchObject({ unit: '%', factor: 100, part: 'counted', whole: 'cases' });
		expect(check({ form: 'count', part: ' findings ' })).toMatchObject({
			...{ summed: true, part: 'findings', whole: 'findings' }
		});
	});

	test.each([
		['%', 100],
		['ppm', 1e6],
		['per million', 1e6],
		['‰', 1000],
		['per 1,000 hours', 1000],
		['per million hours worked', 1e6],
		['per thousand', 1000],
		['per millionth', 1],
		['per 100.000 h', 1e5],
		['per 7 days', 1],
		['accidents', 1]
	])('a rate in %s is multiplied by %d', (unit, factor) =>
		expect(check({ form: 'rate', unit })).toMatchObject({ unit, factor })
	);

	test.each<[string, Declaration]>([
		['name_missing', { name: ' \u202e\n' }],
		['invalid_form', { form: 'sum' as never }],
		['invalid_direction', { direction: '' as never }],
		['invalid_slug', { name: '顧客満足' }],
		['invalid_slug', { id: 'New KPI' }],
		['invalid_slug', { id: 'new' }],
		['invalid_slug', { id: 'a--b' }],
		['text_too_long', { name: 'x'.repeat(81) }],
		['text_too_long', { unit: 'x'.repeat(31) }],
		['invalid_unit', { form: 'share', unit: '%', factor: 1 }],
		['invalid_unit', { form: 'rate', factor: 7 }],
		['invalid_unit', { form: 'rate', factor: -10 }],
		['invalid_unit', { form: 'rate', factor: Number.NaN }],
		['invalid_unit', { factor: 100 }]
	])('%s', (code, more) => expect(refusal(more)).toBe(code));

	it('takes a name that no address can have, with a slug beside it', () =>
		expect(check({ name: '顧客満足', id: 'satisfaction' })).toMatchObject({ id: 'satisfaction', name: '顧客満足' }));
});

test.each([
	['share', 'share', 'p'],
	['rate', 'rate', 'u'],
	['count', 'count', 'c'],
	['value', 'value', 'i']
] as const)('a %s is a KPI with measure %s and chart %s', (form, measure, chart) => {
	const kpi = kpiOf({ ...check({ form }), code: 'O1' });
	expect(kpi).toMatchObject({ measure, chart, dimensions: ['site'], needs: ['measures'] });
	for (const text of [kpi.formula, kpi.countedBy, kpi.words.all, kpi.words.part]) expect(text).not.toBe('');
});
