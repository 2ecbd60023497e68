import type { DataKind } from '../../metrics/kpi';
import type { Day, Month } from '../../time/month';

/** One file of the sample organisation. Months and days are those of the files; at load all are shifted alike. */
export interface SampleFile {
	/** File beside the manifest. */
	file: string;
	kind: DataKind;
	/** Name to import it under; each `{YYYY-MM}` in it is shifted. */
	name: string;
	/** Day of the upload. A file says nothing of later days. */
	uploaded: Day;
	/** Sites it speaks for. */
	sites: string[];
	/** Reason of a change to a final month; only where the file makes one. */
	reason?: string;
}

/** A target worth setting, so that the board has something to hold its figures against. */
export interface SampleTarget {
	/** Slug of the KPI. */
	kpi: string;
	/** Plain ratio or days, never a per cent. */
	value: number;
	source: string;
}

/** What is hidden in the data, and where a reader should find it. */
export interface SampleStory {
	id: string;
	/** Slug of the KPI that tells it. */
	kpi: string;
	site: string;
	process?: string;
	product?: string;
	from: Month;
	to: Month;
	text: string;
}

export interface SampleManifest {
	organisation: string;
	seed: number;
	/** The month in progress; it is moved to the month of the day of loading. */
	endMonth: Month;
	firstMonth: Month;
	targets: SampleTarget[];
	stories: SampleStory[];
	/** In the order of loading: by day of upload. */
	files: SampleFile[];
}
