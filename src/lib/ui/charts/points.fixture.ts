import type { AssessedPoint } from '$lib/metrics/assessment';

/** A month for tests: final, judged, with nothing to say. */
export function point(month: string, parts: Partial<AssessedPoint> = {}): AssessedPoint {
	return {
		month,
		state: 'final',
		value: null,
		numerator: null,
		denominator: null,
		n: 100,
		centre: null,
		lower: null,
		upper: null,
		signals: [],
		meaning: null,
		target: null,
		meetsTarget: null,
		grade: null,
		...parts
	};
}
