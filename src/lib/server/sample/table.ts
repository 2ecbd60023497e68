/** A row by column name. */
export type Row = Record<string, string>;

export interface Table {
	columns: string[];
	rows: Row[];
}

/** Reads a CSV of the sample: comma, one header line, no quoting (`writeTable` refuses what would need it). */
export function readTable(csv: string): Table {
	const [header = '', ...lines] = csv.split('\n');
	const columns = header.split(',');
	const rows = lines
		.filter((line) => line !== '')
		.map((line) => {
			const cells = line.split(',');
			const row: Row = {};
			for (let index = 0; index < columns.length; index++) row[columns[index]!] = cells[index] ?? '';
			return row;
		});
	return { columns, rows };
}

export function writeTable({ columns, rows }: Table): string {
	const lines = rows.map((row) => columns.map((column) => plain(row[column] ?? '')).join(','));
	return [columns.join(','), ...lines, ''].join('\n');
}

function plain(cell: string): string {
	if (/[",\r\n]/.test(cell)) throw new Error(`the sample's files are written without quoting: ${cell}`);
	return cell;
}
