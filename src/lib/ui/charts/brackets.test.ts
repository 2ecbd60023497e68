import { expect, it } from 'vitest';
import { bracketsOf } from './brackets';
import { point } from './points.fixture';

const run = (from: number, count: number, value: number) =>
	Array.from({ length: count }, (_, index) =>
		point(`2026-${String(from + index).padStart(2, '0')}`, {
			value,
			centre: 1,
			signals: ['rule_shift_7'],
			meaning: value < 1 ? 'concern' : 'improvement'
		})
	);

it('names a run with its side and length', () => {
	const [bracket, ...more] = bracketsOf([point('2025-12', { value: 1, centre: 1 }), ...run(1, 8, 0.9)]);
	expect(more).toEqual([]);
	expect(bracket).toMatchObject({ from: 1, to: 8, side: 'below', meaning: 'concern' });
	expect(bracket?.text).toBe('8 months below the average');
});

it('tells two runs on either side apart', () =>
	expect(bracketsOf([...run(1, 7, 0.9), ...run(8, 5, 1.1)]).map(({ side }) => side)).toEqual(['below', 'above']));

it('finds nothing where no rule has fired', () =>
	expect(bracketsOf([point('2026-01', { value: 1, centre: 2 })])).toEqual([]));
