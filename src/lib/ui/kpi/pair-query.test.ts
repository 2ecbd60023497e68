import { describe, expect, it } from 'vitest';
import { readPeriods } from './pair-query';

const read = (query: string) => readPeriods(new URLSearchParams(query));

describe('periods in an address', () => {
	it('are read as a link writes them, and as a form sends them', () => {
		const pair = { period: { from: '2026-07', to: '2026-09' }, against: { from: '2025-07', to: '2025-07' } };
		const chosen = { period: '2026-07..2026-09', against: '2025-07' };
		for (const query of [
			'period=2026-07..2026-09&against=2025-07',
			'period=2026-07&period=2026-09&against=2025-07&against=2025-07'
		])
			expect(read(query)).toEqual({ pair, chosen, refused: null });
	});
	it('may be absent', () => {
		for (const query of ['', 'site=Ulm', 'period=&against='])
			expect(read(query)).toEqual({ pair: null, chosen: {}, refused: null });
	});
	it('are refused with a word, what was asked stays to be mended', () => {
		const turned = read('period=2026-09&period=2026-07&against=2025-07');
		expect(turned).toMatchObject({
			pair: null,
			chosen: {},
			refused: { asked: { period: { from: '2026-09', to: '2026-07' } } }
		});
		expect(turned.refused!.message).toContain('before it begins');
		expect(read('period=2026-07&against=2026-06..2026-08').refused!.message).toContain('share a month');
		expect(read('period=2026-07').refused!.asked).toBeNull();
		expect(read('period=x&against=y').refused!.asked).toBeNull();
	});
});
