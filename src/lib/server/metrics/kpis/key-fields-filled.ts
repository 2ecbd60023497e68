import { defineKpi } from '../define';
import { keyFieldsFilled } from '../key-fields';

export default defineKpi.computed({
	id: 'key-fields-filled',
	code: 'Q4',
	name: 'Key fields filled',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	chart: 'p',
	dimensions: ['site'],
	needs: ['deliveries', 'defects', 'complaints', 'volumes'],
	needsAny: true,
	clause: '7.1.5, 9.1.1',
	why: 'What is not told apart cannot be improved apart: a defect without a process belongs to nobody.',
	formula:
		'Key fields with a value, of all key fields: process, product and stage of defects; customer (of inbound lines: supplier), product and ordered quantity of deliveries; customer, product, category and severity of complaints; process and product of volumes.',
	countedBy: 'The month that the row is about.',
	excluded: 'Rows left out as faulty. A field whose column a file lacks is not filled.',
	words: { all: 'key fields', part: 'filled', rest: 'empty' },
	compute: keyFieldsFilled
});
