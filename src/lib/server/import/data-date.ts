import { lastDay, monthOf, type Day } from '$lib/time/month';
import { Problem } from '$lib/problem';
import { fragment, ident, join, sql, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { eventFields } from './fact-tables';
import { originOf } from './mended';
import type { Staged } from './staged';

/**
 * The day up to which a file's data speak: as stated; that of the import whose rejected rows it mends; else the upload day,
 * but not after the end of the month of its latest past event. A promise is an event once its delivery is made: a file
 * that knows how a line of December ended speaks of December, one with open orders until then does not.
 */
export async function dataDateOf(db: Db, staged: Staged): Promise<Day> {
	const { request, today } = staged;
	if (request.dataDate) {
		if (request.dataDate > today)
			throw new Problem('invalid_data_date', 400, 'The data cannot speak of days after today.', {
				parameter: 'dataDate'
			});
		return request.dataDate;
	}
	const origin = await originOf(db, staged);
	if (origin) return origin.dataDate;
	const latest = await latestEvent(db, staged);
	if (!latest) return today;
	const end = lastDay(monthOf(latest));
	return end < today ? end : today;
}

async function latestEvent(db: Db, { kind, has, today }: Staged): Promise<Day | null> {
	const events = eventFields(kind).filter(has);
	if (events.length === 0) return null;
	const past = (name: string): Fragment => fragment`${ident(name)} <= cast(${today} as date)`;
	const latest = events.map((name) => fragment`max(${ident(name)}) filter (where ${past(name)})`);
	if (kind.id === 'deliveries' && has('delivered_date'))
		latest.push(fragment`max(promised_date) filter (where ${past('promised_date')} and ${past('delivered_date')})`);
	const [row] = await db.query<{ latest: Day | null }>(
		sql`select greatest(${join(latest, ', ')}) as latest from incoming`
	);
	return row?.latest ?? null;
}
