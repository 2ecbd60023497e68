import {
	BIGINT,
	BOOLEAN,
	DOUBLE,
	DuckDBDateValue,
	DuckDBDecimalValue,
	DuckDBListValue,
	DuckDBTimestampTZValue,
	DuckDBTimestampValue,
	LIST,
	VARCHAR,
	listValue,
	type DuckDBType,
	type DuckDBValue
} from '@duckdb/node-api';
import type { Param, Row, Value } from './store';

const MICROSECONDS_PER_MILLISECOND = 1000n;

/** One value of a result: dates and times as ISO text, whole numbers as numbers up to 2^53 and as text beyond. */
export function fromDuckDB(value: DuckDBValue): Value {
	if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
		return value;
	if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
	if (value instanceof DuckDBDateValue) return value.toString();
	if (value instanceof DuckDBDecimalValue) return decimal(value);
	if (value instanceof DuckDBTimestampTZValue || value instanceof DuckDBTimestampValue)
		return new Date(Number(value.micros / MICROSECONDS_PER_MILLISECOND)).toISOString();
	if (value instanceof DuckDBListValue) return value.items.map(fromDuckDB);
	return value.toString();
}

function decimal(value: DuckDBDecimalValue): number | string {
	return Number.isSafeInteger(Number(value.value)) ? value.toDouble() : value.toString();
}

const camel = (name: string): string => name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Rows as objects with camelCase keys: the only place where names change between SQL and TypeScript. */
export function toRows(names: readonly string[], rows: readonly (readonly DuckDBValue[])[]): Row[] {
	const keys = names.map(camel);
	return rows.map((row) => {
		const object: Row = {};
		keys.forEach((key, index) => (object[key] = fromDuckDB(row[index] ?? null)));
		return object;
	});
}

/** A parameter as the driver wants it, with its type said outright: lists would otherwise bind as fixed arrays. */
export function toDuckDB(param: Param): { value: DuckDBValue; type: DuckDBType } {
	if (param === null) return { value: null, type: VARCHAR };
	if (Array.isArray(param)) {
		const isText = typeof param[0] !== 'number';
		return {
			value: listValue(isText ? (param as string[]) : (param as number[]).map(BigInt)),
			type: LIST(isText ? VARCHAR : BIGINT)
		};
	}
	if (typeof param === 'string') return { value: param, type: VARCHAR };
	if (typeof param === 'boolean') return { value: param, type: BOOLEAN };
	if (typeof param === 'bigint') return { value: param, type: BIGINT };
	return Number.isSafeInteger(param) ? { value: BigInt(param), type: BIGINT } : { value: param, type: DOUBLE };
}
