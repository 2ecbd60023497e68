import type { Attachment } from 'svelte/attachments';

/** Where an arrow key leads from a cell of a grid; null for other keys. Rows may lack cells: the nearest is taken. */
export function nextCell(
	key: string,
	[row, column]: readonly [number, number],
	[rows, columns]: readonly [number, number]
): [number, number] | null {
	const within = (at: number, many: number) => Math.min(many - 1, Math.max(0, at));
	const steps: Record<string, [number, number]> = {
		ArrowUp: [within(row - 1, rows), column],
		ArrowDown: [within(row + 1, rows), column],
		ArrowLeft: [row, within(column - 1, columns)],
		ArrowRight: [row, within(column + 1, columns)],
		Home: [row, 0],
		End: [row, columns - 1]
	};
	return steps[key] ?? null;
}

/**
 * Makes the links in the cells of a table one stop of the tab key, between which the arrow keys go. Without JavaScript each
 * link stays a stop of its own. It is attached anew when what the cells are made of changes.
 */
export const gridKeys =
	(_content: unknown): Attachment<HTMLTableElement> =>
	(table) => {
		const rows = () => [...table.tBodies].flatMap((body) => [...body.rows].map((row) => [...row.cells].slice(1)));
		const linkOf = (cell: HTMLTableCellElement | undefined) => cell?.querySelector('a') ?? null;
		const links = () => rows().flatMap((row) => row.flatMap((cell) => linkOf(cell) ?? []));
		const choose = (link: HTMLAnchorElement) => {
			for (const other of links()) other.tabIndex = other === link ? 0 : -1;
		};
		const last = links().at(-1);
		const first = rows()[0]?.map(linkOf).findLast(Boolean) ?? last;
		if (first) choose(first);

		const onkeydown = (event: KeyboardEvent) => {
			const grid = rows();
			const row = grid.findIndex((cells) => cells.some((cell) => linkOf(cell) === event.target));
			const column = grid[row]?.findIndex((cell) => linkOf(cell) === event.target) ?? -1;
			const next = row < 0 ? null : nextCell(event.key, [row, column], [grid.length, grid[row]!.length]);
			if (!next) return;
			event.preventDefault();
			const [toRow, toColumn] = next;
			// A month without a value has no link: the search goes on in the same direction.
			for (let at = 0; at < 50; at++) {
				const link = linkOf(grid[toRow + at * Math.sign(toRow - row)]?.[toColumn + at * Math.sign(toColumn - column)]);
				if (link) {
					choose(link);
					link.focus();
					return;
				}
			}
		};
		table.addEventListener('keydown', onkeydown);
		return () => table.removeEventListener('keydown', onkeydown);
	};
