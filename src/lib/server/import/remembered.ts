import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import { findDialect } from '$lib/import/dialect';
import type { Choices } from '$lib/import/draft';
import { lastingHeader, type Decisions } from '$lib/import/fingerprint';
import type { Kind } from '$lib/import/kind';
import { KINDS } from '$lib/import/kinds';
import type { TextForm } from '$lib/import/sheet-text';
import { Problem } from '$lib/problem';
import { sql } from '../store/sql';
import type { Db } from '../store/store';
import type { Head } from './read-head';

/** What an earlier import decided about files with the same columns. */
export interface Remembered {
	importId: number;
	name: string;
	createdAt: string;
	decisions: Decisions;
	/** Of the file as it was read then. */
	header: string[];
}

/** Tells the columns of a file, whatever dialect they are written in and whatever month is in their headers. */
export const fingerprintOf = (header: readonly string[]): string =>
	createHash('sha256')
		.update(JSON.stringify(lastingHeader(header)))
		.digest('hex');

/**
 * The fingerprint of a file that nobody has said anything about yet, but perhaps of which kind it is; null where no line of
 * its head shows by itself that it is a header: columns without a name are no reason to think of an earlier file.
 */
export function fingerprintOfHead(
	{ text, whole }: Pick<Head, 'text' | 'whole'>,
	kind: Kind | null,
	form: TextForm | null = null
): string | null {
	for (const one of kind ? [kind] : KINDS) {
		try {
			return fingerprintOf(findDialect(text, whole, one, form ?? {}).header);
		} catch (error) {
			if (!(error instanceof Problem)) throw error;
		}
	}
	return null;
}

/** The decisions of the latest import in force of a file with this fingerprint; null where there is none. */
export async function rememberedChoices(db: Db, fingerprint: string): Promise<Remembered | null> {
	const [row] = await db.query<{
		importId: number;
		name: string;
		createdAt: string;
		choices: string;
		header: string;
	}>(sql`
		select import_id, name, created_at, choices, header from imports
		where fingerprint = ${fingerprint} and choices is not null and undone_seq is null
		order by import_id desc nulls last limit 1`);
	if (!row) return null;
	const { choices, header, ...origin } = row;
	return { ...origin, decisions: JSON.parse(choices) as Decisions, header: JSON.parse(header) as string[] };
}

/**
 * What was decided about an earlier file, for one with the same columns. How that one was written says nothing of this one
 * where this one tells it by itself (`readsItself`: its header was found unaided): it may come from another program.
 */
export function choicesFor(
	choices: Choices,
	readsItself: boolean,
	head: Pick<Head, 'bom' | 'encoding' | 'text'>
): Choices {
	const { delimiter, quote, headerRow, encoding, ...others } = choices;
	const told = head.bom > 0 || (head.encoding === 'utf-8' && !isAscii(Buffer.from(head.text)));
	return {
		...others,
		...(readsItself ? {} : given({ delimiter, quote, headerRow })),
		...(told ? {} : given({ encoding }))
	};
}

const given = <T extends object>(choices: T): Partial<T> =>
	Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined)) as Partial<T>;
