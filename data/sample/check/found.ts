import { assess } from '../../../src/lib/metrics/assess';
import type { AssessedPoint, Assessment } from '../../../src/lib/metrics/assessment';
import type { Kpi, MonthValue } from '../../../src/lib/metrics/kpi';
import { plainSentence } from '../../../src/lib/metrics/sentence';
import { suggestedChange } from '../../../src/lib/metrics/suggested-change';
import { monthIndex } from '../../../src/lib/time/month';
import { LAST, monthAt } from '../generator/calendar';
import { CARRIER, FORGOTTEN, HALL, MISSING, SPIKE, TOOL, TRAINING } from '../generator/stories';
import type { Loaded } from './load';
import { complaintRate, defectivePpm, firstPassYield, onTimeDelivery } from './series';

type Reading = Pick<Kpi, 'measure' | 'chart' | 'direction'>;
const SHARE_UP: Reading = { measure: 'share', chart: 'p', direction: 'up' };
const SHARE_DOWN: Reading = { measure: 'share', chart: 'p', direction: 'down' };
const RATE_DOWN: Reading = { measure: 'rate', chart: 'u', direction: 'down' };

/** What a user has before the late file is loaded, and after. */
export interface Sight {
	before: Loaded;
	after: Loaded;
}

/** Whether a user would see each story, by its id; of a level that changed also when it did, and in which words. */
export const FOUND: Record<string, (sight: Sight) => boolean> = {
	'dispatch-hall': ({ after }) => {
		const assessment = read(onTimeDelivery(after, { site: HALL.site }), SHARE_UP);
		const found =
			assessment.variation === 'concern_low' && told(assessment.points, HALL.from, LAST - 1, 'concern') >= 6;
		return (
			found &&
			dated(assessment, SHARE_UP, HALL.from) &&
			says(assessment, SHARE_UP, /^below its average .* real change/i)
		);
	},
	'tool-change': ({ after }) => {
		const assessment = read(defectivePpm(after, { site: TOOL.site, process: TOOL.process }), SHARE_DOWN);
		const { variation, points } = assessment;
		const found = variation === 'improvement_low' && told(points, TOOL.from, LAST - 1, 'improvement') >= 8;
		return (
			found &&
			dated(assessment, SHARE_DOWN, TOOL.from) &&
			says(assessment, SHARE_DOWN, /^below its average .* real improvement/i)
		);
	},
	'carrier-season': ({ after }) => {
		const { from, to } = CARRIER.seasons.at(-1)!;
		const { points } = read(onTimeDelivery(after, { site: CARRIER.site }), SHARE_UP);
		return told(points, from, to, 'concern') >= 2 && commonestReason(after, CARRIER.site, from, to) === CARRIER.reason;
	},
	'complaint-spike': ({ after }) => {
		const assessment = read(complaintRate(after, {}), RATE_DOWN);
		const point = assessment.points[SPIKE.month]!;
		const beyond = point.signals.includes('rule_astronomical') && point.meaning === 'concern';
		const worded = says(assessment, RATE_DOWN, /above the upper limit/);
		return beyond && worded && leaderOfExcess(after, SPIKE.month) === SPIKE.product;
	},
	training: ({ after }) => {
		const assessment = read(firstPassYield(after, { site: TRAINING.site }), SHARE_UP);
		const { variation, points } = assessment;
		const found = variation === 'improvement_high' && told(points, TRAINING.from, LAST - 1, 'improvement') >= 8;
		// Risen step by step: one month of change lies anywhere among the steps.
		const steps = dated(assessment, SHARE_UP, TRAINING.from, TRAINING.until);
		return (
			found && steps && says(assessment, SHARE_UP, /above the upper limit .* better than chance|real improvement/i)
		);
	},
	'missing-file': ({ after }) => {
		const gaps = firstPassYield(after, { site: MISSING.site }).flatMap(({ value }, index) =>
			value === null ? [index] : []
		);
		return gaps.length === 1 && gaps[0] === MISSING.month;
	},
	'late-rows': ({ before, after }) => {
		const [old, now] = [before, after].map((loaded) => onTimeDelivery(loaded, { site: FORGOTTEN.site }));
		return now!.every((month, index) => {
			const planted = index === FORGOTTEN.month;
			const lines = month.denominator! - old![index]!.denominator!;
			const inTime = month.numerator! - old![index]!.numerator!;
			if (!planted) return lines === 0 && inTime === 0;
			return lines === FORGOTTEN.lines && inTime === lines - FORGOTTEN.late && month.value! < old![index]!.value!;
		});
	}
};

