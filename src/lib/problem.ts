/** HTTP statuses a refusal may carry; 400 parameter, 401 token, 404 unknown, 409 state, 413 size, 415 type, 422 content. */
export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 503 | 507;

/**
 * A refusal the user can understand. `code` is snake_case and permanent, `message` says what happened and what to do,
 * `detail` is sent along in the answer's `error` object (a question's candidates, for instance).
 */
export class Problem extends Error {
	readonly code: string;
	readonly status: ProblemStatus;
	readonly detail: Record<string, unknown>;

	constructor(code: string, status: ProblemStatus, message: string, detail: Record<string, unknown> = {}) {
		super(message);
		this.name = 'Problem';
		this.code = code;
		this.status = status;
		this.detail = detail;
	}
}
