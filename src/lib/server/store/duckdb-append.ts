import {
	DuckDBDateValue,
	DuckDBDecimalType,
	DuckDBDecimalValue,
	DuckDBTimestampTZValue,
	DuckDBTypeId,
	type DuckDBType,
	type DuckDBValue
} from '@duckdb/node-api';
import type { Param } from './store';

const MILLISECONDS_PER_DAY = 86_400_000;
const MICROSECONDS_PER_MILLISECOND = 1000;

/** A value of ours as the appender wants it for a column of this type. */
export function fromParam(value: Param, type: DuckDBType): DuckDBValue {
	if (value === null || typeof value === 'boolean' || Array.isArray(value)) return value as DuckDBValue;
	switch (type.typeId) {
		case DuckDBTypeId.BIGINT:
			return BigInt(value);
		case DuckDBTypeId.DATE:
			return new DuckDBDateValue(Date.parse(`${String(value)}T00:00:00Z`) / MILLISECONDS_PER_DAY);
		case DuckDBTypeId.TIMESTAMP_TZ:
			return new DuckDBTimestampTZValue(BigInt(Date.parse(String(value)) * MICROSECONDS_PER_MILLISECOND));
		case DuckDBTypeId.DECIMAL: {
			const { width, scale } = type as DuckDBDecimalType;
			return DuckDBDecimalValue.fromDouble(Number(value), width, scale);
		}
		case DuckDBTypeId.VARCHAR:
			return String(value);
		default:
			return Number(value);
	}
}
