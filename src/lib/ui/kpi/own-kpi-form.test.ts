import { describe, expect, it } from 'vitest';
import { blankKpi, declarationOf, sampleRows, targetOf, typedKpi, type TypedKpi } from './own-kpi-form';

const typed = (more: Partial<TypedKpi> = {}): TypedKpi => ({ ...blankKpi('Audits', '2026-09'), ...more });

describe('what is typed', () => {
	it('comes from the fields of a form', () => {
		const form = new FormData();
		for (const [name, value] of Object.entries({ name: ' Audits ', form: 'value', summed: 'on', owner: 'Petra' }))
			form.set(name, value);
		expect(typedKpi(form)).toMatchObject({ name: 'Audits', form: 'value', summed: true, owner: 'Petra', unit: '' });
	});

	it('of a share without unit is a percentage', () => {
		expect(declarationOf(typed())).not.toHaveProperty('unit');
		expect(declarationOf(typed({ form: 'value' }))).toMatchObject({ unit: '' });
	});

	it('of numerator and denominator says nothing of a bare value', () => {
		const words = { part: 'passed', whole: 'audits' };
		expect(declarationOf(typed(words))).toMatchObject(words);
		expect(declarationOf(typed({ ...words, form: 'count' }))).not.toHaveProperty('part');
	});

	it('as a target is in the unit of the KPI', () => {
		const target = { target: '92,5', targetSource: 'policy' };
		expect(targetOf(typed(target))).toEqual({ from: '2026-09', value: 0.925, source: 'policy' });
		expect(targetOf(typed({ ...target, form: 'value' }))?.value).toBe(92.5);
		expect(targetOf(typed())).toBeNull();
		expect(() => targetOf(typed({ target: 'high' }))).toThrow('The target must be a number');
	});
});

it('sampleRows has the columns that the form needs', () => {
	expect(sampleRows({ code: 'O1', own: { form: 'share' } }, '2026-08')).toBe(
		'kpi,month,site,numerator,denominator\nO1,2026-08,Ulm,46,50\nO1,2026-08,Porto,31,40'
	);
	expect(sampleRows({ code: 'O2', own: { form: 'count' } }, '2026-08').split('\n')[1]).toBe('O2,2026-08,Ulm,3');
});
