import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const CONFIG = '.dependency-cruiser.cjs';
const PATHS = {
	compilerOptions: { module: 'esnext', moduleResolution: 'bundler', paths: { '$lib/*': ['./src/lib/*'] } }
};

let house = '';

beforeEach(() => {
	house = mkdtempSync(join(tmpdir(), 'verdict-directions-'));
	cpSync(CONFIG, join(house, CONFIG));
	symlinkSync(resolve('node_modules'), join(house, 'node_modules'));
	writeFileSync(join(house, 'tsconfig.directions.json'), JSON.stringify(PATHS));
	put('src/lib/problem.ts', 'export const problem = 1;');
	put('src/lib/time/month.ts', `export { problem as month } from '../problem';`);
	put('src/lib/server/store/store.ts', 'export const store = 1; export interface Store { open: boolean }');
});

afterEach(() => rmSync(house, { recursive: true, force: true }));

function put(path: string, text: string): void {
	mkdirSync(dirname(join(house, path)), { recursive: true });
	writeFileSync(join(house, path), `${text}\n`);
}

/** Runs the linter as `npm run lint:directions` does. */
function cruise(): { ok: boolean; said: string } {
	const cruiser = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
	const done = spawnSync(process.execPath, [cruiser, 'src', '--config', CONFIG], { cwd: house, encoding: 'utf8' });
	return { ok: done.status === 0, said: done.stdout + done.stderr };
}

describe('the directions between the parts', () => {
	it('lets through what the table allows', () => {
		put('src/lib/server/metrics/series.ts', `import { store } from '../store/store'; export const series = store;`);
		put(
			'src/routes/+page.server.ts',
			`import { series } from '$lib/server/metrics/series'; export const load = series;`
		);
		expect(cruise()).toMatchObject({ ok: true });
	});

	it.each([
		['an alias', 'src/lib/spc/bad.ts', `import { month } from '$lib/time/month'; export default month;`],
		['a relative path', 'src/lib/spc/bad.ts', `import { month } from '../time/month'; export default month;`],
		[
			'a type',
			'src/lib/metrics/bad.ts',
			`import type { Store } from '$lib/server/store/store'; export type S = Store;`
		],
		[
			'a component',
			'src/lib/ui/Bad.svelte',
			`<script lang="ts">import { store } from '$lib/server/store/store';</script>{store}`
		],
		['an import nobody can follow', 'src/lib/spc/bad.ts', `import { gone } from '$lib/nowhere'; export default gone;`]
	])('fails on a breach by %s', (_, path, text) => {
		put(path, text);
		const { ok, said } = cruise();
		expect(ok).toBe(false);
		expect(said).toContain(path);
	});

	it('fails on a circle', () => {
		put('src/lib/spc/a.ts', `import { b } from './b'; export const a = () => b;`);
		put('src/lib/spc/b.ts', `import { a } from './a'; export const b = () => a;`);
		expect(cruise().said).toContain('no-cycles');
	});
});
