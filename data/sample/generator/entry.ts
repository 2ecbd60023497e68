import type { Row } from '../../../src/lib/server/sample/table';
import { dayIn, HISTORY } from './calendar';

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

/** Day of the following month on which the monthly files are sent at the latest. */
export const LAST_UPLOAD = 5;
/** Working day 8 is the 12th at the latest: after it a month is final. */
const LATEST_CUT_OFF = 12;

/**
 * Moves a closing that a monthly file would only bring after the month was closed, though it happened before: such a
 * file would restate the month, and only the planted file shall.
 */
export function afterCutOff(month: number, closed: number): number {
	if (month < HISTORY) return closed;
	const uploaded = dayIn(month + 1, 3);
	const cutOff = dayIn(month + 1, LATEST_CUT_OFF);
	return closed > uploaded && closed <= cutOff ? closed + cutOff - uploaded : closed;
}
