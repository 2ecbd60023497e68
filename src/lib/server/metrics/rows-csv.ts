import { csvLine, type CsvValue } from '$lib/csv';
import { currentSeq } from '../audit/change';
import type { Store } from '../store/store';
import type { KpiDefinition } from './definition';
import { requireDimensions } from './dimensions';
import { readingOf } from './reading';
import { heldScope } from './own-kpis';
import { rowSources } from './row-sources';
import { factsOf, fieldsOf, type FactRow, type RowsQuery } from './rows';

/** Units read at a time: memory does not grow with the number of rows. */
const CHUNK = 20_000;

/**
 * All rows behind a number as CSV: import, file and line, then the fields. Refuses before the first piece is given. What
 * is committed while the pieces are read does not show in them: all are of the moment of the call.
 */
export async function rowsCsv(
	store: Store,
	kpi: KpiDefinition,
	query: Omit<RowsQuery, 'limit' | 'offset'>
): Promise<AsyncIterable<string>> {
	const { part = 'all', month } = query;
	const scope = heldScope(kpi, query.scope ?? {});
	const asOf = query.asOf ?? (await currentSeq(store));
	const reading = readingOf(store, asOf);
	await requireDimensions(reading, kpi, query.scope ?? {}, null);
	const sources = await rowSources(reading, kpi, part, month, scope);
	const fields = fieldsOf(sources);
	return (async function* () {
		yield csvLine(['import', 'file', 'line', ...fields, 'attributes']);
		for (const source of sources)
			for (let offset = 0; ; offset += CHUNK) {
				const { rows } = await factsOf(store, source, { ...query, scope, asOf }, CHUNK, offset);
				if (rows.length === 0) break;
				yield rows.map((row) => csvLine(cellsOf(row, fields))).join('');
			}
	})();
}

/** A row as CSV tells it: import, file and line, its fields, then the kept columns. */
export const cellsOf = (row: FactRow, fields: readonly string[]): CsvValue[] => [
	...[row.importId, row.file, row.line],
	...fields.map((field) => (row[field] ?? null) as CsvValue),
	row.attributes && JSON.stringify(row.attributes)
];
