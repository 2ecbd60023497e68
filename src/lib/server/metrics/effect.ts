import { sql } from '../store/sql';
import type { Db } from '../store/store';
import type { Effect } from '$lib/metrics/effect';
import type { KpiDefinition } from './definition';
import { readingAt, readingOf, type Reading } from './reading';
import type { LeftOut } from './left-out';
import { historyOf } from './history';
import { touchedName } from './measure-names';
import { kpisOf } from './own-kpis';
import { concerns, listTouched, type Touched } from './touched';
import { columnsOf, firstMeasured, valuesOf } from './values';
import { worstOf } from './worst';

/**
 * What a change altered: each KPI's months, for all sites and for each, whose value differs
 * between `seq − 1` and `seq`. Months that only the data date moved, with no row of the change in them, are left out.
 * `leftOut`: the rows that the change would have brought had they been good; they say how bad a value can be.
 */
export async function effectOf(db: Db, seq: number, leftOut: LeftOut | null = null): Promise<Effect[]> {
	const touched = await listTouched(db, seq - 1, seq);
	const after = readingOf(db, seq);
	const before = (await hasImports(db, seq - 1)) ? readingAt(after, seq - 1) : null;
	const effects: Effect[] = [];
	for (const kpi of await kpisOf(after)) {
		effects.push(...(await effectsOn(kpi, before, after, touched, leftOut)));
		effects.push(...(await effectsOnHistory(kpi, before, after, touched)));
	}
	return effects;
}

/** Whether anything had come by then: where nothing had, nothing need be read. */
async function hasImports(db: Db, seq: number): Promise<boolean> {
	const rows = await db.query(sql`select 1 as one from imports where seq <= cast(${seq} as bigint) limit 1`);
	return rows.length > 0;
}

async function effectsOn(
	kpi: KpiDefinition,
	before: Reading | null,
	after: Reading,
	touched: Touched[],
	leftOut: LeftOut | null
): Promise<Effect[]> {
	const sides = columnsOf(kpi);
	const cells = touched.filter((one) => concerns(one, sides));
	if (cells.length === 0) return [];
	const worst = await worstOf(after, kpi, leftOut);
	const effects: Effect[] = [];
	for (const by of [null, 'site'] as const) {
		if (by && !kpi.dimensions.includes(by)) continue;
		const old = before ? await valuesOf(before, kpi, {}, by) : null;
		const now = await valuesOf(after, kpi, {}, by);
		const places = new Set(cells.map(({ site, month }) => `${month} ${by ? site : ''}`));
		for (const place of [...places].sort()) {
			const [month, group] = [place.slice(0, 7), place.slice(8)];
			const [was, is] = [old?.get(group)?.get(month), now.get(group)?.get(month)];
			// Where only the cases behind a value changed, the value moves from nothing to nothing.
			if ((was?.value ?? null) !== (is?.value ?? null))
				effects.push({
					kpi: kpi.id,
					site: by ? group : null,
					month,
					before: was?.value ?? null,
					after: is?.value ?? null,
					worst: worst(by ? group : null, month, is)
				});
		}
	}
	return effects;
}

/** What a change altered of the months from before a KPI's own: those that are shown. */
async function effectsOnHistory(
	kpi: KpiDefinition,
	before: Reading | null,
	after: Reading,
	touched: Touched[]
): Promise<Effect[]> {
	const cells = kpi.own ? [] : touched.filter(({ rollup }) => rollup === touchedName(kpi.id));
	if (cells.length === 0) return [];
	const effects: Effect[] = [];
	for (const site of [null, ...new Set(cells.map((cell) => cell.site))]) {
		if (site !== null && !kpi.dimensions.includes('site')) continue;
		const own = (await valuesOf(after, kpi, site === null ? {} : { site }, null)).get('');
		const first = own ? firstMeasured(own) : null;
		const old = before ? await historyOf(before, kpi, site) : null;
		const now = await historyOf(after, kpi, site);
		const months = new Set(cells.filter((cell) => site === null || cell.site === site).map(({ month }) => month));
		for (const month of [...months].sort()) {
			const [was, is] = [old?.get(month)?.value ?? null, now.get(month)?.value ?? null];
			if (first === null || month >= first || was === is) continue;
			effects.push({ kpi: kpi.id, site, month, before: was, after: is, worst: null });
		}
	}
	return effects;
}
