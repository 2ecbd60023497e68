import { questionQuery } from '$lib/explore/address';
import type { Exploration } from '$lib/explore/answer';

/** A look as the API tells it: the subject by its name, the question as the address that leads to it. */
export const explorationAnswer = ({ question, subject, sorts: _, ...rest }: Exploration) => ({
	of: subject.id,
	name: subject.name,
	unit: subject.kpi?.unit ?? null,
	factor: subject.kpi?.factor ?? null,
	cases: subject.cases,
	query: questionQuery({ ...question, place: null }),
	...rest
});
