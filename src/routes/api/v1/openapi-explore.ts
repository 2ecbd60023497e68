import { FACETS } from '$lib/explore/facets';
import { SHOWS } from '$lib/explore/question';
import {
	answer,
	csvFile,
	described,
	flag,
	formatQuery,
	inPath,
	instant,
	jsonBody,
	list,
	month,
	number,
	object,
	orNull,
	query,
	refer,
	responses,
	text,
	whole,
	words,
	type Paths,
	type Schema
} from './openapi-parts';

const amounts = {
	shown: described('What `show` shows: the value, the cases, or a quantity.', orNull(number)),
	value: described("The KPI's value; null for tables, and where there is nothing to tell it from.", orNull(number)),
	numerator: orNull(number),
	denominator: orNull(number),
	cases: described('What the value rests on; of a table its rows.', number),
	atLeast: described('The value can still grow.', flag)
};

const bar = object({
	...amounts,
	name: text,
	chosen: flag,
	against: described('The same in the months of `against`.', orNull(refer('ExploredAmount')))
});

const span = object({ from: month, to: month });

const exploration = object({
	of: text,
	name: text,
	unit: orNull(text),
	factor: orNull(number),
	cases: described('What the cases are called.', text),
	query: described('The address part that leads to this look.', text),
	show: words(...SHOWS),
	total: described('Of all filters together.', refer('ExploredAmount')),
	against: orNull(refer('ExploredAmount')),
	months: list(object({ ...amounts, month, chosen: flag, compared: flag })),
	facets: list(
		object({
			id: words(...FACETS),
			bars: described('The largest 20, and the chosen.', list(bar)),
			names: described('Names that have rows under all other filters.', whole),
			known: whole
		})
	),
	split: orNull(
		object({
			by: words(...FACETS),
			series: list(
				object({
					name: text,
					total: refer('ExploredAmount'),
					points: list(object({ month, shown: orNull(number), cases: number }))
				})
			),
			omitted: whole
		})
	),
	rows: described('Rows of all filters together.', whole),
	stockMonth: described('The month at whose end a stock is told.', orNull(month)),
	span: described('Months that have rows.', orNull(span)),
	seq: described('The change as of which all of this is told.', whole)
});

export const exploreSchemas: Record<string, Schema> = {
	ExploredAmount: object(amounts),
	Exploration: exploration,
	SavedView: object({ id: whole, name: text, query: text, actor: text, savedAt: instant })
};

const several = (name: string, description: string): Schema => ({
	...query(name, list(text), description),
	style: 'form',
	explode: true
});

const look: Schema[] = [
	query('of', text, 'A KPI (on-time-delivery, L1) or a data kind (deliveries); else the first KPI that has data.'),
	query('from', month, 'First month looked at.'),
	query('to', month, 'Last month looked at.'),
	...FACETS.map((facet) => several(facet, `Only rows of these: ${facet.replaceAll('_', ' ')}. May be repeated.`)),
	query('show', words(...SHOWS), 'What the bars show.'),
	query('split', words(...FACETS), 'The largest groups, month by month.'),
	query('against', text, 'Months that those looked at are held against: 2025-01..2025-06.'),
	...FACETS.map((facet) =>
		query(`find-${facet}`, text, `Bars of ${facet.replaceAll('_', ' ')} whose names hold this.`)
	),
	query('sort', text, 'day, quantity or a facet; with - in front descending. -day where nothing is said.'),
	query('after', text, 'The rows behind this cursor.'),
	query('before', text, 'The rows before this cursor.')
];

const tags = ['Explore'];
const fact: Schema = {
	type: 'object',
	description: 'A fact by its fields, with the import, file and line that it came from.',
	properties: { importId: whole, file: text, line: whole },
	required: ['importId', 'file', 'line'],
	additionalProperties: true
};

export const explorePaths: Paths = {
	'/api/v1/explore': {
		get: {
			operationId: 'explore',
			summary: 'Charts that filter each other: each shows the rows that all filters but its own leave.',
			tags,
			parameters: look,
			responses: responses({ 200: answer('The look.', refer('Exploration')) }, [400, 401, 404, 422])
		}
	},
	'/api/v1/explore/subjects': {
		get: {
			operationId: 'listSubjects',
			summary: 'What can be explored: the KPIs that are made of rows, and the tables.',
			tags,
			responses: responses(
				{
					200: answer(
						'All, in the order of the catalogue.',
						object({ subjects: list(object({ id: text, name: text, group: words('kpi', 'table') })) })
					)
				},
				[400, 401]
			)
		}
	},
	'/api/v1/explore/rows': {
		get: {
			operationId: 'exploreRows',
			summary: 'The rows of a look, page by page; all of them, by their day, with Accept: text/csv.',
			tags,
			parameters: [
				...look,
				query('limit', { type: 'integer', minimum: 1, maximum: 1000, default: 100 }, 'How many units to answer with.'),
				formatQuery
			],
			responses: responses(
				{
					200: {
						description: 'A page, or the file.',
						content: {
							'application/json': {
								schema: object({
									fields: list(text),
									rows: list(fact),
									next: described('Cursor for `after`.', orNull(text)),
									previous: described('Cursor for `before`.', orNull(text))
								})
							},
							...csvFile
						}
					}
				},
				[400, 401, 404, 422]
			)
		}
	},
	'/api/v1/explore/facets/{facet}': {
		get: {
			operationId: 'exploreFacet',
			summary: 'Every bar of one chart, also the small ones; as a file with Accept: text/csv.',
			tags,
			parameters: [inPath('facet', words('month', ...FACETS), 'The chart.'), ...look, formatQuery],
			responses: responses(
				{
					200: {
						description: 'The bars, or the file.',
						content: {
							'application/json': {
								schema: object({ by: words('month', ...FACETS), groups: list(bar), compared: flag })
							},
							...csvFile
						}
					}
				},
				[400, 401, 404, 422]
			)
		}
	}
};

const viewId = inPath('id', text, 'The number of the view.');
const theView = (description: string) => answer(description, refer('SavedView'));

export const viewPaths: Paths = {
	'/api/v1/views': {
		get: {
			operationId: 'listViews',
			summary: 'The looks that are kept, by name.',
			tags,
			responses: responses({ 200: answer('All.', object({ views: list(refer('SavedView')) })) }, [400, 401])
		},
		post: {
			operationId: 'saveView',
			summary: 'Keeps a look under a name.',
			tags,
			requestBody: jsonBody({
				name: text,
				query: described('The parameters of the look, as an address has them.', text)
			}),
			responses: responses({ 201: theView('Kept.') }, [400, 401, 409])
		}
	},
	'/api/v1/views/{id}': {
		post: {
			operationId: 'renameView',
			summary: 'Gives a view another name.',
			tags,
			parameters: [viewId],
			requestBody: jsonBody({ name: text }),
			responses: responses({ 200: theView('Renamed.') }, [400, 401, 404, 409])
		},
		delete: {
			operationId: 'deleteView',
			summary: 'Keeps a view no longer; it stays on record.',
			tags,
			parameters: [viewId],
			responses: responses({ 200: theView('As it was.') }, [400, 401, 404])
		}
	}
};
