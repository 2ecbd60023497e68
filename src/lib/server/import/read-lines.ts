/** A line that holds no record: title_line, blank_line, separator_line, units_line, total_row, footer, repeated_header. */
export interface SkippedLine {
	line: number;
	code: string;
	value: string;
}

/** A record whose structure is broken: too_few_fields, too_many_fields, bad_quoting. */
export interface MalformedRow {
	line: number;
	code: string;
	cells: string[];
}
