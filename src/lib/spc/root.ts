/**
 * The x ≥ `from` at which an increasing function crosses 0, by doubling the step until it is enclosed and halving until
 * two neighbouring numbers are left: slower than Newton's method, and never wrong. `most` is the largest x allowed.
 */
export function increasingRoot(f: (x: number) => number, from: number, step: number, most = Infinity): number {
	let low = from;
	let high = Math.min(from + step, most);
	while (high < most && f(high) < 0) {
		low = high;
		high = Math.min(high * 2, most);
	}
	for (;;) {
		const middle = low + (high - low) / 2;
		if (middle <= low || middle >= high || high - low <= 1e-14 * high) return middle;
		if (f(middle) < 0) low = middle;
		else high = middle;
	}
}
