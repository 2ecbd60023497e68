import { makeChange, type Actor } from '../audit/change';
import { sql } from '../store/sql';
import type { Db, Store } from '../store/store';
import { Problem } from '$lib/problem';
import { inForce, type AsOf } from './as-of';
import { onceInCommon, type Reading } from './reading';

const SETTING = 'fiscal_year_start';
const JANUARY = 1;

/** The first month of the organisation's fiscal year, 1 to 12, as of a change; January until somebody settles another. */
export async function readFiscalStart(db: Db, asOf: AsOf = null): Promise<number> {
	const [row] = await db.query<{ value: string }>(sql`
		select s.value from organisation_settings s where s.setting = ${SETTING} and ${inForce('s', asOf)}`);
	return row ? Number(row.value) : JANUARY;
}

export const fiscalStartOf = (reading: Reading): Promise<number> =>
	onceInCommon(reading, 'fiscal year', () => readFiscalStart(reading.db, reading.asOf));

/** Settles with which month the fiscal year begins; 400 `invalid_fiscal_year` for what is no month from 1 to 12. */
export function setFiscalStart(store: Store, actor: Actor, start: number, at: Date): Promise<void> {
	if (!Number.isInteger(start) || start < 1 || start > 12)
		throw new Problem('invalid_fiscal_year', 400, 'The fiscal year begins with a month from 1 to 12.', { start });
	const head = { action: 'fiscal_year.set', subject: 'organisation', at };
	return makeChange(store, actor, head, async (db, seq) => {
		const before = await readFiscalStart(db);
		await db.exec(sql`update organisation_settings set removed_seq = cast(${seq} as bigint)
			where setting = ${SETTING} and removed_seq is null`);
		await db.exec(sql`insert into organisation_settings (setting, value, actor, added_seq) values (
			${SETTING}, ${String(start)}, ${actor.name}, ${seq})`);
		return { result: undefined, detail: { before, after: start } };
	});
}
