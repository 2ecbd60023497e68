import { expect, it } from 'vitest';
import { isBinary } from './read-head';

it('knows what is no text', () => {
	expect(isBinary('PK\u0003\u0004\u0000')).toBe(true);
	expect(isBinary('order_id,site\n')).toBe(false);
});
