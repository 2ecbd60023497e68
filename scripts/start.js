import { build, install } from './prepare.js';

// `npm start`: installs what is missing, builds when the sources have changed, and serves in this process.
install();
build();
const { serve } = await import('./serve.js');
await serve();
