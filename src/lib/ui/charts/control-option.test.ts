import { describe, expect, it } from 'vitest';
import type { Kpi } from '$lib/metrics/kpi';
import type { Canvas } from './chart';
import { controlOption } from './control-option';
import { frameOf, NARROW_MONTHS, shownPoints } from './frame';
import { point } from './points.fixture';

const kpi = { name: 'On-time delivery', measure: 'share', unit: '%', factor: 100, direction: 'up' } as Kpi;
const colours = new Proxy({}, { get: (_, name) => String(name) }) as Canvas['colours'];
const canvas: Canvas = { colours, fontFamily: 'sans-serif', width: 900, height: 360 };
const months = Array.from({ length: 24 }, (_, index) =>
	point(`${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`, {
		value: 0.95,
		centre: 0.95,
		lower: 0.92,
		upper: 0.98
	})
);
interface Series {
	id: string;
	data: { value: [number, number | null]; symbol?: string }[];
}
const seriesOf = (points: typeof months, id: string) =>
	(controlOption(kpi, points, canvas).series as Series[]).find((series) => series.id === id)!;

describe('controlOption', () => {
	it('draws without animation and every series with a type', () => {
		const option = controlOption(kpi, months, canvas);
		expect(option.animation).toBe(false);
		for (const series of option.series as { type?: string }[]) expect(series.type).toMatch(/^(line|custom)$/);
	});
	it('marks a signal by its shape', () => {
		const points = [...months];
		points[20] = { ...points[20]!, meaning: 'concern', signals: ['rule_astronomical'] };
		points[21] = { ...points[21]!, meaning: 'improvement', signals: ['rule_astronomical'] };
		const { data } = seriesOf(points, 'data');
		expect([data[20]?.symbol, data[21]?.symbol]).toEqual(['diamond', 'circle']);
	});
	it('leaves the month in progress out of the data line and draws it hollow', () => {
		const points = months.map((month, index) => (index === 23 ? { ...month, state: 'in_progress' as const } : month));
		expect(seriesOf(points, 'data').data[23]?.value).toEqual([23.5, null]);
		expect(seriesOf(points, 'hollow').data[23]?.value).toEqual([23.5, 0.95]);
	});
	it('names the limits of the month that is judged', () => {
		const points = months.map((month, index) =>
			index === 23 ? { ...month, state: 'in_progress' as const, upper: 1, lower: 0.5 } : month
		);
		const texts = (controlOption(kpi, points, canvas).graphic as { style: { text: string } }[]).map(
			({ style }) => style.text
		);
		expect(texts).toContain('Upper limit 98.0');
		expect(texts).toContain('Nov 2026: 95.0');
	});
});

it('a narrow chart is drawn anew with the latest months', () => {
	expect(shownPoints(months, 350)).toHaveLength(NARROW_MONTHS);
	expect(shownPoints(months, 900)).toHaveLength(24);
	expect(frameOf(350).right).toBeLessThan(frameOf(900).right);
	expect(frameOf(900, 'Upper limit €112,379'.length).right).toBeGreaterThan(130);
});
