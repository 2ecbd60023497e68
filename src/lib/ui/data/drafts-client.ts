import type { ImportAnswer } from '$lib/import/answer';
import type { Choices, Draft, DraftHead, DraftSummary } from '$lib/import/draft';
import type { Refusal } from '$lib/import/refusal';
import type { DataKind } from '$lib/metrics/kpi';

/** A call that was refused, as the API words it; a connection that breaks has the code `unreachable`. */
export class Refused extends Error {
	readonly refusal: Refusal;

	constructor(refusal: Refusal) {
		super(refusal.message);
		this.refusal = refusal;
	}
}

const DRAFTS = '/api/v1/drafts';
const UNREACHABLE: Refusal = {
	code: 'unreachable',
	message: 'The connection broke off. What was saved stays. Check that Verdict is running, then try again.'
};

const draftAt = (id: string, part = '') => `${DRAFTS}/${encodeURIComponent(id)}${part}`;

/** The files that wait, the latest first. */
export async function listDrafts(): Promise<DraftSummary[]> {
	const { drafts } = await call<{ drafts: DraftSummary[] }>('GET', DRAFTS);
	return drafts;
}

export const getDraft = (id: string): Promise<Draft> => call('GET', draftAt(id));

export const checkDraft = (id: string, kind: DataKind, choices: Choices): Promise<Draft> =>
	call('POST', draftAt(id, '/check'), { kind, choices });

export const saveDraft = (id: string): Promise<Draft> => call('POST', draftAt(id, '/save'), {});

export const cancelDraft = (id: string): Promise<Draft> => call('POST', draftAt(id, '/cancel'));

export const discardDraft = (id: string): Promise<void> => call('DELETE', draftAt(id));

/** The head as the file was read, or as it would be in another encoding, or of another sheet. */
export function getHead(id: string, { encoding, sheet }: { encoding?: string; sheet?: string }): Promise<DraftHead> {
	const parameters = new URLSearchParams();
	if (encoding) parameters.set('encoding', encoding);
	if (sheet) parameters.set('sheet', sheet);
	return call('GET', draftAt(id, `/head?${parameters}`));
}

/** Undoes an import; the answer is the import as it stands then. */
export const undoImport = (importId: number): Promise<ImportAnswer> => call('DELETE', `/api/v1/imports/${importId}`);

export interface Sending {
	/** Bytes of the file that have left. */
	onprogress: (sent: number) => void;
	signal: AbortSignal;
}

/** Uploads a file as it lies on the disk: it is streamed, never held in memory. null where it was cancelled. */
export function uploadDraft(file: File, { onprogress, signal }: Sending): Promise<Draft | null> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open('POST', `${DRAFTS}?${new URLSearchParams({ name: file.name })}`);
		// What the file is, its bytes tell better than the guess of the system it lies on.
		request.setRequestHeader('content-type', 'application/octet-stream');
		request.setRequestHeader('accept', 'application/json');
		request.upload.onprogress = (event) => onprogress(event.loaded);
		request.onload = () => {
			try {
				resolve(read<Draft>(request.status, request.responseText));
			} catch (error) {
				reject(error as Error);
			}
		};
		request.onerror = () => reject(new Refused(UNREACHABLE));
		request.onabort = () => resolve(null);
		signal.addEventListener('abort', () => request.abort(), { once: true });
		request.send(file);
	});
}

async function call<T>(method: string, address: string, body?: unknown): Promise<T> {
	const content =
		body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
	let [status, text] = [0, ''];
	try {
		const response = await fetch(address, { method, ...content });
		[status, text] = [response.status, await response.text()];
	} catch {
		throw new Refused(UNREACHABLE);
	}
	return read<T>(status, text);
}

/** The answer of a call; a refusal, and text that is no JSON, throws `Refused`. */
export function read<T>(status: number, text: string): T {
	if (status === 204) return undefined as T;
	const body = parse(text);
	if (status < 300 && body) return body as T;
	const error = body?.error;
	if (typeof error === 'object' && error !== null && 'code' in error) throw new Refused(error as Refusal);
	const message = `Verdict answered with status ${status}. Try again; if it stays so, look into the log.`;
	throw new Refused({ code: `status_${status}`, message });
}

function parse(text: string): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
	} catch {
		return null;
	}
}
