import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/**
 * What a store holds once its server has stopped, read from its file and not by the product.
 * @param {string} dataDir
 * @param {string} kind
 * @param {string[]} fields
 * @returns {Promise<Record<string, unknown>[]>}
 */
export async function storedRows(dataDir, kind, fields) {
	const path = join(dataDir, 'own.duckdb');
	if (!existsSync(path)) return [];
	const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
	try {
		const connection = await instance.connect();
		const columns = fields.map((name) => (name === 'units' ? 'amount as units' : name)).map(asText);
		const reader = await connection.runAndReadAll(
			`select ${columns.join(', ')} from ${kind} where removed_seq is null`
		);
		connection.closeSync();
		return /** @type {Record<string, unknown>[]} */ (reader.getRowObjectsJson());
	} finally {
		instance.closeSync();
	}
}

/** Days and months as text. @param {string} column */
const asText = (column) =>
	/(?:_date|^date|^month)$/.test(column)
		? `strftime(${column}, '${column === 'month' ? '%Y-%m' : '%Y-%m-%d'}') as ${column}`
		: column;
