import { findDialect, type Dialect } from '$lib/import/dialect';
import type { Draft, DraftHead } from '$lib/import/draft';
import { kindOf } from '$lib/import/kinds';
import { Problem } from '$lib/problem';
import { readHead, type Head } from './read-head';
import type { Unpacked } from './unpack/unpack';

const SHOWN = 64 * 1024;

/** The first part of a file as text, and how the import would cut it: by the header of its kind, else by its shape. */
export async function headOf(
	{ text: file, form }: Unpacked,
	{ kind, choices }: Pick<Draft, 'kind' | 'choices'>,
	encoding: string | undefined
): Promise<DraftHead> {
	const said = { ...choices, ...form };
	const head = await readHead(file.path, form?.encoding ?? encoding ?? choices.encoding);
	const { delimiter, quoting, headerLine } = dialectOf(head, kind, said);
	const text = head.text.slice(0, SHOWN);
	const whole = head.whole && text.length === head.text.length;
	return { text, whole, encoding: head.encoding, delimiter, quote: quoting.quote, headerLine };
}

function dialectOf({ text, whole }: Head, kind: Draft['kind'], said: Draft['choices']): Dialect {
	try {
		return findDialect(text, whole, kind ? kindOf(kind) : null, said);
	} catch (cause) {
		if (!(cause instanceof Problem)) throw cause;
		// What the check will ask about is no reason to show nothing.
		return findDialect(text, whole, null, { ...said, headerRow: undefined });
	}
}
