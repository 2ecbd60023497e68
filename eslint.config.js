import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * What the house style asks of the code and a tool can see.
 * @type {import('eslint').Linter.RulesRecord}
 */
const ours = {
	// `== null` stands for null or undefined.
	eqeqeq: ['error', 'always', { null: 'ignore' }],
	'no-console': 'error',
	'no-template-curly-in-string': 'error',
	'prefer-const': 'error',
	'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
	'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }]
};

/**
 * Rules that read types: a promise nobody waits for is a write nobody knows the end of.
 * @type {import('eslint').Linter.RulesRecord}
 */
const typed = {
	'@typescript-eslint/no-floating-promises': 'error',
	'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
	'@typescript-eslint/await-thenable': 'error',
	'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }]
};

export default typescript.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'node_modules/',
			'var/',
			'static/',
			'coverage/',
			'test-results/',
			'tests/reference/'
		]
	},
	js.configs.recommended,
	...typescript.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
		},
		rules: ours
	},
	{ files: ['**/*.ts', '**/*.svelte'], rules: typed },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: typescript.parser, svelteConfig } },
		// The rule of the plugin knows $props and $bindable.
		// Links carry filters: resolve() and a query put together elsewhere, which the rule cannot follow.
		rules: {
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { destructuring: 'all' }],
			'svelte/no-navigation-without-resolve': ['error', { ignoreGoto: true, ignoreLinks: true }]
		}
	},
	{ files: ['**/*.cjs', '*.js', 'scripts/**/*.js'], ...typescript.configs.disableTypeChecked },
	{
		files: ['src/**'],
		// The environment is read once, in server/config.ts; everything else is told.
		rules: { 'no-restricted-imports': ['error', { patterns: ['$env/*', '$app/stores'] }] }
	},
	{
		files: ['src/lib/**'],
		ignores: ['src/lib/ui/**'],
		rules: { 'no-restricted-imports': ['error', { patterns: ['$env/*', '$app/*'] }] }
	},
	{ files: ['scripts/**', 'bench/**', 'data/**'], rules: { 'no-console': 'off' } }
);
