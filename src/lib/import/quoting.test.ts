import { describe, expect, it } from 'vitest';
import { findQuoting, PLAIN } from './quoting';

describe('findQuoting', () => {
	it('is plain unless the file shows otherwise', () => {
		expect(findQuoting('a,b\n"c, d",e\n"",f\n', ',')).toEqual(PLAIN);
		expect(findQuoting('a;b, c;d\n1;2, 3;4\n', ';')).toEqual(PLAIN);
	});

	it('takes apostrophes that close as often as they open, where no double quote opens a cell', () => {
		expect(findQuoting("a,'b, c'\n1,'d'\n2,Men's\n", ',').quote).toBe("'");
		expect(findQuoting("a,b\n1,'s-Hertogenbosch\n2,'t Harde\n3,'s-Gravenhage\n", ',').quote).toBe('"');
		expect(findQuoting("a,'b'\n'c',\"d\"\n", ',').quote).toBe('"');
	});

	it('takes backslashes for the sign before a quote only where none stands twice', () => {
		expect(findQuoting('a,"5\\" pipe"\n', ',').backslash).toBe(true);
		expect(findQuoting('a,"5\\" pipe"\nb,"6"" pipe"\n', ',').backslash).toBe(false);
		expect(findQuoting('a,"C:\\dir"\n', ',').backslash).toBe(false);
	});

	it('takes blanks for a part of the delimiter where they follow each one outside of quotes', () => {
		const lines = 'a, b, "c,d"\n1, 2, "x"\n3, 4, "y"\n';
		expect(findQuoting(lines, ',').blanks).toBe(true);
		expect(findQuoting(`${lines}5,6,7\n`, ',').blanks).toBe(false);
		expect(findQuoting('a, b\n', ',').blanks).toBe(false);
	});

	it('does not take a cell that ends with a backslash for one that goes on behind it', () => {
		expect(findQuoting('a,"C:\\",""\nb,"D:\\","x"\n', ',').backslash).toBe(false);
	});
});
