import { lineOf } from '../metrics/order-lines';
import { fragment, ident, raw, sql, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { NO_SITE } from './fact-tables';
import { lineOfStaged } from './keys';
import { kept } from './repeats';
import type { Staged } from './staged';

/**
 * Rejects, inside the transaction, the rows whose key is current at another site, or stands further up in the file with
 * another site. An order line is of one site with all its events: one at another site would move or end it there.
 */
export async function refuseOtherSites(db: Db, staged: Staged): Promise<void> {
	const { kind, line, form, has } = staged;
	if (kind.id === 'volumes' || kind.id === 'measures') return;
	const site = has('site') ? raw('site') : raw('cast(null as varchar) as site');
	const key = lineOfStaged(form, has);
	const stored = form ? lineOf('f') : raw('f.row_key');
	const elsewhere = await db.exec(sql`${found}
		from (select ${line} as line, ${key} as key, ${site} from staged where ${kept(staged)}) s
		join ${ident(kind.id)} f on ${stored} = s.key and f.removed_seq is null
		where f.site is distinct from s.site`);
	if (elsewhere > 0) await refuseFound(db, staged);
	if (!form || !has('site')) return;
	const apart = await db.exec(sql`${found}
		from (select ${line} as line, ${key} as key, site from staged
			where ${key} in (select group_key from many) and ${kept(staged)}) s
		join (select key, arg_min(coalesce(site, ${NO_SITE}), line) as site from (
				select ${line} as line, ${key} as key, site from staged where ${kept(staged)})
			where key in (select group_key from many) group by key) f on f.key = s.key
		where f.site is distinct from coalesce(s.site, ${NO_SITE})`);
	if (apart > 0) await refuseFound(db, staged);
}

/** Where a row `s` clashes with one of the site of `f`. */
const found: Fragment = fragment`insert into found
	select distinct on (s.line) s.line, 'site', 'key_of_other_site', 'error', coalesce(f.site, ${NO_SITE})`;

/** Leaves out what was found, and the other rows of the same keys. */
async function refuseFound(db: Db, staged: Staged): Promise<void> {
	const { line } = staged;
	const other = raw(`(select file_line from found where code = 'key_of_other_site')`);
	await db.exec(sql`insert into found
		select ${line}, null, 'key_incomplete', 'error', null from staged
		where ${kept(staged)} and ${line} not in ${other}
			and row_key in (select row_key from staged where ${line} in ${other})`);
	await db.exec(sql`insert into refused select distinct file_line from found
		where severity = 'error' and file_line not in (select file_line from refused)`);
}
