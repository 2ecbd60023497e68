/** A colour as every viewer of SVG takes it: #rrggbb and how opaque it is, 0 to 1. */
export interface PlainColour {
	hex: string;
	opacity: number;
}

/** Takes apart what a browser computes: "rgb(27, 29, 32)", "rgba(…)", "color(srgb 0.4 0.5 0.5 / 0.16)"; null for none. */
export function plainColour(computed: string): PlainColour | null {
	const numbers = [...computed.matchAll(/-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi)].map(([number]) => Number(number));
	const isShares = computed.startsWith('color(srgb ');
	if (numbers.length < 3 || !(isShares || computed.startsWith('rgb'))) return null;
	const [red = 0, green = 0, blue = 0, opacity = 1] = numbers;
	if (opacity === 0) return null;
	const whole = (part: number) => Math.round(Math.min(255, Math.max(0, isShares ? part * 255 : part)));
	const hex = [red, green, blue].map((part) => whole(part).toString(16).padStart(2, '0')).join('');
	return { hex: `#${hex}`, opacity };
}
