import { describe, expect, it } from 'vitest';
import { fragment, ident, join, literal, raw, sql, statement } from './sql';

describe('sql', () => {
	it('binds every value and numbers the parameters', () => {
		const built = sql`select * from deliveries where site = ${'Ulm'} and added_seq <= ${7}`;
		expect(built.text).toBe('select * from deliveries where site = $1 and added_seq <= $2');
		expect(built.params).toEqual(['Ulm', 7]);
	});

	it('keeps the order of parameters through nested and joined fragments', () => {
		const conditions = join([fragment`a = ${1}`, fragment`b = ${2}`, raw('c is null')], ' and ');
		const built = statement(fragment`select ${'x'} from t where ${conditions} limit ${3}`);
		expect(built.text).toBe('select $1 from t where a = $2 and b = $3 and c is null limit $4');
		expect(built.params).toEqual(['x', 1, 2, 3]);
	});

	it('never lets text become SQL', () => {
		const hostile = "'; drop table deliveries; --";
		expect(sql`select ${hostile}`.text).toBe('select $1');
		expect(() => ident(hostile)).toThrow('not a name');
		expect(() => ident('Deliveries')).toThrow();
		expect(literal("O'Brien")).toBe("'O''Brien'");
	});
});
