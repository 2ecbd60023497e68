const FINE_BELOW = 1e6;

/**
 * Amounts are kept with three decimals, own measures with six. Added in binary they drift behind these; this takes the drift
 * off again. Beyond a million six decimals are more than a double holds for sure.
 */
export function addAmounts(a: number, b: number): number {
	const scale = Math.abs(a + b) < FINE_BELOW ? 1e6 : 1e3;
	return Math.round((a + b) * scale) / scale;
}
