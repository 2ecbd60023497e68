/** What the form for the fiscal year came to. */
export interface PeriodsResult {
	at: 'periods';
	saved?: string;
	error?: { message: string };
}

export const isPeriodsResult = (result: unknown): result is PeriodsResult =>
	typeof result === 'object' && result !== null && 'at' in result && result.at === 'periods';
