import type { Row } from '../../../src/lib/server/sample/table';
import { dayIn, HISTORY } from './calendar';
import type { Random } from './random';

/** One record with its rows (the parts of an order line are several), as it reads once all is over. */
export interface Entry {
	/** Month whose file it first stands in. */
	month: number;
	site: string;
	/** Day of its last change; until then each month's file repeats it. */
	settled: number;
	/** Stands in no monthly file, but in one that comes weeks later. */
	forgotten?: boolean;
	rows: Row[];
}

/** No monthly file is sent before this day of the following month. */
export const FIRST_UPLOAD = 3;
/** Working day 8 is the 12th at the latest: after it a month is final. */
const LATEST_CUT_OFF = 12;

/**
 * Moves a closing that a monthly file would only bring after the month was closed, though it happened before: such a
 * file would restate the month, and only the planted file shall. Half of them are hurried, half are put off, so that
 * the usual time to close stays what it is.
 */
export function outsideClosing(chance: Random, month: number, closed: number): number {
	if (month < HISTORY) return closed;
	const uploaded = dayIn(month + 1, FIRST_UPLOAD);
	const cutOff = dayIn(month + 1, LATEST_CUT_OFF);
	if (closed <= uploaded || closed > cutOff) return closed;
	return chance.chance(0.5) ? uploaded - chance.below(FIRST_UPLOAD) : closed + cutOff - uploaded;
}
