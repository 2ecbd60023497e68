import type { DataKind } from '../../../src/lib/metrics/kpi';
import type { Row } from '../../../src/lib/server/sample/table';
import type { DealtFile } from '../generator/files';

/** The rows that stand after some files were read, by kind and key: a file replaces all rows of a key it mentions. */
export type Loaded = Record<DataKind, Map<string, Row[]>>;

export function load(
	files: readonly (Pick<DealtFile, 'rows'> & { entry: Pick<DealtFile['entry'], 'kind'> })[]
): Loaded {
	const loaded: Loaded = {
		deliveries: new Map(),
		defects: new Map(),
		complaints: new Map(),
		volumes: new Map(),
		measures: new Map()
	};
	for (const { entry, rows } of files) {
		const mentioned = new Map<string, Row[]>();
		for (const row of rows) {
			const key = keyOf(entry.kind, row);
			const same = mentioned.get(key);
			if (same) same.push(row);
			else mentioned.set(key, [row]);
		}
		for (const [key, of] of mentioned) loaded[entry.kind].set(key, of);
	}
	return loaded;
}

export function keyOf(kind: DataKind, row: Row): string {
	switch (kind) {
		case 'deliveries':
			return `${row.order_id}/${row.line}`;
		case 'defects':
			return row.defect_id!;
		case 'complaints':
			return row.complaint_id!;
		case 'volumes':
			return `${row.month}/${row.site}/${row.process}/${row.product}/${row.supplier}`;
		case 'measures':
			return `${row.kpi}/${row.month}/${row.site}`;
	}
}
