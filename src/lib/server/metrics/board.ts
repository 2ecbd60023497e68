import { currentSeq } from '../audit/change';
import type { Db, Store } from '../store/store';
import { byUrgency } from '$lib/metrics/attention';
import type { Dimension, Kpi } from '$lib/metrics/kpi';
import type { Board, Card, Scope } from '$lib/metrics/views';
import { latest, remembered } from './cache';
import { cardOf, plainKpi } from './card';
import { choicesOf } from './choices';
import { missingCells } from './coverage';
import type { KpiDefinition } from './definition';
import { availableDimensions } from './dimensions';
import { kpisOf } from './own-kpis';
import { reach } from './reach';
import type { Reading } from './reading';
import { settingsOf } from './targets';
import { lackOf } from './unmeasured';

export interface BoardQuery {
	scope?: Scope;
	/** Months shown on each card. */
	months?: number;
}

const MONTHS = 24;

/** What needs a decision: every shown KPI that has data in this scope, those that need attention first. */
export async function board(store: Store, { scope = {}, months = MONTHS }: BoardQuery): Promise<Board> {
	const seq = await currentSeq(store);
	const question = `board ${JSON.stringify(Object.entries(scope).sort())} ${months}`;
	return remembered(store, seq, question, () => store.read((db) => makeBoard(store, db, scope, months)));
}

/**
 * Makes the board of the whole in the background, so that who looks first after a change does not wait for it. What fails here
 * fails again, and is told, when somebody looks.
 */
export function makeBoardReady(store: Store): void {
	setImmediate(() => void board(store, {}).catch(() => undefined));
}

async function makeBoard(store: Store, db: Db, scope: Scope, months: number): Promise<Board> {
	const { seq, reading } = await latest(store, db);
	const sorted: { kpi: KpiDefinition; position: number }[] = [];
	const hidden: Kpi[] = [];
	for (const kpi of await kpisOf(reading)) {
		const { shown, position } = await settingsOf(reading, kpi.id);
		if (shown) sorted.push({ kpi, position });
		else hidden.push(plainKpi(kpi));
	}
	sorted.sort((a, b) => a.position - b.position);
	const cards: Card[] = [];
	const unmeasured: Board['unmeasured'] = [];
	const [outOfScope, withoutRows]: [Kpi[], Kpi[]] = [[], []];
	for (const { kpi } of sorted) {
		const lack = await lackOf(reading, kpi);
		if (lack) unmeasured.push({ kpi: plainKpi(kpi), ...lack });
		else if (!(await readable(reading, kpi, scope))) outOfScope.push(plainKpi(kpi));
		else {
			const card = await cardOf(reading, kpi, scope, months);
			if (card.assessment.points.some(({ value }) => value !== null)) cards.push(card);
			else withoutRows.push(plainKpi(kpi));
		}
	}
	cards.sort(
		(a, b) => Number(b.attention) - Number(a.attention) || (a.attention ? byUrgency(a.assessment, b.assessment) : 0)
	);
	return {
		cards,
		unmeasured,
		hidden,
		withoutRows,
		outOfScope,
		scope,
		choices: await choicesOf(reading),
		months,
		...(await reach(reading)),
		missing: await missingCells(reading),
		seq
	};
}

async function readable(reading: Reading, kpi: KpiDefinition, scope: Scope): Promise<boolean> {
	const available = await availableDimensions(reading, kpi);
	return (Object.keys(scope) as Dimension[]).every((dimension) => available.includes(dimension));
}
