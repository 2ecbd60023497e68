import type { Severity } from './answer';

export interface IssueText {
	code: string;
	severity: Severity;
	/** "{field} cannot be read" with the field's label put in. */
	title: (label: string) => string;
	/** One sentence about one cell. */
	message: (label: string, value: string | null) => string;
	/** What to do about it. */
	remedy: string;
}

/** The text of an issue; an unknown code is a bug and throws. */
export declare function issueText(code: string): IssueText;
