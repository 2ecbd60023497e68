import { defineKpi } from '../define';
import { timeliness } from '../timeliness';

export default defineKpi.computed({
	id: 'data-timeliness',
	code: 'Q2',
	name: 'Data on time',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	chart: 'p',
	census: true,
	dimensions: ['site'],
	needs: ['deliveries', 'defects', 'complaints', 'volumes'],
	needsAny: true,
	clause: '7.1.5, 9.1.1',
	lacks: 'No file was due yet since the first one came.',
	why: 'A number that comes after the meeting decides nothing.',
	formula:
		'Files that spoke for the whole month by the day due, the 5th working day after it, of those due: one per kind of data, site and month.',
	countedBy: 'The month that the data are about.',
	excluded: 'Months that were due before a site first brought this kind of data; months not due yet.',
	words: { all: 'files due', part: 'on time', rest: 'late or missing' },
	compute: timeliness
});
