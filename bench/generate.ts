import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { isMonth } from '../src/lib/time/month';
import { deliveries } from './generator/deliveries';
import { dirtied } from './generator/dirty';
import { complaints, defects, volumes } from './generator/others';
import { Span } from './generator/organisation';

/**
 * Writes CSV files of any size for measurements; the same options always give the same bytes:
 * `npx tsx bench/generate.ts --rows 1000000 --end 2026-09 --out /tmp/bench`. With `--dirty` those of the deliveries that show
 * how dirty rows are read, beside the same rows clean.
 */
const { values: options } = parseArgs({
	options: {
		rows: { type: 'string', default: '100000' },
		end: { type: 'string', default: '2026-09' },
		seed: { type: 'string', default: '1' },
		out: { type: 'string', default: 'var/bench' },
		dirty: { type: 'boolean', default: false }
	}
});
const rows = wholeNumber(options.rows, 'rows');
const seed = wholeNumber(options.seed, 'seed');
if (!isMonth(options.end)) throw new Error('--end must be a month such as 2026-09');

/** Defects and complaints grow with the deliveries; volumes stay what a site reports. */
const span = new Span(options.end);
type File = [name: string, chunks: Generator<string>, encoding?: BufferEncoding];
const clean: File[] = [
	['deliveries', deliveries(rows, seed, span)],
	['defects', defects(Math.ceil(rows / 10), seed, span)],
	['complaints', complaints(Math.ceil(rows / 50), seed, span)],
	['volumes', volumes(5, seed, span)]
];
const weighed = () => deliveries(rows, seed, span, true);
const withUmlauts = (name: string) => name.replace('CUST', 'KÄUFER');
const dirty: File[] = [
	['weighed', weighed()],
	['dirty', dirtied(weighed(), seed)],
	// Windows-1252 as far as these letters go.
	['dirty-1252', dirtied(weighed(), seed, withUmlauts), 'latin1']
];

mkdirSync(options.out, { recursive: true });
for (const [name, chunks, encoding] of options.dirty ? dirty : clean) {
	const started = performance.now();
	const path = join(options.out, `${name}_${rows}.csv`);
	const megabytes = (await write(path, chunks, encoding)) / 1e6;
	const seconds = (performance.now() - started) / 1000;
	console.log(`${path}: ${megabytes.toFixed(1)} MB in ${seconds.toFixed(2)} s`);
}

/** Streams the chunks to a file, waiting whenever the disk is slower; returns the bytes written. */
async function write(path: string, chunks: Iterable<string>, encoding: BufferEncoding = 'utf8'): Promise<number> {
	const stream = createWriteStream(path, { highWaterMark: 1 << 22, encoding });
	for (const chunk of chunks) if (!stream.write(chunk)) await once(stream, 'drain');
	stream.end();
	await finished(stream);
	return stream.bytesWritten;
}

function wholeNumber(text: string, name: string): number {
	const value = Number(text);
	if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number from 1`);
	return value;
}
