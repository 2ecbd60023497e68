import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normaliseName, normaliseWord } from './cell';
import { fieldsOf } from './headers';
import { KINDS, fieldOf, kindOf } from './kinds';

const migrations = ['0003-facts', '0015-measures']
	.map((name) => readFileSync(`src/lib/server/store/migrations/${name}.sql`, 'utf8'))
	.join('\n');

/** Columns of a fact table that a file brings: all but those of lineage and of the order line. */
function columnsOf(table: string): string[] {
	const body = new RegExp(`create table ${table} \\(([\\s\\S]*?)\\n\\);`).exec(migrations)?.[1] ?? '';
	const own = [
		'attributes',
		'line_key',
		'whole_line',
		'row_key',
		'part_no',
		'row_hash',
		'import_id',
		'file_line',
		'added_seq',
		'removed_seq'
	];
	return [...body.matchAll(/^\t([a-z_]+) /gm)].flatMap(([, name = '']) => (own.includes(name) ? [] : [name])).sort();
}

describe('kinds', () => {
	it.each(['deliveries', 'defects', 'complaints', 'measures'])('%s have exactly the columns of their table', (id) => {
		const names = kindOf(id).fields.map((field) => field.name);
		expect(names.sort()).toEqual(columnsOf(id));
	});

	it('volumes have the columns of their table, and their measures as fields', () => {
		const { fields, anyOf } = kindOf('volumes');
		const measures = fields.filter((field) => field.measure).map((field) => field.name);
		const columns = fields.filter((field) => !field.measure).map((field) => field.name);
		expect([...columns, 'measure', 'amount'].sort()).toEqual(columnsOf('volumes'));
		expect(measures).toEqual([...anyOf, 'opportunities_per_unit', 'revenue']);
	});

	it('asks for what cannot be assumed, and nothing else', () => {
		const required = (id: string) => kindOf(id).fields.flatMap((field) => (field.required ? [field.name] : []));
		expect(required('deliveries')).toEqual(['order_id', 'promised_date']);
		expect(required('defects')).toEqual(['defect_id', 'date', 'defect_type', 'severity', 'quantity']);
		expect(required('complaints')).toEqual(['complaint_id', 'received_date']);
		expect(required('volumes')).toEqual(['month']);
		expect(required('measures')).toEqual(['kpi', 'month']);
	});

	it('refuses a kind that does not exist, prototype names included', () => {
		for (const id of ['orders', '__proto__', 'constructor', ''])
			expect(() => kindOf(id)).toThrow(expect.objectContaining({ code: 'unknown_kind', status: 400 }));
	});

	it('rejects unknown words for severity, status, direction and stage only', () => {
		const words = KINDS.flatMap((kind) => kind.fields).filter((field) => field.type === 'word');
		const rejecting = words.filter((field) => field.unknownWord === 'reject').map((field) => field.name);
		expect([...new Set(rejecting)].sort()).toEqual(['direction', 'severity', 'stage', 'status']);
	});

	it('gives no word of a field two meanings', () => {
		for (const kind of KINDS)
			for (const field of kind.fields) {
				const all = Object.entries(field.words).flatMap(([word, synonyms]) =>
					[...new Set([word, ...synonyms].map(normaliseWord))].map((spelling) => spelling)
				);
				expect(all.length, `${kind.id}.${field.name}`).toBe(new Set(all).size);
			}
	});

	it('shares a header between fields only where their values tell them apart', () => {
		for (const kind of KINDS)
			for (const field of kind.fields)
				for (const header of [...field.plainHeaders, ...field.headers]) {
					const best = [...fieldsOf(kind, header)].filter(([, fit]) => fit >= 2).map(([one]) => one.type);
					expect(new Set(best).size, `${kind.id}: ${header}`).toBe(best.length);
				}
	});

	it('shares a loose header between fields only where it is known how that is settled', () => {
		const shared = KINDS.flatMap((kind) =>
			kind.fields
				.flatMap((field) => field.looseHeaders)
				.filter((header) => [...fieldsOf(kind, header).values()].filter((fit) => fit === 1).length > 1)
				.map((header) => `${kind.id} ${header}`)
		);
		// Each has a test of the mapping.
		expect([...new Set(shared)].sort()).toEqual([
			'complaints Item',
			'deliveries EINDT',
			'deliveries Item',
			'deliveries Livré'
		]);
	});

	it('declares no header of a field at two strengths', () => {
		for (const kind of KINDS)
			for (const field of kind.fields) {
				const strengths = [field.plainHeaders, field.headers, field.looseHeaders, field.doubtfulHeaders];
				const own = strengths.flatMap((headers) => [...new Set(headers.map(normaliseName))]);
				const twice = own.filter((name, at) => own.indexOf(name) !== at);
				expect(twice, `${kind.id}.${field.name}`).toEqual([]);
			}
	});

	it('knows each field by its name, its label and every header it declares', () => {
		for (const kind of KINDS)
			for (const field of kind.fields) {
				const { plainHeaders, headers, looseHeaders, doubtfulHeaders } = field;
				for (const name of [...plainHeaders, ...headers, ...looseHeaders, ...doubtfulHeaders])
					expect([...fieldsOf(kind, name).keys()], name).toContain(field);
			}
	});

	it('throws for a field of ours that is not there', () => {
		expect(fieldOf('defects', 'severity').label).toBe('Severity');
		expect(() => fieldOf('defects', 'promised_date')).toThrow('defects has no field promised_date');
	});
});
