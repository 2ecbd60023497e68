import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { writeFiles } from './generator/files';
import { generateSample, SHIPPED_SEED } from './generator/sample';

/** Writes the sample organisation anew: `npx tsx data/sample/generate.ts [seed]`. */
const seed = Number(process.argv[2] ?? SHIPPED_SEED);
if (!Number.isInteger(seed)) throw new Error('the seed must be a whole number');

const folder = new URL('./', import.meta.url);
for (const name of readdirSync(folder)) if (name.endsWith('.csv')) rmSync(new URL(name, folder));
const texts = writeFiles(generateSample(seed), seed);
for (const [name, text] of texts) writeFileSync(new URL(name, folder), text);
console.log(`${texts.size - 1} files and their manifest written from seed ${seed}`);
