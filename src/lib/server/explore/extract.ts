import type { FacetId } from '$lib/explore/facets';
import type { Span } from '$lib/time/span';
import { ident, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import type { RoleColumn } from './sources';
import type { ExploredSubject } from './subjects';

/**
 * The rows of a subject as of one change, narrowed to what a look needs: months, facets and names as small numbers, what each
 * row adds, and where it came from. It lies in temporary tables of one connection.
 */
export interface Extract {
	subject: ExploredSubject;
	db: Db;
	seq: number;
	/** Our name of its table; others begin with it. */
	table: string;
	/** The facets that tell rows apart, with their names: a name's place is its number in the table. */
	facets: ReadonlyMap<FacetId, readonly string[]>;
	/** Facets of which all rows have the same name. */
	constant: ReadonlyMap<FacetId, string>;
	rows: number;
	/** Months that have rows; null where there are none. */
	span: Span | null;
	/** Roles to which every row adds one: they need not be added up. */
	full: ReadonlySet<string>;
	/** Whether units are told from several facts each, by keys in a table of their own. */
	hasParts: boolean;
}

/** What a facet's column is called. */
export const facetColumn = (facet: FacetId): Fragment => ident(`f_${facet}`);

/** Each role once, whichever source adds to it; it counts only where all of them do. */
export function rolesOf({ sources }: ExploredSubject): { role: RoleColumn['role']; counts: boolean }[] {
	const roles = sources.flatMap((source) => source.roles);
	return [...new Set(roles.map(({ role }) => role))].map((role) => ({
		role,
		counts: roles.every((one) => one.role !== role || one.counts)
	}));
}

/** One row of a file holds several volumes, which only their keys tell apart. */
export const hasKeys = ({ kinds }: Pick<ExploredSubject, 'kinds'>): boolean => kinds.includes('volumes');
