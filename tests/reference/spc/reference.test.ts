import { describe, expect, it } from 'vitest';
import { labelOf, loadCases } from './cases';
import { checkCase } from './check';

describe('published reference values', () => {
	it.each(loadCases(import.meta.dirname).map((item) => ({ ...item, label: labelOf(item) })))('$label $id', (item) => {
		expect(checkCase(item)).toEqual([]);
	});
});
