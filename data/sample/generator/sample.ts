import type { DataKind } from '../../../src/lib/metrics/kpi';
import { complaints, COMPLAINT_COLUMNS } from './complaints';
import { DEFECT_COLUMNS, defects } from './defects';
import { deliveries, DELIVERY_COLUMNS } from './deliveries';
import type { Entry } from './entry';
import { volumes, VOLUME_COLUMNS } from './volumes';

/** Three years of the organisation as they read once all is over; `sampleFiles` deals them out to the files. */
export type Sample = Record<DataKind, Entry[]>;

/** The seed of the files that are shipped. */
export const SHIPPED_SEED = 35;

export const COLUMNS: Record<DataKind, string[]> = {
	deliveries: DELIVERY_COLUMNS,
	defects: DEFECT_COLUMNS,
	complaints: COMPLAINT_COLUMNS,
	volumes: VOLUME_COLUMNS
};

/** The same seed always gives the same sample; another seed gives other rows with the same stories. */
export function generateSample(seed: number): Sample {
	const delivered = deliveries(seed);
	const complained = complaints(seed, delivered);
	return {
		deliveries: delivered,
		defects: defects(seed, complained),
		complaints: complained,
		volumes: volumes(seed, delivered)
	};
}
