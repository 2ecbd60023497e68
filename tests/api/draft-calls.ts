import { setTimeout as wait } from 'node:timers/promises';
import type { Choices, Draft, DraftSummary } from '../../src/lib/import/draft';
import type { TestServer } from '../server';

/** The calls on drafts, each giving the status beside the answer. */
export function draftCalls(server: () => TestServer, headers: Record<string, string> = {}) {
	const call = async <T = Draft>(method: string, path: string, body?: BodyInit, type = 'application/json') => {
		const response = await fetch(`${server().url}/api/v1/drafts${path}`, {
			method,
			headers: body === undefined ? headers : { ...headers, 'content-type': type },
			...(body === undefined ? {} : { body })
		});
		return { status: response.status, body: (await response.json()) as T };
	};
	const get = async (id: string) => (await call('GET', `/${id}`)).body;
	/** The draft once nothing is under way. */
	const settled = async (id: string): Promise<Draft> => {
		for (let draft = await get(id); ; draft = await get(id)) {
			if (!['checking', 'saving'].includes(draft.state)) return draft;
			await wait(20);
		}
	};
	const upload = async (text: string, name = 'export.csv'): Promise<Draft> =>
		(await call('POST', `?name=${name}`, text, 'text/csv')).body;
	const check = (id: string, asked: { kind?: string; choices?: Choices } = {}) =>
		call('POST', `/${id}/check`, JSON.stringify(asked));
	const save = (id: string) => call('POST', `/${id}/save`, '{}');
	return {
		...{ call, get, settled, upload, check, save },
		list: async () => (await call<{ drafts: DraftSummary[] }>('GET', '')).body.drafts,
		checked: async (id: string, asked = {}) => (await check(id, asked), settled(id)),
		saved: async (id: string) => (await save(id), settled(id)),
		cancel: (id: string) => call('POST', `/${id}/cancel`, '{}'),
		discard: (id: string) => call('DELETE', `/${id}`)
	};
}
