import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { removeFolder, temporaryFolder } from '../spawn-server.js';

const COLUMNS = {
	order_id: 'varchar',
	line: 'varchar',
	site: 'varchar',
	customer: 'varchar',
	product: 'varchar',
	promised_date: 'date',
	delivered_date: 'date',
	ordered_qty: 'decimal(18, 3)',
	delivered_qty: 'decimal(18, 3)'
};

/**
 * Seconds that DuckDB itself needs to read the file into a typed table of a new file database, checkpoint included.
 * @param {string} csv
 * @param {number} memoryLimitMb
 */
export async function baselineSeconds(csv, memoryLimitMb) {
	const folder = temporaryFolder();
	const settings = { memory_limit: `${memoryLimitMb}MB`, threads: '2' };
	const instance = await DuckDBInstance.create(join(folder, 'baseline.duckdb'), settings);
	const connection = await instance.connect();
	const columns = Object.entries(COLUMNS).map(([name, type]) => `'${name}': '${type}'`);
	const started = performance.now();
	await connection.run(
		`create table deliveries as select * from read_csv('${csv}', header = true, columns = {${columns.join(', ')}})`
	);
	await connection.run('checkpoint');
	const seconds = (performance.now() - started) / 1000;
	connection.disconnectSync();
	instance.closeSync();
	removeFolder(folder);
	return seconds;
}
