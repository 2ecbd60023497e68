import { json } from '@sveltejs/kit';
import { rulesOf } from '$lib/metrics/rules';
import { findKpi } from '$lib/server/metrics/own-kpis';
import { listRules, setRules, withdrawRules } from '$lib/server/metrics/rule-settings';
import type { Db } from '$lib/server/store/store';
import { answering } from '../../../../../problem-response';
import { textsOf } from '../../../json-body';
import { parametersOf } from '../../../parameters';
import { asOfOf } from '../../../scope';
import type { RequestHandler } from './$types';

/** The rules in force, and who chose them; nobody did where `setting` is null. */
async function told(db: Db, kpi: string, asOf: number | null) {
	const setting = (await listRules(db, asOf)).get(kpi) ?? null;
	const rules = setting?.rules ?? 'standard';
	return { kpi, rules, looksFor: rulesOf(rules), setting };
}

export const GET: RequestHandler = answering(async ({ url, params, locals }) => {
	const asOf = await asOfOf(parametersOf(url, ['asOf']), locals.store);
	const kpi = await findKpi(locals.store, params.id, asOf);
	return json(await told(locals.store, kpi.id, asOf));
});

export const POST: RequestHandler = answering(async ({ url, params, request, locals }) => {
	parametersOf(url, []);
	const kpi = await findKpi(locals.store, params.id);
	const { rules = '', reason = '' } = await textsOf(request, ['rules', 'reason']);
	await setRules(locals.store, locals.actor, { kpi: kpi.id, rules, reason }, locals.now);
	return json(await told(locals.store, kpi.id, null), { status: 201 });
});

export const DELETE: RequestHandler = answering(async ({ url, params, locals }) => {
	parametersOf(url, []);
	const kpi = await findKpi(locals.store, params.id);
	await withdrawRules(locals.store, locals.actor, kpi.id, locals.now);
	return json(await told(locals.store, kpi.id, null));
});
