import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ISSUE_CODES, issueText, unknownWordCode } from './issues';
import { KINDS } from './kinds';

/** Codes of the published set that refuse a whole file, and so belong to no line. */
const REFUSALS =
	'empty_file no_header_found no_data_rows missing_required_column too_many_columns line_too_long too_large not_text unsupported_format bad_encoding unclosed_quote date_order_conflict duplicate_file too_many_errors'.split(
		' '
	);

describe('issues', () => {
	it('has a text for every published code that a line can get', () => {
		const { codes } = JSON.parse(readFileSync('tests/reference/csv/manifest.json', 'utf8')) as {
			codes: Record<string, string>;
		};
		const ofLines = Object.keys(codes).filter((code) => !REFUSALS.includes(code));
		expect(ISSUE_CODES).toEqual(expect.arrayContaining(ofLines));
	});

	it.each(ISSUE_CODES)('%s says what and what to do', (code) => {
		const { title, message, remedy, severity } = issueText(code);
		const texts = [title('Due date'), message('Due date', 'x<y>'), remedy];
		for (const text of texts) {
			expect(text.length).toBeGreaterThan(5);
			expect(text).not.toMatch(/[{}]/);
		}
		expect(['error', 'warning', 'skipped']).toContain(severity);
	});

	it('puts label and value in as they are, long ones cut', () => {
		expect(issueText('bad_date').title('Delivered date')).toBe('Delivered date cannot be read');
		expect(issueText('bad_date').message('Date', '$& {f}')).toBe('"$& {f}" is no calendar day.');
		expect(issueText('bad_date').message('Date', 'x'.repeat(500)).length).toBeLessThan(120);
	});

	it('throws for a code nobody declared', () => {
		expect(() => issueText('nonsense')).toThrow('no text for issue nonsense');
		expect(() => issueText('toString')).toThrow('no text for issue toString');
	});

	it('has a code for the unknown words of every field', () => {
		for (const field of KINDS.flatMap((kind) => kind.fields).filter((one) => one.type === 'word'))
			expect(issueText(unknownWordCode(field.name)).severity).toBe(
				field.unknownWord === 'reject' ? 'error' : 'warning'
			);
	});
});
