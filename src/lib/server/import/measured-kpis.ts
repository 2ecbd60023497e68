import type { Field, Kind } from '$lib/import/kind';
import { kindOf } from '$lib/import/kinds';
import type { DataKind, Measure } from '$lib/metrics/kpi';
import { kpisOf } from '$lib/server/metrics/own-kpis';
import { readingOf } from '$lib/server/metrics/reading';
import type { Db } from '../store/store';

/** A KPI that a row of measures may name, and what such a row must give. */
export interface MeasuredKpi {
	id: string;
	measure: Measure;
	factor: number;
	/** One of the catalogue: its rows are history, whatever form they were kept in. */
	isHistory: boolean;
}

/**
 * A kind as this store knows it: the first column of measures holds KPIs, each by its slug, code or name. For other kinds
 * what is declared is all there is.
 */
export async function kindAsKnown(db: Db, id: DataKind): Promise<{ kind: Kind; measured: MeasuredKpi[] }> {
	const kind = kindOf(id);
	if (id !== 'measures') return { kind, measured: [] };
	const kpis = await kpisOf(readingOf(db));
	const words = Object.fromEntries(kpis.map(({ id: slug, code, name }) => [slug, [code, name]]));
	const named = (field: Field): Field => ({ ...field, type: 'word', words, unknownWord: 'reject' });
	return {
		kind: { ...kind, fields: kind.fields.map((field) => (field.name === 'kpi' ? named(field) : field)) },
		measured: kpis.map(({ id: slug, measure, factor, own }) => ({
			id: slug,
			measure,
			factor,
			isHistory: own === undefined
		}))
	};
}
