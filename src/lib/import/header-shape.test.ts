import { describe, expect, it } from 'vitest';
import { shapeOf } from './header-shape';

const shape = (...lines: string[]) =>
	shapeOf(lines.map((line, at) => ({ line: at + 1, cells: line.split(','), misquoted: false, runsOn: false })));

describe('shapeOf', () => {
	it('finds names over columns of values, below titles', () => {
		const found = shape('Report,,', ',,', 'Name,Count,Day', 'a,1,2026-01-01', 'b,2,2026-01-02');
		expect(found).toEqual({ from: 2, to: 3, header: ['Name', 'Count', 'Day'] });
	});

	it('passes over a title of several cells that names no column of values', () => {
		const found = shape('Report,2026-01-01,Ulm', 'Name,Count,Day', 'a,1,2026-01-01', 'b,2,2026-01-02');
		expect(found).toMatchObject({ from: 1, to: 2 });
	});

	it('puts the rows of a header together', () => {
		const found = shape('Place,Men,Women', ',count,count', 'a,1,2', 'b,3,4', 'c,5,6');
		expect(found).toEqual({ from: 0, to: 2, header: ['Place', 'Men count', 'Women count'] });
	});

	it('does not take a first record with an empty value for a part of the header', () => {
		expect(shape('Name,Count,Note', 'a,,x', 'b,3,y', 'c,5,z')).toMatchObject({ from: 0, to: 1 });
	});

	it('takes years for names where the columns hold no years', () => {
		expect(shape('Country,2019,2020', 'A,17,18', 'B,3,4')).toMatchObject({ from: 0, to: 1 });
	});

	it('finds none above records that begin at once', () => {
		expect(shape('a,1,2026-01-01', 'b,2,2026-01-02')).toEqual({ from: 0, to: 0, header: null });
	});

	it('takes the first filled line where all is text', () => {
		expect(shape('Title,', 'Name,Colour', 'a,red', 'b,blue')).toMatchObject({ from: 1, to: 2 });
	});
});
