import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestServer } from '../server';

/** What a reader could notice of a store: its history, its figures, and files left lying about. */
export async function footprint(server: TestServer): Promise<unknown> {
	const read = async (path: string) => (await fetch(server.api(path))).json();
	return {
		imports: await read('imports'),
		series: await read('kpis/on-time-delivery/series'),
		defects: await read('kpis/critical-defects/series'),
		incoming: readdirSync(join(server.dataDir, 'incoming'))
	};
}

export interface Refused {
	status: number;
	code: string;
	error: Record<string, unknown>;
}

/** A refusal as a program reads it. */
export async function refusal(response: Response): Promise<Refused> {
	const { error } = (await response.json()) as { error: Record<string, unknown> };
	return { status: response.status, code: String(error.code), error };
}
