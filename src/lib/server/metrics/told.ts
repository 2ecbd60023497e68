import { fragment, join, raw, type Fragment } from '../store/sql';

/** Whether the file of an import had a column for a field: its mapping names it. */
export const mapsField = (alias: string, field: string): Fragment =>
	fragment`${raw(`${alias}.mapping`)} like ${`%"${field.replaceAll('_', '!_')}":%`} escape '!'`;

/**
 * Whether the fact row `f` tells these fields, if only that there is nothing to tell: an empty cell says something, a
 * column that the file lacks does not.
 */
export const isTold = (...fields: [string, ...string[]]): Fragment =>
	fragment`(${raw(
		fields.map((field) => `f.${field} is not null`).join(' and ')
	)} or f.import_id in (select i.import_id from imports i where ${join(
		fields.map((field) => mapsField('i', field)),
		' and '
	)}))`;
