import { describe, expect, test } from 'vitest';
import { bring, found } from './import.fixture';

describe('the currency of amounts', () => {
	const HEAD = 'Defect ID,Date,Defect type,Severity,Quantity';
	const defect = (no: number, ...cells: string[]) =>
		[`D-${no}`, '2026-09-01', 'Scratch', 'minor', '1', ...cells].join();

	test.each([
		['a clean file', ['']],
		['a file with blank lines', ['', '']]
	])('in a column of its own, in %s', async (_, between) => {
		const rows = [
			defect(1, '5', 'EUR'),
			defect(2, '6', 'usd'),
			defect(3, '', 'USD'),
			defect(4, '7', ''),
			defect(5, '8', 'n/k')
		];
		const answer = await bring([`${HEAD},Cost,Währung`, ...rows, ...between].join('\n'), { kind: 'defects' });
		expect(found(answer).filter((issue) => issue.includes('other'))).toEqual(['3 other_currency cost']);
		expect(answer.issues[0]).toMatchObject({ value: '6 USD', message: expect.stringContaining('6 USD') });
		expect(answer.rows).toMatchObject({ accepted: 4, rejected: 1 });
	});

	test('in the header of the amounts', async () => {
		const rows = [defect(1, '5'), defect(2, '')];
		const answer = await bring([`${HEAD},Kosten in USD`, ...rows, ''].join('\n'), {
			kind: 'defects',
			mapping: { cost: 'Kosten in USD' }
		});
		expect(found(answer)).toEqual(['2 other_currency cost']);
		const own = await bring([`${HEAD},Kosten (EUR)`, ...rows, ''].join('\n'), { kind: 'defects' });
		expect(own.rows.accepted).toBe(2);
		const other = bring([`${HEAD},Kosten [$]`, defect(1, '5'), ''].join('\n'), { kind: 'defects' });
		await expect(other).rejects.toMatchObject({ code: 'too_many_errors' });
	});

	test('is of no interest where no amount is taken', async () => {
		const answer = await bring([`${HEAD},Cost,Currency`, defect(1, '5', 'USD'), ''].join('\n'), {
			kind: 'defects',
			mapping: { cost: { index: 0 } }
		});
		expect(found(answer)).toEqual([]);
	});
});
