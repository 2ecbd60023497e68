/** Amounts are kept with three decimals. Added in binary they drift behind these; this takes the drift off again. */
export const addAmounts = (a: number, b: number): number => Math.round((a + b) * 1000) / 1000;
