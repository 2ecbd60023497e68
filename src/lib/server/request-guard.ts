import { createHash, timingSafeEqual } from 'node:crypto';
import { Problem } from '../problem';

const LOOPBACK_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
/** A form of ours; uploads have their own limit. */
const FORM_LIMIT_BYTES = 1_000_000;
const UPLOADS = ['/api/v1/imports', '/api/v1/drafts'];

/**
 * Refuses a request that reached us under a foreign name (a page elsewhere that had its own name resolved to this
 * machine), and a write that a page of another origin sends. Programs send no Origin and pass.
 */
export function refuseForeign(request: Request, url: URL): void {
	if (!LOOPBACK_NAME.test(url.hostname))
		throw new Problem('foreign_host', 403, 'Verdict answers under 127.0.0.1, localhost and [::1] only.');
	if (READING.has(request.method)) return;
	const origin = request.headers.get('origin');
	const site = request.headers.get('sec-fetch-site');
	const foreign = origin === null ? site === 'cross-site' || site === 'same-site' : origin !== url.origin;
	if (foreign)
		throw new Problem('foreign_origin', 403, 'A page of another origin tried to change something. It was refused.');
}

/** Refuses by the length that is announced; an upload of unknown length is counted while it is read. */
export function refuseLargeBody(request: Request, path: string, uploadLimitBytes: number): void {
	if (READING.has(request.method)) return;
	const upload = UPLOADS.includes(path);
	const limit = upload ? uploadLimitBytes : FORM_LIMIT_BYTES;
	const length = request.headers.get('content-length');
	if (length === null && request.headers.has('transfer-encoding') && !upload)
		throw new Problem('length_required', 400, 'This call needs a Content-Length.');
	if (Number(length ?? 0) > limit) throw tooLarge(limit);
}

export const tooLarge = (limitBytes: number): Problem =>
	new Problem(
		'too_large',
		413,
		`The body is larger than the ${limitBytes / 1_000_000} MB that are taken. Nothing was stored. ` +
			'Split the file by months, or raise UPLOAD_LIMIT_MB.',
		{ limitBytes }
	);

/** Whether the request carries the service account's token; false without a token, refused with a wrong one. */
export function bearerAccepted(request: Request, adminToken: string | null): boolean {
	const header = request.headers.get('authorization');
	if (header === null) return false;
	const given = /^Bearer (.+)$/i.exec(header)?.[1] ?? '';
	if (adminToken !== null && timingSafeEqual(digest(given), digest(adminToken))) return true;
	throw new Problem('invalid_token', 401, 'The token of the Authorization header is not valid.');
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
