import { describe, expect, it } from 'vitest';
import type { DraftProgress } from '$lib/import/draft';
import { progressView, spokenProgress, uploadView } from './progress-words';

const progress = (parts: Partial<DraftProgress>): DraftProgress => ({
	step: 'checking',
	rows: 0,
	ofRows: null,
	startedAt: '2026-09-20T00:30:00Z',
	...parts
});

describe('uploadView', () => {
	it('tells bytes, rate and the time left', () =>
		expect(uploadView(50_000_000, 200_000_000, 5)).toEqual({
			what: 'Sending 50 MB of 200 MB',
			rate: '10 MB a second · 15 s left',
			percent: 25
		}));
	it('gives no rate from the first moment', () => expect(uploadView(10, 20, 0.2).rate).toBe(''));
	it('says what comes when all is sent', () =>
		expect(uploadView(20, 20, 9)).toEqual({ what: 'Sent; looking at the file', rate: '', percent: 100 }));
});

describe('progressView', () => {
	it('tells rows, rate and the time left', () =>
		expect(progressView(progress({ rows: 118_400, ofRows: 187_936 }), 4)).toEqual({
			what: 'Checking rows: 118,400 of 187,936',
			rate: '29,600 rows a second · 2 s left',
			percent: 63
		}));
	it('tells rows alone where nobody knows how many there are', () =>
		expect(progressView(progress({ step: 'reading', rows: 500 }), 2)).toEqual({
			what: 'Reading rows: 500',
			rate: '250 rows a second',
			percent: null
		}));
	it('counts nothing where rows are not what takes the time', () =>
		expect(progressView(progress({ step: 'reckoning', rows: 500, ofRows: 500 }), 2)).toEqual({
			what: 'Reckoning what changes',
			rate: '',
			percent: null
		}));
});

it('speaks a quarter at a time', () => {
	expect(spokenProgress({ what: 'Checking rows: 118,400 of 187,936', rate: '', percent: 63 })).toBe(
		'Checking rows, 50 %'
	);
	expect(spokenProgress({ what: 'Sending 5 MB of 9 MB', rate: '', percent: 55 })).toBe('Sending, 50 %');
	expect(spokenProgress({ what: 'Saving', rate: '', percent: null })).toBe('Saving');
});
