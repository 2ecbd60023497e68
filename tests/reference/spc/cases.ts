import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One published case; `input` and `expected` are described per kind in the README beside it. */
export interface Case {
	id: string;
	title: string;
	kind: string;
	chart?: string;
	// eslint-disable-next-line @typescript-eslint/no-explicit-any -- their shape differs by kind
	input: any;
	// eslint-disable-next-line @typescript-eslint/no-explicit-any
	expected: any;
	file: string;
	tolerance: Tolerance;
}

export interface Tolerance {
	relative: number;
	absolute: number;
}

/** The cases of all files of a folder that hold any. */
export function loadCases(folder: string): Case[] {
	const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
	return files.sort().flatMap((file) => {
		const set = JSON.parse(readFileSync(join(folder, file), 'utf8'));
		if (!Array.isArray(set.cases)) return [];
		// A file without tolerances asks for equal values.
		const tolerance = { relative: set.tolerance_relative ?? 0, absolute: set.tolerance_absolute ?? 0 };
		return set.cases.map((item: Omit<Case, 'file' | 'tolerance'>) => ({ ...item, file, tolerance }));
	});
}

/** What a case is counted under: its kind, and its chart where it has one. */
export const labelOf = ({ kind, chart }: Case): string => (kind === 'control_chart' ? `${kind} ${chart}` : kind);
