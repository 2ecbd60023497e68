import { raw, type Fragment } from '../store/sql';
import { NO_SITE } from './fact-tables';
import type { Staged } from './staged';

/** The site of a row of `staged`. */
export const siteOf = ({ has }: Pick<Staged, 'has'>): Fragment =>
	has('site') ? raw(`coalesce(site, '${NO_SITE}')`) : raw(`'${NO_SITE}'`);
