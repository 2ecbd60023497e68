import type { EChartsCoreOption } from 'echarts/core';
import type { Kpi } from '$lib/metrics/kpi';
import { bracketsOf, chartDomain } from './brackets';
import type { Canvas } from './chart';
import type { ChartPoint } from './chart-points';
import { bareTarget } from './chart-words';
import { bracketGraphic, frameFor, nameLabels } from './control-graphic';
import { markGraphics } from './mark-graphic';
import { dataSeries, lineSeries } from './control-series';
import { FONT_SIZE, isNarrow, shownPoints } from './frame';
import { monthTicks } from './months';
import { controlDomain, ticksOf, type Domain } from './scale';

/** The large control chart as ECharts draws it: data dark, limits dashed, average solid, target dotted, no animation. */
export function controlOption(kpi: Kpi, all: readonly ChartPoint[], canvas: Canvas): EChartsCoreOption {
	const points = shownPoints(all, canvas.width);
	const domain = chartDomain(points);
	const frame = frameFor(kpi, points, canvas.width);
	return {
		animation: false,
		textStyle: { fontFamily: canvas.fontFamily, fontSize: FONT_SIZE },
		grid: { ...frame, containLabel: false },
		xAxis: monthAxis(points, canvas),
		yAxis: valueAxis(kpi, domain, ticksOf(controlDomain(points), 5), canvas),
		series: [...lineSeries(points, canvas), ...dataSeries(points, canvas)],
		graphic: [
			...nameLabels(kpi, points, domain, frame, canvas),
			...markGraphics(points, frame, canvas),
			...bracketsOf(points).map((bracket) => bracketGraphic(bracket, points, domain, frame, canvas))
		]
	};
}

/** Months stand in the middle of their unit, so that a stepped limit spans its whole month. */
function monthAxis(points: readonly ChartPoint[], { colours, width }: Canvas) {
	const ticks = monthTicks(
		points.map((point) => point.month),
		isNarrow(width) && points.length > 12 ? 6 : 3
	);
	const named = new Map(ticks.map((tick) => [tick.index + 0.5, tick]));
	return {
		type: 'value',
		min: 0,
		max: points.length,
		axisLine: { onZero: false, lineStyle: { color: colours.lineStrong } },
		axisTick: { show: true, customValues: [...named.keys()], length: 4, lineStyle: { color: colours.lineStrong } },
		splitLine: { show: false },
		axisLabel: {
			customValues: [...named.keys()],
			color: colours.axis,
			fontSize: FONT_SIZE,
			hideOverlap: true,
			formatter: (at: number) => {
				const tick = named.get(at);
				return tick?.year ? `{year|${tick.text}}` : (tick?.text ?? '');
			},
			rich: { year: { color: colours.ink, fontWeight: 500, fontSize: FONT_SIZE } }
		}
	};
}

function valueAxis(kpi: Kpi, domain: Domain, ticks: number[], { colours }: Canvas) {
	return {
		type: 'value',
		min: domain[0],
		max: domain[1],
		axisLine: { show: false },
		// The grid lines stand at the ticks' values.
		axisTick: { show: false, customValues: ticks },
		splitLine: { show: true, lineStyle: { color: colours.grid } },
		axisLabel: {
			customValues: ticks,
			color: colours.axis,
			fontSize: FONT_SIZE,
			formatter: (value: number) => bareTarget(kpi, value)
		}
	};
}
