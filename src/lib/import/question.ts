import { Problem } from '../problem';
import type { Question } from './answer';

/** A question as the refusal it is: 422 with the question's fields beside the code. */
export function asProblem(question: Question): Problem {
	const { message, ...detail } = question;
	return new Problem('question', 422, message, detail);
}

/** Raises the first of the open questions, if there is one. */
export function raiseFirst(questions: readonly Question[]): void {
	const [first] = questions;
	if (first) throw asProblem(first);
}
