import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Problem } from '$lib/problem';
import { DIMENSIONS } from '$lib/metrics/kpi';
import { catalogue, kpiById } from './catalogue';
import { rollupTables } from './rollup-tables';
import { VIEWS } from './views';

const files = readdirSync(new URL('./kpis', import.meta.url)).map((name) => name.replace('.ts', ''));

test('every file of kpis is in the catalogue under its own name, once', () => {
	expect(catalogue.map(({ id }) => id).sort()).toEqual(files.sort());
	expect(new Set(catalogue.map(({ code }) => code)).size).toBe(catalogue.length);
});

test.each(catalogue.map((kpi) => [kpi.id, kpi] as const))('%s says what it is', (_, kpi) => {
	expect(kpi.unit).not.toBe('');
	for (const text of [kpi.name, kpi.clause, kpi.why, kpi.formula, kpi.countedBy, kpi.excluded])
		expect(text.trim().length).toBeGreaterThan(2);
	expect(kpi.code).toMatch(/^[LDCSQM]\d+b?$/);
	expect(kpi.words.all).not.toBe('');
	expect(kpi.dimensions.every((dimension) => DIMENSIONS.includes(dimension))).toBe(true);
	expect(kpi.needs.length).toBeGreaterThan(0);
	expect(kpi.factor).toBeGreaterThan(0);
});

test.each(catalogue.filter(({ parts }) => parts.length > 0).map((kpi) => [kpi.id, kpi] as const))(
	'%s is split only by what every side carries',
	(_, kpi) => {
		for (const { part } of kpi.parts)
			for (const dimension of kpi.dimensions.filter((name) => name === 'customer' || name === 'supplier'))
				expect(VIEWS[part.view].partner).toContain(dimension);
	}
);

test('columns of a rollup have names of their own', () => {
	for (const { columns } of rollupTables()) {
		const names = columns.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
	}
});

test('a KPI is found by slug and by code, in any case', () => {
	expect(kpiById('on-time-delivery')).toBe(kpiById('l1'));
	expect(kpiById('L1').id).toBe('on-time-delivery');
});

test('an unknown KPI is refused with its code', () => {
	expect(() => kpiById('nope')).toThrow(Problem);
	try {
		kpiById('<script>');
	} catch (problem) {
		expect(problem).toMatchObject({ code: 'unknown_kpi', status: 404 });
	}
});
