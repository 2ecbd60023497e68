import { describe, expect, it } from 'vitest';
import { importQuery, outcomeOf } from './send-import';

describe('importQuery', () => {
	it('says only what was chosen', () =>
		expect(importQuery({ kind: 'deliveries', dryRun: false })).toBe('kind=deliveries'));
	it('writes objects as JSON and months as a range', () => {
		const query = new URLSearchParams(
			importQuery({
				kind: 'defects',
				dryRun: true,
				mapping: { date: { index: 2 } },
				fixed: {},
				months: { from: '2026-08', to: '2026-09' },
				sites: ['Ulm', 'Brno']
			})
		);
		expect(Object.fromEntries(query)).toEqual({
			kind: 'defects',
			dryRun: 'true',
			mapping: '{"date":{"index":2}}',
			months: '2026-08..2026-09',
			sites: 'Ulm,Brno'
		});
	});
});

describe('outcomeOf', () => {
	it('knows an answer', () => expect(outcomeOf(200, '{"id":null,"rows":{}}').kind).toBe('answer'));
	it('knows a question', () =>
		expect(outcomeOf(422, '{"error":{"code":"question","question":"date_order"}}').kind).toBe('question'));
	it('knows a refusal', () =>
		expect(outcomeOf(413, '{"error":{"code":"too_large","message":"Too large."}}')).toEqual({
			kind: 'refused',
			refusal: { code: 'too_large', message: 'Too large.' }
		}));
	it('turns an answer that is no JSON into a refusal', () =>
		expect(outcomeOf(502, '<h1>Bad gateway</h1>')).toMatchObject({ kind: 'refused', refusal: { code: 'status_502' } }));
});
