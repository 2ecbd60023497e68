/** How a drawing is stretched and moved: first by the factors, then to the place. */
export interface Stretch {
	x: number;
	y: number;
	byX: number;
	byY: number;
}

/** Numbers that a command of a path takes: which of them lie along x, which along y. */
const AXES: Record<string, string> = {
	m: 'xy',
	l: 'xy',
	t: 'xy',
	h: 'x',
	v: 'y',
	c: 'xyxyxy',
	s: 'xyxy',
	q: 'xyxy',
	z: ''
};
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi;

/**
 * The data of a path stretched and moved, so that no viewer needs to know how to keep its strokes from being stretched with
 * it. Throws for arcs, which do not stay arcs.
 */
export function stretchPath(data: string, { x, y, byX, byY }: Stretch): string {
	return [...data.matchAll(/([a-z])([^a-z]*(?:e[+-]?\d+[^a-z]*)*)/gi)]
		.map(([, command = '', text = '']) => {
			const axes = AXES[command.toLowerCase()];
			if (axes === undefined) throw new Error(`a path with ${command} cannot be stretched`);
			// Relative commands are stretched, but not moved; nor does a leading m move from anywhere.
			const moves = command === command.toUpperCase();
			const numbers = [...text.matchAll(NUMBER)].map(([number], index) => {
				const isX = axes[index % Math.max(1, axes.length)] === 'x';
				return short(Number(number) * (isX ? byX : byY) + (moves ? (isX ? x : y) : 0));
			});
			return command + numbers.join(' ');
		})
		.join('');
}

/** Hundredths of a pixel are more than enough, and keep the file small. */
export const short = (value: number): number => Math.round(value * 100) / 100;
