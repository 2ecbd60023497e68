import { defineKpi, sum } from '../define';

const VOLUMES = { view: 'volumes', month: 'month' } as const;
const REWORKS = { view: 'reworks', month: 'month' } as const;

export default defineKpi.ratio({
	id: 'first-pass-yield',
	code: 'D3',
	name: 'First-pass yield',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	chart: 'p',
	dimensions: ['site', 'process', 'product'],
	needs: ['volumes'],
	lacks: 'No volume tells the units entered.',
	clause: '9.1.3 a, c',
	why: 'Work that is right the first time costs once.',
	formula:
		'Units right the first time of all units entered. Volumes (a site, process and product in a month) that do not tell them count with the units entered less those reworked or scrapped, and the sum is marked as derived.',
	countedBy: 'The month of the volume.',
	excluded: 'Units that passed only after rework are not right the first time.',
	words: { all: 'units entered', part: 'right the first time', rest: 'not right the first time' },
	revisions: [
		{
			from: null,
			numerator: sum('units_ok_first_time', 'units_ok_first_time is not null and entered_told', VOLUMES),
			denominator: sum('units_entered', 'units_entered is not null and pass_measured', VOLUMES),
			otherwise: sum('quantity', 'derived', REWORKS),
			otherwiseOf: sum('units_entered', 'units_entered is not null and not pass_measured', VOLUMES)
		}
	]
});
