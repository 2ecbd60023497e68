import type { Kpi } from '$lib/metrics/kpi';
import type { ChartPoint } from './chart-points';
import { resolveInk } from './colours';
import { controlOption } from './control-option';

const WIDTH = 960;
const HEIGHT = 420;

/** The large control chart as a drawing for a file: all its months whatever the window, in the colours in force at a place. */
export async function drawControl(kpi: Kpi, points: readonly ChartPoint[], place: HTMLElement) {
	const { init } = await import('./echarts');
	const size = { width: WIDTH, height: HEIGHT };
	const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
	try {
		const { colours, fontFamily } = resolveInk(place);
		// ECharts writes the names into an attribute as they are.
		const ink = { colours, fontFamily: fontFamily.replaceAll('"', "'") };
		chart.setOption(controlOption(kpi, points, { ...ink, ...size }));
		return { markup: plain(chart.renderToSVGString()), ...size };
	} finally {
		chart.dispose();
	}
}

/** Without the styles for a pointer above it: a file has none. */
const plain = (markup: string): string =>
	markup.replaceAll(/<style[\s\S]*?<\/style>/g, '').replaceAll(/ class="[^"]*"/g, '');
