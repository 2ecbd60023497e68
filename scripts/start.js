import { build, install, orEnd } from './prepare.js';

// `npm start`: installs what is missing, builds when the sources have changed, and serves in this process.
orEnd('Installing', install());
orEnd('Building', build());
const { serve } = await import('./serve.js');
await serve();
