import { Readable } from 'node:stream';
import type { Parameters } from './parameters';

/** How rows can be asked for: by `Accept: text/csv`, or by `format=csv` where a link has to do. */
export function wantsCsv(request: Request, parameters: Parameters): boolean {
	const format = parameters.word('format', ['json', 'csv']);
	if (format) return format === 'csv';
	const accepted = (request.headers.get('accept') ?? '').split(',').map((range) => range.split(';')[0]?.trim());
	const csv = accepted.indexOf('text/csv');
	const other = accepted.findIndex((range) => range === 'application/json' || range === '*/*');
	return csv >= 0 && (other < 0 || csv < other);
}

/** Streams the parts as a file to download; the reading ends when the client leaves. */
export function csvResponse(name: string, parts: AsyncIterable<string> | Iterable<string>): Response {
	const body = Readable.toWeb(
		Readable.from(parts, { objectMode: true }).map((part: string) => Buffer.from(part, 'utf8'))
	);
	return new Response(body as ReadableStream<Uint8Array>, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]+/g, '_')}"`
		}
	});
}
