import { assess } from '../src/lib/metrics/assess';
import { byUrgency, headline, needsAttention } from '../src/lib/metrics/attention';
import type { Kpi, MonthValue } from '../src/lib/metrics/kpi';
import { sentence } from '../src/lib/metrics/sentence';
import type { Worded } from '../src/lib/metrics/words';
import { seededRandom } from '../src/lib/spc/random';
import { addMonths } from '../src/lib/time/month';

// What a board costs once its numbers are there: 30 KPIs over 36 months read as control charts, judged, sorted and put into
// words. Prints the milliseconds, half of the boards are faster: `npx tsx bench/board.ts`.

const KPIS = 30;
const MONTHS = 36;
const WARM = 30;
const BOARDS = 101;

const FORMS: Pick<Kpi, 'measure' | 'chart' | 'direction' | 'unit' | 'factor'>[] = [
	{ measure: 'share', chart: 'p', direction: 'up', unit: '%', factor: 100 },
	{ measure: 'rate', chart: 'u', direction: 'down', unit: 'per 1,000 lines', factor: 1000 },
	{ measure: 'duration', chart: 'i', direction: 'down', unit: 'days', factor: 1 },
	{ measure: 'money', chart: 'i', direction: 'down', unit: 'EUR', factor: 1 }
];

const random = seededRandom('board');

/** Months of a KPI; every third one has changed half a year ago. */
function monthsOf(at: number, { measure }: (typeof FORMS)[number]): MonthValue[] {
	return Array.from({ length: MONTHS }, (_, index): MonthValue => {
		const changed = at % 3 === 0 && index >= MONTHS - 6 ? 0.03 : 0;
		const denominator = 900 + Math.floor(200 * random());
		const counted = Math.round(denominator * (0.05 + changed + 0.02 * random()));
		const numerator = measure === 'share' ? denominator - counted : counted;
		const ratio = measure === 'share' || measure === 'rate';
		return {
			month: addMonths('2023-10', index),
			state: 'final',
			value: ratio ? numerator / denominator : counted,
			numerator: ratio ? numerator : null,
			denominator: ratio ? denominator : null,
			n: denominator
		};
	});
}

const kpis = Array.from({ length: KPIS }, (_, at) => {
	const form = FORMS[at % FORMS.length]!;
	const words = { all: 'order lines', part: 'on time', rest: 'late' };
	const kpi: Worded = { ...form, name: 'On-time delivery', needs: ['deliveries'], words };
	return { kpi, months: monthsOf(at, form), targets: [{ from: '2023-10', value: 0.95, source: 'plan' }] };
});

/** Milliseconds for one board. */
function board(): number {
	const started = performance.now();
	const cards = kpis.map(({ kpi, months, targets }) => {
		const assessment = assess(months, kpi, targets);
		return { assessment, attention: needsAttention(assessment), sentence: sentence(assessment, kpi) };
	});
	cards.sort((a, b) => byUrgency(a.assessment, b.assessment));
	headline(
		cards.map(({ assessment }) => assessment),
		{ dataTo: '2026-09', inProgress: null, missingFiles: 0 }
	);
	return performance.now() - started;
}

for (let warm = 0; warm < WARM; warm++) board();
const times = Array.from({ length: BOARDS }, board).sort((a, b) => a - b);
console.log(times[BOARDS >> 1]!.toFixed(2));
