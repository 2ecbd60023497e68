import type { Severity } from './answer';

export type IssueEntry = [severity: Severity, title: string, message: string, remedy: string];

/** {f} is the field's label, {v} the cell as it stands. */
export const ISSUE_TEXTS: Readonly<Record<string, IssueEntry>> = {
	// Rows that are left out.
	missing_value: ['error', '{f} is empty', '{f} is empty.', 'Fill the cell, or give one value for the whole file.'],
	bad_date: [
		'error',
		'{f} cannot be read',
		'"{v}" is no calendar day.',
		'Write a day such as 2026-09-30; leave the cell empty for what has not happened yet.'
	],
	bad_number: [
		'error',
		'{f} is not a number',
		'"{v}" is not a number that {f} can be.',
		'Write digits only; units and defects are counted in whole numbers.'
	],
	negative_number: [
		'error',
		'{f} is below zero',
		'{f} cannot be {v}.',
		'Write zero or more; take returns out of the file.'
	],
	number_too_large: [
		'error',
		'{f} is too large',
		'{v} is more than {f} can hold.',
		'Check the decimal sign of the file.'
	],
	unknown_severity: [
		'error',
		'Severity is not known',
		'"{v}" is neither minor, major nor critical.',
		'Say once what the word means; it is then taken for every row.'
	],
	unknown_status: [
		'error',
		'Status is not known',
		'"{v}" is neither open, delivered, short closed nor cancelled.',
		'Say once what the word means; it is then taken for every row.'
	],
	unknown_direction: [
		'error',
		'Direction is not known',
		'"{v}" is neither outbound nor inbound.',
		'Say once what the word means; it is then taken for every row.'
	],
	unknown_stage: [
		'error',
		'Stage is not known',
		'"{v}" is neither incoming, in process, final nor customer.',
		'Say once what the word means; it is then taken for every row.'
	],
	unknown_kpi: [
		'error',
		'KPI is not known',
		'"{v}" is neither a KPI of the catalogue nor one of your own.',
		'Declare it first and check the file again, or say once which KPI it means.'
	],
	value_beside_parts: [
		'error',
		'Both a value and its parts',
		'The row has a value beside a numerator or denominator.',
		'Give one of the two: a numerator with its denominator, or a bare value.'
	],
	neither_value_nor_parts: [
		'error',
		'No number in the row',
		'The row has neither a value nor a numerator with its denominator.',
		'Fill one of the two; leave out the rows of months for which there is nothing to tell.'
	],
	parts_needed: [
		'error',
		'Numerator and denominator are needed',
		'"{v}" is a share or a rate: a bare value could not be added up over sites and months.',
		'Give the numerator and the denominator of each month.'
	],
	value_needed: [
		'error',
		'A bare value is needed',
		'"{v}" is counted by a single number a month: it has no numerator and denominator.',
		'Write the number into the column of the value.'
	],
	denominator_zero: [
		'error',
		'Something of nothing',
		'The numerator is {v}, its denominator zero.',
		'Correct the denominator; where nothing happened, both are zero.'
	],
	part_above_whole: [
		'error',
		'Numerator above the denominator',
		'The numerator {v} of a share is more than its denominator.',
		'Correct one of the two; see whether their columns are swapped.'
	],
	count_not_whole: [
		'error',
		'Not a count',
		'{v} is no whole number from zero on.',
		'Write how often it happened; an amount or an average belongs to a KPI that is declared as a value.'
	],
	value_out_of_range: [
		'error',
		'Value that the KPI cannot have',
		'The KPI cannot be {v}.',
		'Write the value in the unit of the KPI: a share of 96.4 % as 96.4.'
	],
	closed_before_received: [
		'error',
		'Closed before received',
		'Closed on {v}, before it was received.',
		'Correct one of the two dates.'
	],
	future_date: [
		'error',
		'{f} lies in the future',
		'{f} is {v}, a day that is still to come.',
		'Correct the date; what is only planned stays empty.'
	],
	duplicate_row: ['error', 'Row repeated', 'The same row stands further up.', 'Nothing: the first one counts.'],
	duplicate_id: [
		'error',
		'Same key, other content',
		'Another row of this file has the same key and says something else.',
		'Keep the row that is right.'
	],
	key_incomplete: [
		'error',
		'Another row of the same key is wrong',
		'Another row of this key was left out, so this one is too.',
		'Mend the other row; both then come in together.'
	],
	key_of_other_site: [
		'error',
		'Known at another site',
		'This key is current at site {v}.',
		'Undo the import of the other site, or correct the site.'
	],
	outside_scope: [
		'error',
		'Outside the months or sites replaced',
		'The row lies outside what this file replaces.',
		'Widen the months or sites, or take the row out.'
	],
	too_few_fields: [
		'error',
		'Row is too short',
		'The row has fewer cells than it needs.',
		'Look for a missing delimiter or a line break inside a cell.'
	],
	too_many_fields: [
		'error',
		'Row is too long',
		'The row has more cells than the header.',
		'Put cells that hold the delimiter in quotes.'
	],
	bad_quoting: [
		'error',
		'Quotes are used wrongly',
		'A quoted cell goes on after its closing quote.',
		'Write a quote inside a quoted cell twice.'
	],
	other_currency: [
		'error',
		'{f} is in another currency',
		'"{v}" is not in the currency of this organisation.',
		'Convert the amount, or import without the column.'
	],
	scientific_id: [
		'error',
		'{f} was damaged by a spreadsheet',
		'"{v}" was once a long number.',
		'Export the file again and do not open it in a spreadsheet before.'
	],
	control_character: [
		'error',
		'Invisible characters in {f}',
		'{f} holds characters that cannot be seen, and tells rows apart.',
		'Clean the cell where it was typed.'
	],
	// Rows that are taken, and pointed out.
	unknown_word: [
		'warning',
		'{f}: word not known',
		'"{v}" is not known and counts as unknown.',
		'Say what the word means, if it matters.'
	],
	promised_far_ahead: [
		'warning',
		'{f} lies far ahead',
		'{f} is {v}, more than five years from now.',
		'Check the year.'
	],
	delivered_far_from_promise: [
		'warning',
		'Delivered a year or more from the promise',
		'Delivered on {v}, more than a year from the promise.',
		'Check the year.'
	],
	delivered_without_date: [
		'warning',
		'Delivered without a date',
		'The line is delivered, but no day is given: it counts nowhere.',
		'Fill the delivered date.'
	],
	cancelled_without_date: [
		'warning',
		'Cancelled without a date',
		'The line is cancelled, but no day is given: it counts nowhere.',
		'Fill the cancelled date.'
	],
	column_gone: [
		'warning',
		'{f} is no longer in the file',
		'Earlier files of this site had {f}, this one has not.',
		'Add the column, if it was left out by mistake.'
	],
	day_month_swapped: [
		'warning',
		'{f}: day and month may be swapped',
		'As it is read, {f} is spread over {v}; with day and month swapped it would lie where the other dates do.',
		'Look at the days per month. Say which comes first, or export the file again without opening it in a spreadsheet.'
	],
	duplicate_file: [
		'warning',
		'File imported before',
		'The same file was imported before, as import {v}.',
		'Nothing: rows that are there already change nothing.'
	],
	nothing_new: [
		'warning',
		'Nothing new in the file',
		'Every good row of the file is there already, from earlier imports.',
		'Nothing, unless another file was meant.'
	],
	fewer_rows_than_usual: [
		'warning',
		'Far fewer rows than usual',
		'A month has far fewer rows than the months before it: {v}.',
		'See whether the export is complete; save it if the month was like that.'
	],
	more_rows_than_usual: [
		'warning',
		'Far more rows than usual',
		'A month has far more rows than the months before it: {v}.',
		'See whether rows stand twice or belong elsewhere; save it if the month was like that.'
	],
	site_missing: [
		'warning',
		'A site is missing',
		'{v} was in each of the last files with these columns, and is not in this one.',
		'Export it too, or say that the file speaks for it if nothing happened there.'
	],
	name_resembles: [
		'warning',
		'{f}: new name that resembles a known one',
		'"{v}" is new and resembles a name that is known.',
		'If it is the same, use the known name, for later files too. If it is new, do nothing.'
	],
	total_beside_sites: [
		'warning',
		'Rows without site beside rows of sites',
		'{v}: a month has rows of sites and one without. They are added up.',
		'If the row without site is the total of the others, take it out; if it is a site, name it.'
	],
	history_hidden: [
		'warning',
		'Not shown: the KPI has months of its own',
		'{v}. These rows are stored, and shown only where they lie before the first of its own months.',
		'Nothing, if the rows before that are what matters.'
	],
	history_waits: [
		'warning',
		'Shown once the KPI has months of its own',
		'{v} has no months of its own yet. These rows are stored, and stand before them once it has.',
		'Import the data that the KPI is counted from.'
	],
	unit_stripped: [
		'warning',
		'Unit taken off',
		'The unit was taken off "{v}".',
		'Nothing, if all values of the column have the same unit.'
	],
	bidi_control: [
		'warning',
		'Signs that turn the text direction',
		'The cell holds signs that change how it reads.',
		'Clean the cell where it was typed.'
	],
	mojibake_suspected: [
		'warning',
		'Text looks decoded twice',
		'"{v}" looks as if it had been decoded twice.',
		'Export the file again as UTF-8.'
	],
	// Lines that hold no record.
	title_line: ['skipped', 'Line above the header', 'The line stands above the header.', 'Nothing.'],
	units_line: ['skipped', 'Line of units', 'The line says in what the columns are given.', 'Nothing.'],
	blank_line: ['skipped', 'Empty line', 'The line is empty.', 'Nothing.'],
	separator_line: ['skipped', 'Ruled line', 'The line only rules the table.', 'Nothing.'],
	total_row: ['skipped', 'Sum line', 'The line sums up others.', 'Nothing.'],
	footer: ['skipped', 'Line below the table', 'The line stands below the table.', 'Nothing.'],
	repeated_header: ['skipped', 'Header repeated', 'The line repeats the header.', 'Nothing.']
};
