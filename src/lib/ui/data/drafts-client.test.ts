import { expect, it } from 'vitest';
import { read, Refused } from './drafts-client';

const refusalOf = (status: number, text: string): unknown => {
	try {
		return read(status, text);
	} catch (error) {
		return error instanceof Refused ? error.refusal : error;
	}
};

it('gives what was answered', () => expect(read(200, '{"id":"a"}')).toEqual({ id: 'a' }));
it('gives nothing where nothing is left', () => expect(read(204, '')).toBeUndefined());
it('throws a refusal as it was worded', () =>
	expect(refusalOf(413, '{"error":{"code":"too_large","message":"Too large."}}')).toEqual({
		code: 'too_large',
		message: 'Too large.'
	}));
it('turns what is no JSON into a refusal', () =>
	expect(refusalOf(502, '<h1>Bad gateway</h1>')).toMatchObject({ code: 'status_502' }));
