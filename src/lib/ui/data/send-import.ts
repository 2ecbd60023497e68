import type { ImportAnswer, ImportRequest, Question } from '$lib/import/answer';
import { joinNames } from '$lib/import/name-list';
import type { Refusal } from '$lib/import/refusal';

export type Outcome =
	| { kind: 'answer'; answer: ImportAnswer }
	| { kind: 'question'; question: Question }
	| { kind: 'refused'; refusal: Refusal }
	| { kind: 'cancelled' };

export interface Sending {
	/** Bytes of the file that have left, of all. */
	onprogress: (sent: number, total: number) => void;
	signal: AbortSignal;
}

/** The request's parameters as the API takes them; what is not said is left out. */
export function importQuery(request: ImportRequest): string {
	const parameters = new URLSearchParams();
	for (const [name, value] of Object.entries(request)) {
		if (value === undefined || value === null || value === '' || value === false) continue;
		if (name === 'months') continue;
		if (Array.isArray(value)) parameters.set(name, joinNames(value));
		else if (typeof value === 'object') {
			if (Object.keys(value).length > 0) parameters.set(name, JSON.stringify(value));
		} else parameters.set(name, String(value));
	}
	if (request.months) parameters.set('months', `${request.months.from}..${request.months.to}`);
	return parameters.toString();
}

/**
 * Sends a file to the API as it lies on the disk: it is streamed, never held in memory. Every end is an outcome; a
 * connection that breaks is a refusal with code `unreachable`.
 */
export function sendImport(file: File, request: ImportRequest, { onprogress, signal }: Sending): Promise<Outcome> {
	return new Promise((resolve) => {
		const call = new XMLHttpRequest();
		call.open('POST', `/api/v1/imports?${importQuery(request)}`);
		call.setRequestHeader('content-type', 'text/csv');
		call.setRequestHeader('accept', 'application/json');
		call.upload.onprogress = (event) => onprogress(event.loaded, event.total);
		call.onload = () => resolve(outcomeOf(call.status, call.responseText));
		call.onerror = () => resolve({ kind: 'refused', refusal: UNREACHABLE });
		call.onabort = () => resolve({ kind: 'cancelled' });
		signal.addEventListener('abort', () => call.abort(), { once: true });
		call.send(file);
	});
}

const UNREACHABLE: Refusal = {
	code: 'unreachable',
	message: 'The connection broke off. Nothing was stored. Check that Verdict is running, then try again.'
};

/** Reads an answer of the import call; text that is no JSON is a refusal with its status. */
export function outcomeOf(status: number, text: string): Outcome {
	const body = parse(text);
	if (status < 300 && body && 'rows' in body) return { kind: 'answer', answer: body as unknown as ImportAnswer };
	const error = body?.error;
	if (typeof error === 'object' && error !== null && 'code' in error) {
		if (error.code === 'question') return { kind: 'question', question: error as Question };
		return { kind: 'refused', refusal: error as Refusal };
	}
	const message = `Verdict answered with status ${status}. Nothing was stored. Try again; if it stays so, look into the log.`;
	return { kind: 'refused', refusal: { code: `status_${status}`, message } };
}

function parse(text: string): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
	} catch {
		return null;
	}
}

/** Undoes an import; the answer is the import as it stands then. */
export async function sendUndo(importId: number): Promise<Outcome> {
	try {
		const response = await fetch(`/api/v1/imports/${importId}`, { method: 'DELETE' });
		return outcomeOf(response.status, await response.text());
	} catch {
		return { kind: 'refused', refusal: UNREACHABLE };
	}
}
