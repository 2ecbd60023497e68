import { AGAINST, type Against } from '$lib/metrics/heat-map';
import { DIMENSIONS, type Dimension } from '$lib/metrics/kpi';
import { Problem } from '$lib/problem';

/**
 * What a heat map tells apart and holds its cells against, as an address asks for it; what is not offered is refused.
 * In the address `held` says against what: `against` there names months.
 */
export interface HeatChoice {
	heat: Dimension | 'category' | null;
	against: Against;
}

const HEATS = [...DIMENSIONS, 'category'] as const;

export function readHeat(parameters: URLSearchParams): HeatChoice {
	const [by, held] = [parameters.get('heat') || null, parameters.get('held') || null];
	const heat = by === null ? null : HEATS.find((choice) => choice === by);
	const against = held === null ? 'own' : AGAINST.find((choice) => choice === held);
	if (heat === undefined)
		throw new Problem('invalid_heat', 400, `heat must be one of ${HEATS.join(', ')}.`, { heat: by });
	if (!against) throw new Problem('invalid_held', 400, `held must be one of ${AGAINST.join(', ')}.`, { held });
	return { heat, against };
}

/** The parameters that lead back to a choice; nothing where it is the usual one. */
export const heatParameters = ({ heat, against }: HeatChoice): Record<string, string> => ({
	...(heat === null ? {} : { heat }),
	...(against === 'own' ? {} : { held: against })
});
