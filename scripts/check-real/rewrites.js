import { basename } from 'node:path';
import { compare, passOver } from './compare.js';

/** What of a point of a series is a figure; limits and signals follow from the figures of all months. */
const FIGURES = [
	'state',
	'numerator',
	'denominator',
	'value',
	'n',
	'centre',
	'lower',
	'upper',
	'p90',
	'mean',
	'censored'
];

/** KPIs that count the sites themselves: one site given for the whole source is not the many of its rewrite. */
const COUNTS_SITES = new Set(['data-completeness', 'data-timeliness', 'restatement-rate']);

/** KPIs that a rewrite may tell otherwise than its source, and why. */
const OTHERWISE = new Map([
	['data-validity', 'a rewrite that repeats rows has more of them left out'],
	['complaint-concentration', 'the category is another column where a mapping names it']
]);

/**
 * Every KPI of a rewrite must be that of its source: `dialects/deliveries__de.csv` is `deliveries.csv` as another program
 * would have written it.
 */
export class Rewrites {
	/** @type {Map<string, { series: Map<string, any[]>, fixed: string[] }>} */
	sources = new Map();

	/**
	 * @param {import('./compare.js').Tally} tally
	 * @param {string} url
	 * @param {{ file: string, fixed?: Record<string, string> }} entry
	 */
	async compare(tally, url, { file, fixed = {} }) {
		const [source = ''] = basename(file, '.csv').split('__');
		const own = await everySeries(url);
		const wanted = this.sources.get(source);
		if (!wanted) return void this.sources.set(source, { series: own, fixed: Object.keys(fixed) });
		const otherSites = wanted.fixed.includes('site') && !('site' in fixed);
		for (const [kpi, points] of wanted.series)
			if (OTHERWISE.has(kpi)) passOver(tally, `${kpi}: ${OTHERWISE.get(kpi)}`);
			else if (otherSites && COUNTS_SITES.has(kpi)) passOver(tally, `${kpi} counts sites, and the source names none`);
			else comparePoints(tally, `${kpi} of ${source}`, points, own.get(kpi) ?? []);
	}
}

/**
 * The points of every KPI in the catalogue.
 * @param {string} url
 */
async function everySeries(url) {
	const { kpis } = await (await fetch(`${url}/api/v1/kpis`)).json();
	/** @type {Map<string, any[]>} */
	const series = new Map();
	for (const { id } of kpis) {
		const response = await fetch(`${url}/api/v1/kpis/${id}/series`);
		if (response.ok) series.set(id, (await response.json()).points);
	}
	return series;
}

/**
 * @param {import('./compare.js').Tally} tally
 * @param {string} name
 * @param {any[]} wanted
 * @param {any[]} own
 */
function comparePoints(tally, name, wanted, own) {
	compare(tally, `${name}: months`, String(wanted.map(({ month }) => month)), String(own.map(({ month }) => month)));
	for (const [index, point] of wanted.entries())
		for (const figure of FIGURES.filter((one) => one in point))
			compare(tally, `${name} ${point.month} ${figure}`, point[figure], own[index]?.[figure]);
}
