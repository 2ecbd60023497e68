import { resolve } from 'node:path';
import { install, orEnd } from './prepare.js';
import { run } from './run.js';

// `npm run check:spc -- FOLDER`: holds each reference case of FOLDER, ours without one, against the statistics. The check
// itself is that of the tests.

const folder = process.argv[2];
orEnd('Installing', install());
const check = ['tsx', 'tests/reference/spc/run.ts', ...(folder ? [resolve(folder)] : [])];
process.exit(run('npx', check) ? 0 : 1);
