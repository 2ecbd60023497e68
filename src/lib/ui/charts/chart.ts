import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import type { Attachment } from 'svelte/attachments';
import { onThemeChange, resolveInk, type Ink } from './colours';

export interface Canvas extends Ink {
	width: number;
	height: number;
}

export interface ChartEvents {
	/** The picture stands, for the first time or anew. */
	ondraw?: (chart: EChartsType) => void;
}

/** An element with a chart in it: what is drawn can be read off it, data and all. */
export interface Drawn extends HTMLElement {
	chart?: EChartsType;
}

/**
 * Draws a chart into an element and keeps it drawn: when the option changes, when the element changes its width, when the
 * theme changes, and for print. ECharts is loaded here and nowhere else.
 */
export function chart(
	option: (canvas: Canvas) => EChartsCoreOption,
	events: ChartEvents = {}
): Attachment<HTMLElement> {
	return (element) => {
		let instance: EChartsType | undefined;
		let gone = false;
		const draw = () => {
			const { clientWidth: width, clientHeight: height } = element;
			if (!instance || width === 0) return;
			instance.resize({ width, height });
			instance.setOption(option({ ...resolveInk(element), width, height }), { notMerge: true });
			events.ondraw?.(instance);
		};
		const observer = new ResizeObserver(draw);
		const stopTheme = onThemeChange(draw);
		void import('./echarts').then(({ init }) => {
			if (gone) return;
			(element as Drawn).chart = instance = init(element, null, { renderer: 'svg' });
			observer.observe(element);
			draw();
		});
		return () => {
			gone = true;
			observer.disconnect();
			stopTheme();
			instance?.dispose();
		};
	};
}
