import type { Answer } from './answers';

/**
 * Ours and what the source software says where the README names a difference between packages: a series that never
 * varies, with its ranges screened, keeps its limits here and has none there. Either is right.
 */
export class Difference {
	readonly own: unknown;
	readonly published: unknown;

	constructor(own: unknown, published: unknown) {
		this.own = own;
		this.published = published;
	}
}

export const eitherOf = (own: Answer, published: Answer): Answer =>
	Object.fromEntries(Object.entries(own).map(([field, value]) => [field, new Difference(value, published[field])]));
