import { describe, expect, it } from 'vitest';
import type { IssueGroup } from '$lib/import/answer';
import { fixesOf } from './fixes';

const group = (parts: Partial<IssueGroup>): IssueGroup => ({
	code: 'bad_date',
	field: 'delivered_date',
	severity: 'error',
	count: 31,
	lines: [118],
	examples: [],
	suggestions: [],
	...parts
});
const buttons = (parts: Partial<IssueGroup>) => fixesOf('deliveries', group(parts), {}).buttons;

describe('fixesOf', () => {
	it('lets a note in place of an optional day mean that nothing happened yet', () =>
		expect(buttons({ examples: ['31.09.2026', 'tbd', ''] })).toEqual([
			{ label: '“tbd” means not delivered yet', choices: { values: { delivered_date: { tbd: '' } } } }
		]));
	it('does not empty a day that every row needs', () =>
		expect(buttons({ field: 'promised_date', examples: ['tbd'] })).toEqual([]));
	it('lets a word mean a word of the product', () =>
		expect(
			fixesOf('deliveries', group({ code: 'unknown_status', field: 'status', examples: ['neu'] }), {}).words
		).toEqual([{ field: 'status', value: 'neu', words: ['open', 'delivered', 'short_closed', 'cancelled'] }]));
	it('lets a KPI be declared that nobody knows, or mean one that is known', () => {
		const kpis = () => [{ id: 'on-time-delivery', name: 'On-time delivery' }] as never;
		const unknown = group({ code: 'unknown_kpi', field: 'kpi', examples: ['Joy', ''] });
		expect(fixesOf('measures', unknown, {}, kpis)).toEqual({
			buttons: [{ label: 'Check the file again', choices: {} }],
			words: [
				{
					...{ field: 'kpi', value: 'Joy', words: ['on-time-delivery'] },
					names: { 'on-time-delivery': 'On-time delivery' }
				}
			],
			declare: ['Joy']
		});
	});
	it('offers to leave out a column in another currency', () =>
		expect(fixesOf('defects', group({ code: 'other_currency', field: 'cost' }), {}).buttons).toHaveLength(1));
	it('lets a name be another way to write a known one, each or all', () => {
		const suggestions = [
			{ value: 'VLV220', suggestion: 'VLV-220' },
			{ value: 'Acme Gmbh', suggestion: 'ACME GmbH' }
		];
		const choices = { values: { product: { VLV220: 'VLV-220' } } };
		const named = { code: 'name_resembles', field: 'product', severity: 'warning' } as const;
		expect(buttons({ ...named, suggestions: suggestions.slice(0, 1) })).toEqual([
			{ label: 'Use VLV-220 for all “VLV220”', choices }
		]);
		expect(buttons({ ...named, suggestions }).map(({ label }) => label)).toEqual([
			'Use VLV-220 for all “VLV220”',
			'Use ACME GmbH for all “Acme Gmbh”',
			'Use both known names'
		]);
		expect(buttons({ ...named, suggestions }).at(-1)?.choices).toEqual({
			values: { product: { VLV220: 'VLV-220', 'Acme Gmbh': 'ACME GmbH' } }
		});
	});
	it('has none where rows must be mended one by one', () =>
		expect(fixesOf('deliveries', group({ code: 'duplicate_id', field: null }), {})).toEqual({
			buttons: [],
			words: []
		}));
});
