/** The wall and the directions between the parts: who may import whom. */
const pure = (part) => `^src/lib/${part}/`;
const server = (part) => `^src/lib/server/${part}/`;
const problem = '^src/lib/problem\\.ts$';
const csv = '^src/lib/csv\\.ts$';

/** A part may import itself, packages and what its row lists. */
const only = (name, from, allowed) => ({
	name,
	severity: 'error',
	from: { path: from },
	to: { path: '^src/', pathNot: [from, ...allowed].join('|') }
});

module.exports = {
	forbidden: [
		{
			// An import that cannot be followed would escape every rule below.
			name: 'every import is followed',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: '^(\\$app/|\\./\\$types|\\$service-worker)' }
		},
		{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
		only('spc imports nothing', pure('spc'), []),
		only('csv imports nothing', csv, []),
		only('time', pure('time'), [problem]),
		only('metrics', pure('metrics'), [pure('spc'), pure('time'), problem]),
		only('import', pure('import'), [pure('time'), problem, '^src/lib/metrics/(kpi|effect)\\.ts$']),
		only('explore', pure('explore'), [pure('metrics'), pure('time'), problem]),
		only('ui', pure('ui'), [pure('spc'), pure('time'), pure('metrics'), pure('import'), pure('explore'), problem, csv]),
		only('server/config', '^src/lib/server/config\\.ts$', [problem]),
		only('server/store', server('store'), [problem]),
		only('server/audit', server('audit'), [server('store'), problem]),
		only('server/metrics', server('metrics'), [
			pure('metrics'),
			pure('spc'),
			pure('time'),
			problem,
			csv,
			server('store'),
			server('audit'),
			'^src/lib/server/config\\.ts$'
		]),
		only('server/explore', server('explore'), [
			pure('explore'),
			pure('metrics'),
			pure('time'),
			problem,
			csv,
			server('metrics'),
			server('store'),
			server('audit')
		]),
		only('server/import', server('import'), [
			pure('import'),
			pure('metrics'),
			pure('spc'),
			pure('time'),
			problem,
			csv,
			server('metrics'),
			server('store'),
			server('audit'),
			'^src/lib/server/config\\.ts$'
		]),
		only('server/sample', server('sample'), [
			pure('time'),
			problem,
			pure('import'),
			'^src/lib/metrics/(kpi|effect)\\.ts$',
			server('import'),
			server('metrics'),
			server('store'),
			server('audit')
		]),
		{
			name: 'pages never reach into the server',
			severity: 'error',
			from: { path: '^src/lib/(?!server/)' },
			to: { path: '^src/lib/server/' }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		// Where $lib points to; SvelteKit's own paths are written for another folder.
		tsConfig: { fileName: 'tsconfig.directions.json' },
		enhancedResolveOptions: {
			extensions: ['.ts', '.js', '.svelte'],
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'types', 'default']
		}
	}
};
