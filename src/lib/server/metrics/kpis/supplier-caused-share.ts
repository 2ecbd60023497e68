import { count, defineKpi } from '../define';

export default defineKpi.ratio({
	id: 'supplier-caused-share',
	code: 'S3',
	name: 'Defects caused by suppliers',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'neutral',
	chart: 'p',
	dimensions: ['site', 'process', 'product'],
	lacks: 'No defect tells who caused it.',
	clause: '8.4, 9.1.3 f',
	why: 'It says whether the next improvement is to be made in our own house or together with a supplier.',
	formula: 'Defect records caused by a supplier, of all defect records whose cause is known.',
	countedBy: 'The day the defect was detected.',
	excluded:
		'Records whose cause is not told, or unknown. A smaller share may come from more causes of our own: a change is shown, and not judged.',
	words: { all: 'records of known cause', part: 'caused by a supplier', rest: 'caused by others' },
	revisions: [
		{
			from: null,
			view: 'defects',
			month: 'month',
			population: `cause_party in ('own', 'supplier', 'customer')`,
			numerator: count(`cause_party = 'supplier'`),
			denominator: count()
		}
	]
});
