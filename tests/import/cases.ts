import { readFileSync } from 'node:fs';
import type { DateOrder, ImportRequest } from '../../src/lib/import/answer';
import type { DataKind } from '../../src/lib/metrics/kpi';

export interface Rejected {
	line: number;
	code: string | string[];
	field?: string;
}

/** What a case expects; `any` lists alternatives that are all right. */
export interface Expectation {
	any?: Expectation[];
	outcome?: 'accept' | 'accept_with_rejects' | 'ask' | 'refuse';
	records?: Record<string, string | number | null>[];
	rejected?: Rejected[];
	skipped?: Rejected[];
	code?: string | string[];
	question?: string;
	field?: string;
	then?: Expectation;
	ignored_columns?: string[];
}

export interface Case {
	id: string;
	kind: DataKind;
	file?: string;
	sequence?: string[];
	generator?: { type: string; head?: string; unit?: string; bytes?: number; columns?: number; rows?: number };
	answers?: {
		date_order?: DateOrder;
		number_format?: 'decimal_comma' | 'decimal_point';
		column_mapping?: ImportRequest['mapping'];
		header_row?: number;
	};
	expect: Expectation & { steps?: Expectation[] };
}

const FOLDER = 'tests/reference/csv';

export const manifest = JSON.parse(readFileSync(`${FOLDER}/manifest.json`, 'utf8')) as {
	fields: Record<DataKind, string[]>;
	cases: Case[];
};

export const fileOf = (name: string): Buffer => readFileSync(`${FOLDER}/files/${name}`);

/** The case's answers as parameters of an import. */
export function answersOf({ answers }: Case): Partial<ImportRequest> {
	const format = answers?.number_format;
	return {
		...(answers?.date_order && { dateOrder: answers.date_order }),
		...(format && { numberFormat: format === 'decimal_comma' ? ('comma' as const) : ('point' as const) }),
		...(answers?.column_mapping && { mapping: answers.column_mapping }),
		...(answers?.header_row !== undefined && { headerRow: answers.header_row })
	};
}
