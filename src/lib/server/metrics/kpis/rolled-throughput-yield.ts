import { defineKpi } from '../define';
import firstPassYield from './first-pass-yield';

export default defineKpi.product({
	id: 'rolled-throughput-yield',
	code: 'D4',
	name: 'Rolled throughput yield',
	factors: firstPassYield,
	unit: '%',
	factor: 100,
	direction: 'up',
	dimensions: ['site', 'product'],
	needs: ['volumes'],
	lacks: 'No volume tells its process and the units entered.',
	clause: '9.1.3 a, c',
	why: 'It says how many units pass every process without rework: small losses at each multiply.',
	formula: 'The first-pass yields of all processes that units entered in the month, multiplied.',
	countedBy: 'The month of the volume.',
	excluded:
		'Volumes that do not tell their process. Where a process does not count what was right the first time, its yield is reckoned from rework and scrap, and the product is marked as derived.',
	words: {
		all: 'units entered',
		part: 'right at every process',
		rest: 'not right at a process',
		cases: 'units at its smallest process'
	}
});
