import type { Severity } from './answer';
import { ISSUE_TEXTS } from './issue-texts';

export interface IssueText {
	code: string;
	severity: Severity;
	/** Names the problem of a group of rows; the field's label is put in. */
	title: (label: string) => string;
	/** One sentence about one cell or row. */
	message: (label: string, value: string | null) => string;
	/** What to do about it. */
	remedy: string;
}

/** Every code that a line of a file can get. */
export const ISSUE_CODES: readonly string[] = Object.keys(ISSUE_TEXTS);

const LONGEST_VALUE = 80;

/** The text of an issue; an unknown code is a bug and throws. */
export function issueText(code: string): IssueText {
	const entry = Object.hasOwn(ISSUE_TEXTS, code) ? ISSUE_TEXTS[code] : undefined;
	if (!entry) throw new Error(`no text for issue ${code}`);
	const [severity, title, message, remedy] = entry;
	return {
		code,
		severity,
		title: (label) => title.replaceAll('{f}', () => label),
		message: (label, value) => message.replaceAll('{f}', () => label).replaceAll('{v}', () => shorten(value ?? '')),
		remedy
	};
}

const shorten = (value: string): string => (value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value);

/** The code for a word nobody knows: of its own for the fields whose row is rejected, else a warning. */
export function unknownWordCode(field: string): string {
	return ['severity', 'status', 'direction', 'stage', 'kpi'].includes(field) ? `unknown_${field}` : 'unknown_word';
}