/** Signals in the last ended month where nothing is planted: each true is a false alarm. */
export const QUIET: Record<string, (sight: Sight) => boolean> = {
	'on-time delivery at Porto': ({ after }) => alarm(read(onTimeDelivery(after, { site: 'Porto' }), SHARE_UP)),
	// The seasons lower the centre, so that the months after them may read as better; they must not read as worse.
	'on-time delivery at Brno after the season': ({ after }) =>
		read(onTimeDelivery(after, { site: CARRIER.site }), SHARE_UP).variation === 'concern_low',
	'first-pass yield at Ulm': ({ after }) => alarm(read(firstPassYield(after, { site: 'Ulm' }), SHARE_UP)),
	'defective parts at Brno': ({ after }) => alarm(read(defectivePpm(after, { site: 'Brno' }), SHARE_DOWN)),
	'complaints at Ulm': ({ after }) => alarm(read(complaintRate(after, { site: 'Ulm' }), RATE_DOWN))
};

const monthOff = (month: string, index: number): number => monthIndex(month) - monthIndex(monthAt(index));

/** Whether the change of level is suggested for the month it came in, or for one of several; two months off is near enough. */
function dated(assessment: Assessment, kpi: Reading, from: number, to = from): boolean {
	const change = suggestedChange(assessment, kpi);
	return change !== null && monthOff(change.month, from) >= -2 && monthOff(change.month, to) <= 2;
}

const WORDS = { unit: '%', factor: 100, needs: [], words: { all: 'cases', part: 'counted' } };

const says = (assessment: Assessment, kpi: Reading, pattern: RegExp): boolean =>
	pattern.test(plainSentence(assessment, { ...WORDS, ...kpi } as never));

const read = (series: MonthValue[], kpi: Reading): Assessment => assess(series, kpi, []);

const alarm = ({ variation }: Assessment): boolean => variation !== 'common_cause';

const told = (points: readonly AssessedPoint[], from: number, to: number, meaning: AssessedPoint['meaning']): number =>
	points.slice(from, to + 1).filter((point) => point.meaning === meaning).length;

/** The reason noted most often for the lines of a site delivered late in some months. */
function commonestReason({ deliveries }: Loaded, site: string, from: number, to: number): string | undefined {
	const reasons = [...deliveries.values()].flatMap((parts) => {
		const line = parts.at(-1)!;
		const month = line.promised_date!.slice(0, 7);
		return line.site === site && month >= monthAt(from) && month <= monthAt(to) ? (line.late_reason ?? '') : '';
	});
	return largest(tally(reasons.filter((reason) => reason !== '')));
}

/** The product whose complaints of the month exceed its mean of the twelve months before the most. */
function leaderOfExcess({ complaints }: Loaded, month: number): string | undefined {
	const rows = [...complaints.values()].map(([row]) => row!);
	const monthOf = (date: string): string => date.slice(0, 7);
	const now = tally(rows.filter((row) => monthOf(row.received_date!) === monthAt(month)).map((row) => row.product!));
	const year = rows.filter(
		({ received_date: date }) => monthOf(date!) >= monthAt(month - 12) && monthOf(date!) < monthAt(month)
	);
	for (const row of year) now.set(row.product!, (now.get(row.product!) ?? 0) - 1 / 12);
	return largest(now);
}

function tally(words: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}

const largest = (counts: Map<string, number>): string | undefined => [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
