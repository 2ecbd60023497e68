import { PHASE_REASONS, type PhaseReason } from '$lib/metrics/notes';
import { Problem } from '$lib/problem';
import { dayAt, isMonth, monthOf, type Month } from '$lib/time/month';

/** A text that says something, without the blanks around it; 400 `text_missing` or `text_too_long`. */
export function checkedText(text: string, wanted: string, most = 1000): string {
	const trimmed = text.replaceAll('\r\n', '\n').trim();
	if (trimmed === '') throw new Problem('text_missing', 400, wanted);
	if (trimmed.length > most) throw new Problem('text_too_long', 400, `A text here has at most ${most} letters.`);
	return trimmed;
}

/** A month up to the current one: of a month to come nothing is known. 400 `invalid_month` or `month_to_come`. */
export function checkedMonth(month: string, at: Date): Month {
	if (!isMonth(month)) throw new Problem('invalid_month', 400, 'A month is written such as 2026-09.');
	if (month > monthOf(dayAt(at)))
		throw new Problem('month_to_come', 400, `${month} has not begun: nothing can be said of it yet.`, { month });
	return month;
}

/** 400 `invalid_reason` for anything but the three causes of a phase. */
export function checkedReason(reason: string): PhaseReason {
	const known = PHASE_REASONS.find((one) => one === reason);
	if (known) return known;
	throw new Problem('invalid_reason', 400, `A phase begins for one of ${PHASE_REASONS.join(', ')}.`, { reason });
}
