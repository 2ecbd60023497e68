import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { fieldOf } from '../../src/lib/import/kinds';
import type { SampleManifest } from '../../src/lib/server/sample/manifest';
import { shiftFile } from '../../src/lib/server/sample/shift';
import { readTable } from '../../src/lib/server/sample/table';
import { addMonths, lastDay, workingDay } from '../../src/lib/time/month';
import { keyOf, load } from './check/load';
import { monthAt } from './generator/calendar';
import { writeFiles } from './generator/files';
import { generateSample, SHIPPED_SEED } from './generator/sample';

const folder = new URL('./', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const manifest = JSON.parse(read('manifest.json')) as SampleManifest;
const texts = new Map(manifest.files.map(({ file }) => [file, read(file)]));

const shifted = (today: string) =>
	manifest.files.map((entry) => shiftFile(texts.get(entry.file)!, entry, manifest, today));
const loaded = (files: ReturnType<typeof shifted>) =>
	load(files.map(({ kind, csv }) => ({ entry: { kind } as never, rows: readTable(csv).rows })));

test('the files are those that the script writes from the shipped seed', () => {
	const written = writeFiles(generateSample(SHIPPED_SEED), SHIPPED_SEED);
	const onDisk = readdirSync(folder).filter((name) => name.endsWith('.csv') || name === 'manifest.json');
	expect([...written.keys()].sort()).toEqual(onDisk.sort());
	for (const [name, text] of written)
		expect(text === read(name), `${name} differs: run data/sample/generate.ts`).toBe(true);
});

test('the files are few and small, and hold what they promise', () => {
	expect(manifest.files.length).toBeLessThanOrEqual(40);
	expect([...texts.values()].reduce((sum, text) => sum + text.length, 0)).toBeLessThan(6e6);
	const { deliveries, defects, complaints } = load(
		manifest.files.map((entry) => ({ entry, rows: readTable(texts.get(entry.file)!).rows }))
	);
	expect(deliveries.size).toBeGreaterThan(28_000);
	expect(deliveries.size).toBeLessThan(32_000);
	expect(defects.size).toBeGreaterThan(5_500);
	expect(complaints.size).toBeGreaterThan(850);
});

test('all files of a kind have the same columns, and no row differs in its number of cells', () => {
	const headers = new Map<string, string>();
	for (const { file, kind } of manifest.files) {
		const [header = '', ...lines] = texts.get(file)!.trimEnd().split('\n');
		expect(headers.get(kind) ?? header).toBe(header);
		headers.set(kind, header);
		const cells = header.split(',').length;
		expect(lines.filter((line) => line.split(',').length !== cells)).toEqual([]);
	}
});

test('every column is a field of its kind, and every word one that the import knows', () => {
	for (const { file, kind } of manifest.files) {
		const { columns, rows } = readTable(texts.get(file)!);
		for (const { name, type, words } of columns.map((column) => fieldOf(kind, column))) {
			const cells = new Set(rows.map((row) => row[name]!).filter((cell) => cell !== ''));
			if (type === 'word') expect(Object.keys(words)).toEqual(expect.arrayContaining([...cells]));
			if (type === 'count' || type === 'quantity' || type === 'money')
				expect([...cells].filter((cell) => !/^\d+$/.test(cell))).toEqual([]);
		}
	}
});

test('the files come in the order of their upload', () => {
	const days = manifest.files.map(({ uploaded }) => uploaded);
	expect(days).toEqual([...days].sort());
});

test('a key stays at its site and stands in one file only once, unless it is a line in parts', () => {
	const sites = new Map<string, string>();
	for (const { file, kind } of manifest.files) {
		const seen = new Set<string>();
		for (const row of readTable(texts.get(file)!).rows) {
			const key = `${kind}/${keyOf(kind, row)}`;
			expect(sites.get(key) ?? row.site).toBe(row.site);
			sites.set(key, row.site!);
			const part = kind === 'deliveries' ? `${key}/${row.delivered_date}` : key;
			expect(seen.has(part), part).toBe(false);
			seen.add(part);
		}
	}
});

describe.each(['2026-10-31', '2026-10-09', '2027-02-28', '2027-03-01', '2028-02-29', '2027-07-15'])(
	'on %s',
	(today) => {
		const files = shifted(today);
		const month = today.slice(0, 7);

		test('it ends in the month in progress, and no file tells of a day after its upload', () => {
			for (const { kind, name, uploaded, csv } of files) {
				expect(uploaded <= today).toBe(true);
				expect(name).not.toMatch(/[{}]/);
				const { columns, rows } = readTable(csv);
				const past = columns.filter(
					(column) => column === 'date' || (column.endsWith('_date') && column !== 'promised_date')
				);
				for (const row of rows) {
					for (const column of past) expect(row[column]! <= uploaded, `${name} ${column} ${row[column]}`).toBe(true);
					if (kind === 'volumes') expect(row.month! <= month).toBe(true);
				}
			}
			expect(
				files
					.filter(({ name }) => name.includes(month))
					.map(({ kind }) => kind)
					.sort()
			).toEqual(['complaints', 'defects', 'deliveries', 'volumes', 'volumes']);
		});

		test('every line of the ended months is met or missed as it was in the files', () => {
			expect(hits(loaded(files), addMonths(month, -1))).toEqual(reference);
		});

		test('only the planted file changes a month after its cut-off', () => {
			const monthly = files.filter(
				({ name, reason }) => /^(deliveries|defects)_\d{4}-\d{2}\.csv$/.test(name) && !reason
			);
			for (const { kind, name, uploaded, csv } of monthly) {
				const { deliveries, defects } = load([{ entry: { kind } as never, rows: readTable(csv).rows }]);
				for (const rows of [...deliveries.values(), ...defects.values()]) {
					const { promised_date: promised, date, delivered_date, disposition_date } = rows.at(-1)!;
					const cutOff = workingDay(addMonths((promised ?? date)!.slice(0, 7), 1), 8);
					const closed = (delivered_date ?? disposition_date)!;
					const restates = uploaded > cutOff && closed !== '' && closed <= cutOff;
					expect(restates, `${name}: ${Object.values(rows.at(-1)!).join()}`).toBe(false);
				}
			}
		});
	}
);

/** Lines met and missed, by months before the last ended one. */
let reference: [number, number][] = [];
beforeAll(() => {
	reference = hits(loaded(shifted(lastDay(manifest.endMonth))), monthAt(34));
});

function hits({ deliveries }: ReturnType<typeof load>, last: string): [number, number][] {
	const counts = new Map<string, [number, number]>();
	for (const parts of deliveries.values()) {
		const promised = parts[0]!.promised_date!;
		const hit = parts.every((row) => row.status === 'delivered' && row.delivered_date! <= promised);
		const count = counts.get(promised.slice(0, 7)) ?? [0, 0];
		count[hit ? 0 : 1]++;
		counts.set(promised.slice(0, 7), count);
	}
	return Array.from({ length: 35 }, (_, back) => counts.get(addMonths(last, -back)) ?? [0, 0]);
}
