import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	test: {
		include: ['{src,tests,data,bench}/**/*.test.ts'],
		env: { TZ: 'Pacific/Auckland' },
		// One worker less than there are processors is the default, which leaves half of a small machine idle.
		maxWorkers: '100%',
		testTimeout: 180_000,
		hookTimeout: 120_000
	}
});
