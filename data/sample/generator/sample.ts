import type { DataKind } from '../../../src/lib/metrics/kpi';
import { complaints, COMPLAINT_COLUMNS } from './complaints';
import { DEFECT_COLUMNS, defects } from './defects';
import { deliveries, DELIVERY_COLUMNS } from './deliveries';
import type { Entry } from './entry';
import { volumes, VOLUME_COLUMNS } from './volumes';

/** The kinds that the sample has rows of; it declares no KPIs of its own. */
export type SampleKind = Exclude<DataKind, 'measures'>;

/** Three years of the organisation as they read once all is over; `sampleFiles` deals them out to the files. */
export type Sample = Record<SampleKind, Entry[]>;

/** The seed of the files that are shipped. */
export const SHIPPED_SEED = 35;

export const COLUMNS: Record<SampleKind, string[]> = {
	deliveries: DELIVERY_COLUMNS,
	defects: DEFECT_COLUMNS,
	complaints: COMPLAINT_COLUMNS,
	volumes: VOLUME_COLUMNS
};

/**
 * The same seed always gives the same sample; another seed gives other rows with the same stories. Without stories it is the
 * twin of the sample: the same organisation, in which nothing happens.
 */
export function generateSample(seed: number, { stories = true } = {}): Sample {
	const delivered = deliveries(seed, stories);
	const complained = complaints(seed, delivered, stories);
	return {
		deliveries: delivered,
		defects: defects(seed, complained, stories),
		complaints: complained,
		volumes: volumes(seed, delivered, stories)
	};
}
