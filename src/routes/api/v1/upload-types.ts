import { Problem } from '$lib/problem';

/**
 * Types that a file to import goes by. They only keep out bodies that are none, such as a form of another page: what a file is,
 * its bytes tell. Windows calls a CSV a spreadsheet; octet-stream claims nothing.
 */
export const UPLOAD_TYPES = [
	'text/csv',
	'text/tab-separated-values',
	'text/plain',
	'application/csv',
	'application/vnd.ms-excel',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	'application/zip',
	'application/x-zip-compressed',
	'application/gzip',
	'application/x-gzip',
	'application/octet-stream'
];
/** A body sent in gzip is stored and hashed as it came; its bytes say that it is to be unpacked. */
const ENCODINGS = ['identity', 'gzip', 'x-gzip'];

/** 415 `unsupported_type` for a body that claims to be no file. */
export function refuseType(request: Request): void {
	const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
	const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
	if (UPLOAD_TYPES.includes(type) && ENCODINGS.includes(encoding)) return;
	throw new Problem(
		'unsupported_type',
		415,
		`Send the file itself, with the header Content-Type: text/csv (or ${UPLOAD_TYPES.slice(1).join(', ')}).`
	);
}
