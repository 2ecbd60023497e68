import type { Assessment } from '$lib/metrics/assessment';
import { needsAttention } from '$lib/metrics/attention';
import { sentence } from '$lib/metrics/sentence';
import type { Card, Scope } from '$lib/metrics/views';
import { DIMENSIONS, type Kpi } from '$lib/metrics/kpi';
import { addMonths, type Month } from '$lib/time/month';
import type { KpiDefinition } from './definition';
import { evidenceOf } from './evidence';
import { byName } from './coverage';
import { commentOn } from './notes';
import { calendarsFor } from './own-calendar';
import type { Reading } from './reading';
import { assessed, window } from './series';
import { settingsOf, targetsOf } from './targets';
import { valuesOf } from './values';

/** What everybody may know of a KPI: the definition without its formulas. */
export function plainKpi(kpi: KpiDefinition): Kpi {
	const { id, code, name, measure, unit, factor, direction, chart, dimensions, needs, clause } = kpi;
	const { why, formula, countedBy, excluded, words } = kpi;
	return {
		id,
		code,
		name,
		measure,
		unit,
		factor,
		direction,
		chart,
		dimensions,
		needs,
		...(kpi.lacks === undefined ? {} : { lacks: kpi.lacks }),
		...(kpi.census === undefined ? {} : { census: kpi.census }),
		...(kpi.category === undefined ? {} : { category: kpi.category }),
		...(kpi.own === undefined ? {} : { own: kpi.own }),
		clause,
		why,
		formula,
		countedBy,
		excluded,
		words
	};
}

/** The scope in words, for the start of a sentence; empty for the whole. */
export const scopeName = (scope: Scope): string =>
	DIMENSIONS.map((dimension) => scope[dimension])
		.filter((name) => name !== undefined)
		.join(', ');

/** One KPI in one scope: its last months as a chart, what they say in words, and how far to trust them. */
export async function cardOf(reading: Reading, kpi: KpiDefinition, scope: Scope, months: number): Promise<Card> {
	const whole = await assessed(reading, kpi, scope);
	const assessment = lastMonths(whole, months);
	const judged = whole.points[whole.last];
	const site = scope.site ?? null;
	const values = (await valuesOf(reading, kpi, scope, null)).get('');
	return {
		kpi: plainKpi(kpi),
		assessment,
		targets: await targetsOf(reading, kpi.id),
		owner: (await settingsOf(reading, kpi.id)).owner,
		evidence: judged ? await evidenceOf(reading, kpi, site, judged.month, values?.get(judged.month)) : null,
		sentence: sentence(whole, kpi, scopeName(scope)),
		comment: judged ? await commentOn(reading, kpi.id, site, judged.month) : null,
		missingSites: judged && site === null ? await missingSites(reading, kpi, judged.month) : [],
		attention: needsAttention(whole)
	};
}

/** The last so many months, the one in progress not counted among them. */
export function lastMonths(assessment: Assessment, months: number): Assessment {
	const last = assessment.points.at(-1);
	if (!last) return assessment;
	const open = last.state === 'in_progress' ? 0 : 1;
	return window(assessment, { from: addMonths(last.month, open - months) });
}

/** Sites whose file for the month is due and has not come. */
async function missingSites(reading: Reading, kpi: KpiDefinition, month: Month): Promise<string[]> {
	const missing = new Set<string>();
	if (kpi.compute) return [];
	for (const { calendar } of await calendarsFor(reading, kpi))
		if (calendar.cells.get(month)?.state === 'missing') missing.add(calendar.site);
	return [...missing].sort(byName);
}
