/** Tokens a chart is drawn with; ECharts needs their resolved values. */
const TOKENS = {
	surface: '--surface',
	ink: '--ink',
	ink2: '--ink-2',
	data: '--chart-data',
	point: '--chart-point',
	centre: '--chart-centre',
	limit: '--chart-limit',
	band: '--chart-band',
	likely: '--chart-likely',
	target: '--chart-target',
	grid: '--chart-grid',
	axis: '--chart-axis',
	lineStrong: '--line-strong',
	improve: '--improve',
	improveMark: '--improve-mark',
	concern: '--concern',
	concernMark: '--concern-mark',
	common: '--common',
	commonMark: '--common-mark'
} as const;

export type Colours = Record<keyof typeof TOKENS, string>;

export interface Ink {
	colours: Colours;
	fontFamily: string;
}

/** The tokens' colours and the typeface as they are in force inside an element. */
export function resolveInk(element: HTMLElement): Ink {
	const probe = document.createElement('span');
	probe.hidden = true;
	element.append(probe);
	const style = getComputedStyle(probe);
	const colours = Object.fromEntries(
		Object.entries(TOKENS).map(([name, token]) => {
			probe.style.color = `var(${token})`;
			return [name, style.color];
		})
	) as Colours;
	const { fontFamily } = style;
	probe.remove();
	return { colours, fontFamily };
}

/** Calls back when the scheme or the chosen theme changes, and for print; returns the way to stop. */
export function onThemeChange(react: () => void): () => void {
	const queries = ['(prefers-color-scheme: dark)', 'print'].map((text) => matchMedia(text));
	for (const query of queries) query.addEventListener('change', react);
	const observer = new MutationObserver(react);
	observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
	return () => {
		for (const query of queries) query.removeEventListener('change', react);
		observer.disconnect();
	};
}
