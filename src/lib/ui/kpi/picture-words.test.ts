import { expect, test } from 'vitest';
import { fileName } from './picture-words';

test('names of files hold what every system takes', () => {
	expect(fileName('on-time-delivery', 'Late order lines by “site”', '2026-08')).toBe(
		'on-time-delivery-late-order-lines-by-site-2026-08'
	);
	expect(fileName('board', 'Zürich/../etc', undefined, '')).toBe('board-zurich-etc');
	expect(fileName('x'.repeat(300)).length).toBe(120);
});
