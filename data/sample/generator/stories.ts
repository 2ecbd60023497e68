import type { SampleStory, SampleTarget } from '../../../src/lib/server/sample/manifest';
import { LAST, monthAt } from './calendar';

/** What is planted, by index of the month; `LAST` is the month in progress. */

/** Three months of each year, worse every year; the last season ends before the fall at Ulm begins. */
export const CARRIER = {
	site: 'Brno',
	reason: 'Carrier Velomar: no capacity',
	seasons: [
		{ from: 0, to: 2, late: 0.015 },
		{ from: 12, to: 14, late: 0.04 },
		{ from: 24, to: 26, late: 0.082 }
	]
};

/** Dispatch moved to another hall: it hits cylinders most, and grows. */
export const HALL = {
	site: 'Ulm',
	reason: 'Dispatch hall 4: loading bay blocked',
	from: LAST - 8,
	late: 0.036,
	growth: 0.003,
	weight: { cylinders: 1.9, pumps: 0.6, valves: 0.6 }
};

export const TOOL = { site: 'Ulm', process: 'Machining', from: LAST - 10, factor: 0.32 };

export const TRAINING = { site: 'Porto', from: LAST - 11, until: LAST - 5, factor: 0.55 };

export const SPIKE = { site: 'Brno', product: 'Pump P-40', category: 'Leakage', month: LAST - 1, extra: 32 };

export const MISSING = { site: 'Porto', month: LAST - 2 };

/** Lines that no monthly file brought; they come in one file weeks after their month was closed. */
export const FORGOTTEN = {
	site: 'Ulm',
	month: LAST - 3,
	lines: 36,
	late: 15,
	uploadedMonth: LAST - 1,
	uploadedDay: 18
};

const story = (
	id: string,
	kpi: string,
	scope: Pick<SampleStory, 'site' | 'process' | 'product'>,
	from: number,
	to: number,
	text: string
): SampleStory => ({ id, kpi, ...scope, from: monthAt(from), to: monthAt(to), text });

const season = CARRIER.seasons.at(-1)!;

export const STORIES: SampleStory[] = [
	story(
		'dispatch-hall',
		'on-time-delivery',
		{ site: HALL.site },
		HALL.from,
		LAST - 1,
		'Since dispatch moved to hall 4, on-time delivery at Ulm has fallen, cylinders most of all.'
	),
	story(
		'tool-change',
		'defective-ppm',
		{ site: TOOL.site, process: TOOL.process },
		TOOL.from,
		LAST - 1,
		'After a tool change, machining at Ulm makes a third of its former defective parts, for good.'
	),
	story(
		'carrier-season',
		'on-time-delivery',
		{ site: CARRIER.site },
		season.from,
		season.to,
		'Three months of each year one carrier runs out of capacity at Brno, worse every year.'
	),
	story(
		'complaint-spike',
		'complaint-rate',
		{ site: SPIKE.site, product: SPIKE.product },
		SPIKE.month,
		SPIKE.month,
		'One batch of Pump P-40 from Brno leaks: complaints of one month lie far above the limit.'
	),
	story(
		'training',
		'first-pass-yield',
		{ site: TRAINING.site },
		TRAINING.from,
		LAST - 1,
		'First-pass yield at Porto rises step by step.'
	),
	story(
		'missing-file',
		'first-pass-yield',
		{ site: MISSING.site },
		MISSING.month,
		MISSING.month,
		'The volumes of Porto were never sent for one month: a gap, not a zero.'
	),
	story(
		'late-rows',
		'on-time-delivery',
		{ site: FORGOTTEN.site },
		FORGOTTEN.month,
		FORGOTTEN.month,
		'36 order lines of Ulm, 15 of them late, arrive weeks after their month was closed and lower its figure.'
	)
];

export const TARGETS: SampleTarget[] = [
	{ kpi: 'on-time-delivery', value: 0.95, source: 'Quality objectives, signed by the director' },
	{ kpi: 'on-time-in-full', value: 0.94, source: 'Quality objectives, signed by the director' },
	{ kpi: 'defective-ppm', value: 0.0009, source: 'Quality objectives, signed by the director' },
	{ kpi: 'first-pass-yield', value: 0.96, source: 'Production plan' },
	{ kpi: 'critical-defects', value: 0.05, source: 'Production plan' },
	{ kpi: 'cost-of-poor-quality', value: 85_000, source: 'Budget' },
	{ kpi: 'overdue-backlog', value: 15, source: 'Logistics plan' },
	{ kpi: 'complaint-rate', value: 0.045, source: 'Quality objectives, signed by the director' },
	{ kpi: 'time-to-close', value: 14, source: 'Service agreement with key customers' },
	{ kpi: 'open-complaints', value: 30, source: 'Service plan' },
	{ kpi: 'closed-within-sla', value: 0.8, source: 'Service agreement with key customers' },
	{ kpi: 'acknowledged-in-time', value: 0.85, source: 'Service agreement with key customers' },
	{ kpi: 'supplier-ppm', value: 0.0003, source: 'Supplier agreements' }
];
