import { describe, expect, it } from 'vitest';
import { typedNumber, typedPlace, typedTarget } from './settings-form';

describe('typedTarget', () => {
	it('turns per cent into a ratio, exactly', () => expect(typedTarget({ factor: 100 }, '99.7')).toBe(0.997));
	it('takes a decimal comma', () => expect(typedTarget({ factor: 100 }, '95,5')).toBe(0.955));
	it('takes ppm with a space between thousands', () => expect(typedTarget({ factor: 1e6 }, '1 200')).toBe(0.0012));
	it('leaves days as they are', () => expect(typedTarget({ factor: 1 }, '14')).toBe(14));
});

it('refuses what is no number', () => {
	for (const text of ['', 'ninety', '95 %', '1,2,3', 'Infinity', '0x10'])
		expect(() => typedNumber(text, 'The target')).toThrow('must be a number');
});

it('counts places from 1', () => expect(typedPlace('1')).toBe(0));
