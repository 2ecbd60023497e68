import { expect, test } from 'vitest';
import { plainColour } from './colour';

test('colours as browsers compute them', () => {
	expect(plainColour('rgb(27, 29, 32)')).toEqual({ hex: '#1b1d20', opacity: 1 });
	expect(plainColour('rgba(255, 0, 8, 0.5)')).toEqual({ hex: '#ff0008', opacity: 0.5 });
	expect(plainColour('color(srgb 0.4 0.5 1 / 0.16)')).toEqual({ hex: '#6680ff', opacity: 0.16 });
});

test('what is not painted has no colour', () => {
	expect(plainColour('none')).toBeNull();
	expect(plainColour('rgba(0, 0, 0, 0)')).toBeNull();
	expect(plainColour('url("#hatched")')).toBeNull();
});
