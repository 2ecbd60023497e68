import { changePaths } from './openapi-change';
import { comparisonPaths } from './openapi-comparison';
import { draftPaths, draftSchemas } from './openapi-drafts';
import { explorePaths, exploreSchemas, viewPaths } from './openapi-explore';
import { importPaths } from './openapi-import-calls';
import { importSchemas } from './openapi-imports';
import { kpiPaths, kpiSchemas } from './openapi-kpis';
import { judgingPaths, judgingSchemas } from './openapi-judging';
import { notePaths, noteSchemas } from './openapi-notes';
import { ownKpiPaths } from './openapi-own-kpis';
import { periodPaths } from './openapi-periods';
import { answer, object, refer, text, words, type Paths, type Schema } from './openapi-parts';

const refusal: Schema = object({
	error: {
		type: 'object',
		description: 'Further properties belong to the code: candidates of a question, rows and issues of a refused file.',
		properties: { code: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' }, message: text },
		required: ['code', 'message'],
		additionalProperties: true
	}
});

const probePaths: Paths = {
	'/healthz': {
		get: {
			operationId: 'getHealth',
			summary: 'Liveness: the process answers.',
			tags: ['Operation'],
			responses: { 200: answer('It does.', object({ status: words('ok') })) }
		}
	},
	'/readyz': {
		get: {
			operationId: 'getReadiness',
			summary: 'Readiness: the stores are open and answer, migrations have run.',
			tags: ['Operation'],
			responses: {
				200: answer('Ready.', refer('Readiness')),
				503: answer('Not ready.', refer('Readiness'))
			}
		}
	},
	'/api/v1/openapi.json': {
		get: {
			operationId: 'getDescription',
			summary: 'This document.',
			tags: ['Operation'],
			responses: { 200: answer('OpenAPI 3.1.', { type: 'object' }) }
		}
	}
};

/** The API as it is; tests hold it against the real answers. */
export const openapi = {
	openapi: '3.1.0',
	info: {
		title: 'Verdict',
		version: '1',
		description:
			'KPIs with their evidence. Months are YYYY-MM, days YYYY-MM-DD; shares and rates are plain ratios, `factor` and ' +
			'`unit` are for display. Every refusal has a permanent code. A scheduled job may send ADMIN_TOKEN as bearer token.'
	},
	paths: {
		...importPaths,
		...draftPaths,
		...kpiPaths,
		...ownKpiPaths,
		...comparisonPaths,
		...periodPaths,
		...changePaths,
		...judgingPaths,
		...notePaths,
		...explorePaths,
		...viewPaths,
		...probePaths
	},
	components: {
		schemas: {
			...importSchemas,
			...draftSchemas,
			...kpiSchemas,
			...judgingSchemas,
			...noteSchemas,
			...exploreSchemas,
			Refusal: refusal,
			Readiness: object({ status: words('ready', 'not_ready') })
		},
		securitySchemes: { token: { type: 'http', scheme: 'bearer' } }
	},
	// Until there are accounts, the token is accepted, not asked for.
	security: [{}, { token: [] }]
};
