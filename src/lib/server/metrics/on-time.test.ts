import { expect, test } from 'vitest';
import { kpiById } from './catalogue';
import { bring, emptyStore, type Fact } from './facts.fixture';
import { readingOf } from './reading';
import { valuesOf } from './values';

/** Ten lines promised in March, one of each fate. */
export const TEN_LINES: Fact[] = [
	line('a', '2025-03-12', { delivered_date: '2025-03-12' }),
	line('b', '2025-03-12', { delivered_date: '2025-03-09' }),
	line('c', '2025-03-20', { delivered_date: '2025-03-10' }),
	line('d', '2025-03-12', { delivered_date: '2025-03-13' }),
	line('e', '2025-03-28', { delivered_date: '2025-04-03' }),
	line('f', '2025-03-14', {}),
	line('g', '2025-03-14', { delivered_date: '2025-03-14', delivered_qty: 6, status: 'open' }),
	line('h', '2025-03-14', {
		delivered_date: '2025-03-10',
		delivered_qty: 6,
		status: 'short_closed',
		short_closed_date: '2025-03-14'
	}),
	line('i', '2025-03-14', { status: 'cancelled', cancelled_date: '2025-03-01' }),
	line('j', '2025-03-14', { status: 'cancelled', cancelled_date: '2025-03-20' })
];

function line(order: string, promised: string, rest: Fact): Fact {
	return {
		order_id: order,
		line: '1',
		site: 'ULM',
		customer: `C-${order}`,
		product: 'P',
		promised_date: promised,
		ordered_qty: 10,
		delivered_qty: rest.delivered_date ? 10 : null,
		status: rest.delivered_date ? 'delivered' : 'open',
		...rest
	};
}

test('ten lines of March: four on time of nine', async () => {
	const store = await emptyStore();
	await bring(store, { kind: 'deliveries', rows: TEN_LINES, dataDate: '2025-04-30' });
	const values = await valuesOf(readingOf(store), kpiById('L1'), {}, null);
	expect(values.get('')?.get('2025-03')).toMatchObject({ numerator: 4, denominator: 9, value: 4 / 9 });
});
