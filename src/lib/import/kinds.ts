import type { DataKind } from '../metrics/kpi';
import { Problem } from '../problem';
import type { Field, Kind } from './kind';
import { complaints } from './kinds/complaints';
import { defects } from './kinds/defects';
import { deliveries } from './kinds/deliveries';
import { measures } from './kinds/measures';
import { volumes } from './kinds/volumes';

export const KINDS: readonly Kind[] = [deliveries, defects, complaints, volumes, measures];

/** The data kind of this name; 400 `unknown_kind`. */
export function kindOf(id: string): Kind {
	const found = KINDS.find((kind) => kind.id === id);
	if (found) return found;
	const known = KINDS.map((kind) => kind.id).join(', ');
	throw new Problem('unknown_kind', 400, `There is no data kind "${id}". Take one of ${known}.`, { kinds: known });
}

/** A field of a kind; a name we do not declare is a bug and throws. */
export function fieldOf(kind: DataKind | Kind, name: string): Field {
	const { fields, id } = typeof kind === 'string' ? kindOf(kind) : kind;
	const found = fields.find((field) => field.name === name);
	if (!found) throw new Error(`${id} has no field ${name}`);
	return found;
}
