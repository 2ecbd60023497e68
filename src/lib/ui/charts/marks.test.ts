import { describe, expect, it } from 'vitest';
import { countsChart } from '$lib/spc/control-chart';
import { assess } from '$lib/metrics/assess';
import { USUAL_JUDGING } from '$lib/metrics/judging';
import type { Kpi, MonthValue } from '$lib/metrics/kpi';
import { monthForecast } from '$lib/metrics/month-forecast';
import { addMonths } from '$lib/time/month';
import type { Canvas } from './chart';
import { chartPoints, type ChartMark } from './chart-points';
import { readingOf, spoken } from './chart-words';
import { frameFor } from './control-graphic';
import { controlOption } from './control-option';
import { controlGeometry } from './geometry';
import { placeMarks } from './mark-labels';

const kpi = { name: 'On-time', measure: 'share', chart: 'p', unit: '%', factor: 100, direction: 'up' } as Kpi;
const colours = new Proxy({}, { get: (_, name) => String(name) }) as Canvas['colours'];
const canvas: Canvas = { colours, fontFamily: 'sans-serif', width: 900, height: 360 };

const denominators = Array.from({ length: 38 }, (_, index) => 900 + 13 * (index % 7));
const numerators = denominators.map((all, at) =>
	Math.round(all * ((at < 24 ? 0.9 : 0.96) + (at % 2 ? 0.004 : -0.004)))
);
const values = numerators.map((numerator, index): MonthValue => ({
	month: addMonths('2023-01', index),
	state: 'final',
	value: numerator / denominators[index]!,
	numerator,
	denominator: denominators[index]!,
	n: denominators[index]!
}));
const assessment = assess(values, kpi, [], {
	...USUAL_JUDGING,
	phases: [{ month: '2025-01', reason: 'decision', text: 'second carrier' }],
	exclusions: [{ month: '2023-06', text: 'strike' }]
});
const marks: ChartMark[] = [
	{ number: 1, month: '2025-01', kind: 'phase', text: 'second carrier for Brno' },
	{ number: 2, month: '2025-09', kind: 'note', text: 'Ulm dispatch moved to hall 4' }
];
const { forecast } = monthForecast(assessment, kpi, [{ from: '2020-01', value: 0.95, source: 'x' }]);
const points = chartPoints(assessment.points, marks, forecast);

interface Line {
	id: string;
	data: ([number, number | null] | { value: [number, number | null]; symbol?: string })[];
}
const lineOf = (id: string) =>
	(controlOption(kpi, points, canvas).series as Line[])
		.find((series) => series.id === id)!
		.data.map((item) => (Array.isArray(item) ? item : item.value));

describe('a chart with phases', () => {
	it('draws the limits that the statistics give for each phase by itself, and nothing across the break', () => {
		const drawn = countsChart('p', { numerators, denominators }, { phaseStarts: [24], excluded: [5] });
		for (const [id, line] of [
			['upper', drawn.lines.upper],
			['lower', drawn.lines.lower],
			['centre', drawn.lines.centre]
		] as const) {
			const data = lineOf(id);
			expect(data).toContainEqual([24, null]);
			const levels = data.filter(([at, value]) => value !== null && at < 38);
			for (const [index, expected] of line.entries())
				expect(levels.some(([at, value]) => at === index && Math.abs(value! - expected!) < 1e-12)).toBe(true);
		}
		expect(lineOf('data')).toContainEqual([24, null]);
	});

	it('breaks its lines on the page without JavaScript too', () => {
		const { data, breaks, marks: drawn } = controlGeometry(points, [0.8, 1], [0, 100]);
		expect(breaks).toEqual([24]);
		expect(data.match(/M/g)).toHaveLength(2);
		expect(drawn.find(({ index }) => index === 5)!.shape).toBe('cross');
	});

	it('says the phase, the month left out and the note to those who listen', () => {
		const said = (index: number) => spoken(readingOf(kpi, points[index]!));
		expect(said(24)).toContain('new phase: second carrier');
		expect(said(5)).toContain('not counted: strike');
		expect(said(32)).toContain('Ulm dispatch moved to hall 4');
	});
});

describe('the forecast', () => {
	it('stands in the month after the last, and in words where nothing is measured yet', () => {
		expect(points).toHaveLength(39);
		expect(points.at(-1)).toMatchObject({ month: '2026-03', value: null, likely: { lower: forecast!.lower } });
		expect(spoken(readingOf(kpi, points.at(-1)!))).toMatch(/^Mar 2026: likely \d\d\.\d–\d\d\.\d/);
	});
	it('stands beside the month in progress where that is there already', () => {
		const open = [
			...assessment.points,
			{ ...assessment.points.at(-1)!, month: '2026-03', state: 'in_progress' as const }
		];
		expect(chartPoints(open, [], forecast).at(-1)).toMatchObject({ state: 'in_progress', likely: forecast });
		expect(chartPoints(open, [], null)).toEqual(open);
	});
});

describe('the labels of marks', () => {
	const frame = { left: 48, right: 112, bottom: 34 };
	it('carry their words where there is room, and only their number on a narrow chart', () => {
		const wide = placeMarks(points, frame, 900);
		expect(wide.map(({ words }) => words)).toEqual(['second carrier for Brno', 'Ulm dispatch moved to hall 4']);
		expect(placeMarks(points, frame, 360).every(({ words }) => words === '')).toBe(true);
		expect(frameFor(kpi, points, 900).top).toBeGreaterThan(frameFor(kpi, assessment.points, 900).top);
	});
	it('give up their words where a later mark would find no place', () => {
		const at = (number: number, month: string) => ({
			number,
			month,
			kind: 'note' as const,
			text: 'a word or two about it'
		});
		const three = chartPoints(assessment.points, [at(1, '2025-02'), at(2, '2025-03'), at(3, '2025-05')]);
		const placed = placeMarks(three, frame, 900);
		expect(placed.map(({ mark, row, words }) => [mark.number, row, words !== ''])).toEqual([
			[1, 0, true],
			[2, 1, false],
			[3, 1, false]
		]);
	});
	it('never lie on each other, never leave the chart, and take two rows at most', () => {
		const many = chartPoints(
			assessment.points,
			assessment.points.map(({ month }, at) => ({
				number: at + 1,
				month,
				kind: 'note',
				text: 'a word or two about it'
			}))
		);
		const placed = placeMarks(many, frame, 900);
		expect(Math.max(...placed.map(({ row }) => row))).toBe(1);
		for (const one of placed) {
			expect(one.left + one.width).toBeLessThanOrEqual(900);
			for (const other of placed)
				if (one !== other && one.row === other.row)
					expect(one.left + one.width <= other.left || other.left + other.width <= one.left).toBe(true);
		}
	});
});
