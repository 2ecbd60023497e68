import { monthForecast } from '$lib/metrics/month-forecast';
import type { NotedPage } from '$lib/metrics/noted-page';
import { holdsAt, type KpiNotes } from '$lib/metrics/notes';
import { suggestedChange } from '$lib/metrics/suggested-change';
import type { Scope } from '$lib/metrics/views';
import type { KpiDefinition } from './definition';
import { notesOf } from './notes';
import type { Reading } from './reading';
import { ruleSettingOf } from './rule-settings';
import { assessed } from './series';
import { targetsOf } from './targets';

/** Notes, rules, the change that stands out and the forecast; the last two are for one series at a time, not for boards. */
export async function notedPage(reading: Reading, kpi: KpiDefinition, scope: Scope): Promise<NotedPage> {
	const whole = await assessed(reading, kpi, scope);
	return {
		notes: shownAt(await notesOf(reading, kpi.id), scope.site ?? null),
		ruleSetting: await ruleSettingOf(reading, kpi.id),
		suggestion: suggestedChange(whole, kpi),
		forecast: monthForecast(whole, kpi, await targetsOf(reading, kpi.id))
	};
}

/** The whole organisation sees what is said of its sites; a site only what concerns it. */
function shownAt(notes: KpiNotes, site: string | null): KpiNotes {
	if (site === null) return notes;
	const here = <T extends { site: string | null }>(list: T[]): T[] => list.filter((note) => holdsAt(note, site));
	return {
		phases: here(notes.phases),
		exclusions: here(notes.exclusions),
		annotations: here(notes.annotations),
		comments: here(notes.comments)
	};
}
