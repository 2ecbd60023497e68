import { expect, test } from 'vitest';
import { heatParameters, readHeat } from './heat-choice';

const read = (query: string) => readHeat(new URLSearchParams(query));

test('an address chooses, and leads back to what it chose', () => {
	expect(read('')).toEqual({ heat: null, against: 'own' });
	expect(read('heat=product&held=all')).toEqual({ heat: 'product', against: 'all' });
	expect(heatParameters(read('heat=category&held='))).toEqual({ heat: 'category' });
	expect(heatParameters(read('heat=&held=all'))).toEqual({ held: 'all' });
});

test('what is not offered is refused', () => {
	expect(() => read('heat=moon')).toThrow(expect.objectContaining({ code: 'invalid_heat', status: 400 }));
	expect(() => read('held=nobody')).toThrow(expect.objectContaining({ code: 'invalid_held' }));
});
