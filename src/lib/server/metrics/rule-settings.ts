import { makeChange, type Actor } from '../audit/change';
import { sql } from '../store/sql';
import type { Db, Store } from '../store/store';
import { RULE_CHOICES, type RuleChoice, type RuleSetting } from '$lib/metrics/rules';
import { Problem } from '$lib/problem';
import { inForce, type AsOf } from './as-of';
import type { KpiDefinition } from './definition';
import { checkedText } from './note-checks';
import { findKpi } from './own-kpis';
import { onceInCommon, type Reading } from './reading';

/** The rule sets that somebody chose, by KPI, as of a change. */
export async function listRules(db: Db, asOf: AsOf = null): Promise<Map<string, RuleSetting>> {
	const rows = await db.query<Omit<RuleSetting, 'at' | 'id'> & { kpi: string; madeAt: string; addedSeq: number }>(sql`
		select r.kpi, r.rules, r.reason, r.actor, r.added_seq, c.made_at
		from kpi_rules r join changes c on c.seq = r.added_seq
		where ${inForce('r', asOf)} order by r.kpi, r.added_seq`);
	return new Map(
		rows.map(({ kpi, rules, reason, actor, addedSeq, madeAt }) => [
			kpi,
			{ rules, reason, actor, id: addedSeq, at: madeAt }
		])
	);
}

export async function ruleSettingOf(reading: Reading, kpi: string): Promise<RuleSetting | null> {
	const settings = await onceInCommon(reading, 'rules', () => listRules(reading.db, reading.asOf));
	return settings.get(kpi) ?? null;
}

export const rulesFor = async (reading: Reading, kpi: string): Promise<RuleChoice> =>
	(await ruleSettingOf(reading, kpi))?.rules ?? 'standard';

/** Chooses the rules of a KPI; the usual ones are a choice too. 422 `never_judged` where there are no limits to rule by. */
export async function setRules(
	store: Store,
	actor: Actor,
	{ kpi, rules, reason }: { kpi: string; rules: string; reason: string },
	at: Date
): Promise<void> {
	const definition = await judged(store, kpi);
	const chosen = RULE_CHOICES.find((choice) => choice === rules);
	if (!chosen) throw new Problem('unknown_rules', 400, `The rules are one of ${RULE_CHOICES.join(', ')}.`, { rules });
	const why = checkedText(reason, 'Say why these rules.', 500);
	const head = { action: 'rules.set', subject: definition.id, reason: why, at };
	return makeChange(store, actor, head, async (db, seq) => {
		const before = await supersede(db, definition, seq);
		await db.exec(sql`insert into kpi_rules (kpi, rules, reason, actor, added_seq) values (
			${definition.id}, ${chosen}, ${why}, ${actor.name}, ${seq})`);
		return { result: undefined, detail: { before, after: chosen } };
	});
}

/** Goes back to the usual rules; 409 `already_withdrawn` where they hold. */
export async function withdrawRules(store: Store, actor: Actor, kpi: string, at: Date): Promise<void> {
	const definition = await judged(store, kpi);
	const head = { action: 'rules.withdraw', subject: definition.id, at };
	return makeChange(store, actor, head, async (db, seq) => {
		const before = await supersede(db, definition, seq);
		if (before === null)
			throw new Problem('already_withdrawn', 409, 'The usual rules hold: there is nothing to withdraw.');
		return { result: undefined, detail: { before, after: 'standard' } };
	});
}

async function judged(store: Store, kpi: string): Promise<KpiDefinition> {
	const definition = await findKpi(store, kpi);
	if (definition.chart !== 'run') return definition;
	throw new Problem('never_judged', 422, `${definition.name} has no limits, so there is nothing for rules to find.`);
}

async function supersede(db: Db, { id }: KpiDefinition, seq: number): Promise<RuleChoice | null> {
	const before = (await listRules(db)).get(id);
	await db.exec(
		sql`update kpi_rules set removed_seq = cast(${seq} as bigint) where kpi = ${id} and removed_seq is null`
	);
	return before?.rules ?? null;
}
