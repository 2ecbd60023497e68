import type { Effect } from '../metrics/effect';
import type { Issue, IssueGroup, RowCounts } from './answer';

/** A refusal as the API words it; a file without one good row brings its issues. */
export interface Refusal {
	code: string;
	message: string;
	rows?: RowCounts;
	issueGroups?: IssueGroup[];
	issues?: Issue[];
	/** missing_required_column: the fields that have no column, and what the file has. */
	fields?: string[];
	headers?: string[];
	/** store_moved_on: what the check before had shown; the answer beside it says what holds now. */
	before?: Effect[];
	rowsBefore?: RowCounts;
}
