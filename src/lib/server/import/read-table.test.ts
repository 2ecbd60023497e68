import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable } from './read-table';
import { uploadOf } from './reading.fixture';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'verdict-table-'))));
afterAll(() => rm(folder, { recursive: true }));

async function table(content: string | Buffer): Promise<string[][]> {
	const rows: string[][] = [];
	for await (const row of (await readTable(await uploadOf(folder, content))).rows) rows.push(row);
	return rows;
}

describe('readTable', () => {
	it('leaves out what is no record, and keeps values as they stand', async () => {
		const text = 'Stand 2026;;\n\nName;Wert;Notiz\na;1,50; x\n\nName;Wert;Notiz\nb;2;"y;z"\nQuelle: Werk Ulm;;\n';
		expect(await table(Buffer.from(text, 'utf16le'))).toEqual([
			['Name', 'Wert', 'Notiz'],
			['a', '1,50', ' x'],
			['b', '2', 'y;z']
		]);
	});

	it('gives ragged and misquoted rows as far as they can be read', async () => {
		expect(await table('a,b,c\n1,2\n3,4,5,6\n7,8,9,,\n"x,5,"y"\n1,2,3\n')).toEqual([
			['a', 'b', 'c'],
			['1', '2', ''],
			['3', '4', '5', '6'],
			['7', '8', '9'],
			['"x', '5', 'y'],
			['1', '2', '3']
		]);
	});

	it('gives no header where the file has none, and nothing but it where there are no rows', async () => {
		expect(await table('1,x\n2,y\n')).toEqual([['1', 'x'], ['2', 'y']]); // prettier-ignore
		expect(await table('Name,Value\n')).toEqual([['Name', 'Value']]);
	});

	it('cuts at blanks only where nothing else does', async () => {
		expect((await table('id day "long name"\n1 2026-01-01 "a b"\n2 2026-01-02 c\n3 2026-01-03 d\n'))[1]).toEqual([
			'1',
			'2026-01-01',
			'a b'
		]);
		expect(await table('Note\nall is well\nall is lost\n')).toEqual([['Note'], ['all is well'], ['all is lost']]);
	});

	it('goes on behind a quote that never closes', async () => {
		expect(await table('a,b,c\n1,2,"x\n3,4,5\n6,"7\n')).toEqual([
			['a', 'b', 'c'],
			['1', '2', '"x'],
			['3', '4', '5'],
			['6', '"7', '']
		]);
	});

	it('takes the encoding that it is told', async () => {
		const bytes = Buffer.concat([Buffer.from('Ort,Wert\nKöln-Süd,1\n'), Buffer.from('München,2\n', 'latin1')]);
		await expect(table(bytes)).rejects.toMatchObject({ code: 'bad_encoding' });
		const { rows } = await readTable(await uploadOf(folder, bytes), 'windows-1252');
		const cities: (string | undefined)[] = [];
		for await (const [city] of rows) cities.push(city);
		expect(cities).toEqual(['Ort', 'KÃ¶ln-SÃ¼d', 'München']);
	});

	it('finds the header of a table of years below its notes', async () => {
		const notes = '"Data Source","World Indicators",\n\n"Last Updated","2020-01-01",\n\n';
		const years = '"Country","Code","1960","1961",\n';
		const rows = Array.from({ length: 9 }, (_, at) => `"Land ${at}","L${at}","${at * 1.5}","",\n`).join('');
		expect((await table(notes + years + rows)).slice(0, 2)).toEqual([
			['Country', 'Code', '1960', '1961', ''],
			['Land 0', 'L0', '0', '', '']
		]);
	});

	it('refuses what is no table with the reason', async () => {
		await expect(table('%PDF-1.7')).rejects.toMatchObject({ code: 'unsupported_format' });
	});
});
