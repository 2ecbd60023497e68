import { Problem } from '$lib/problem';
import { findKpi } from '$lib/server/metrics/own-kpis';
import { rowsOf, type RowsPart } from '$lib/server/metrics/rows';
import { parseMonth } from '$lib/time/month';
import { readScope } from '$lib/ui/scope-query';
import { orErrorPage } from '../../../problem-response';
import { publicKpi } from '../../../public-kpi';
import type { PageServerLoad } from './$types';

const PAGE_SIZE = 100;
const PARTS: readonly RowsPart[] = ['all', 'numerator', 'denominator', 'missed'];

export const load: PageServerLoad = ({ params, locals, url }) =>
	orErrorPage(async () => {
		const kpi = await findKpi(locals.store, params.kpi);
		const month = parseMonth(url.searchParams.get('month') ?? '');
		const scope = readScope(url.searchParams);
		const part = readPart(url.searchParams.get('part'));
		const offset = readOffset(url.searchParams.get('offset'));
		const page = await rowsOf(locals.store, kpi, { month, scope, part, limit: PAGE_SIZE, offset });
		return { kpi: publicKpi(kpi), month, scope, part, page };
	});

function readPart(text: string | null): RowsPart {
	const part = PARTS.find((candidate) => candidate === (text ?? 'all'));
	if (!part) throw new Problem('invalid_part', 400, `part must be one of ${PARTS.join(', ')}.`, { part: text });
	return part;
}

function readOffset(text: string | null): number {
	if (text === null) return 0;
	if (!/^\d{1,9}$/.test(text)) throw new Problem('invalid_offset', 400, 'offset must be a whole number.');
	return Number(text);
}
