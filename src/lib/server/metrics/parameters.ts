/** What a definition leaves to be set; days and plain ratios. */
export interface Parameters {
	/** Days after the promise that still count as on time. */
	toleranceLateDays: number;
	/** Days before the promise from which on a delivery is too early; null: any day before counts. */
	earlyWindowDays: number | null;
	/** Days before the promise from which on a delivery counts as early. */
	earlyDays: number;
	/** Part of the ordered quantity that may be missing, and that may be too much. */
	underQuantity: number;
	overQuantity: number;
	/** Days to close a complaint, by severity. */
	slaDays: { critical: number; major: number; other: number };
	/** Working days to acknowledge a complaint. */
	acknowledgeWorkingDays: number;
	/** Days after a complaint in which another like it is a repeat. */
	repeatDays: number;
	/** Days after a month until most complaints about its deliveries have come. */
	maturityDays: number;
}

export const DEFAULTS: Parameters = {
	toleranceLateDays: 0,
	earlyWindowDays: null,
	earlyDays: 5,
	underQuantity: 0,
	overQuantity: 0,
	slaDays: { critical: 10, major: 20, other: 30 },
	acknowledgeWorkingDays: 2,
	repeatDays: 365,
	maturityDays: 90
};
