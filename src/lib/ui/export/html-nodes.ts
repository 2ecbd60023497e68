import { plainColour } from './colour';
import { element, escaped } from './markup';
import { drawSvg, lettered } from './svg-nodes';

/** What belongs to the page, not to the picture. */
const LEFT_OUT = '.sr, .no-print, [data-no-picture], details, button, script, style';

/** A part of the page as plain shapes and texts, its upper left corner at the origin. */
export function drawHtml(root: HTMLElement): string {
	const { left, top } = root.getBoundingClientRect();
	return drawElement(root, left, top);
}

function drawElement(node: Element, left: number, top: number): string {
	if (node.matches(LEFT_OUT)) return '';
	const style = getComputedStyle(node);
	if (style.display === 'none' || style.visibility === 'hidden') return '';
	const box = node.getBoundingClientRect();
	if (node instanceof SVGSVGElement) return drawSvg(node, box.left - left, box.top - top, box.width, box.height);
	const inside = [...node.childNodes].map((child) => {
		if (child instanceof Element) return drawElement(child, left, top);
		return child instanceof Text ? drawText(child, style, left, top) : '';
	});
	const shown = inside.join('');
	const drawn = ground(style, box, left, top) + shown;
	return style.opacity === '1' || drawn === '' ? drawn : element('g', { opacity: Number(style.opacity) }, drawn);
}

/** Background and the lines around a box. */
function ground(style: CSSStyleDeclaration, box: DOMRect, left: number, top: number): string {
	const [x, y, width, height] = [box.left - left, box.top - top, box.width, box.height];
	const fill = plainColour(style.backgroundColor);
	const area = fill
		? element('rect', {
				x,
				y,
				width,
				height,
				rx: Number.parseFloat(style.borderTopLeftRadius) || null,
				fill: fill.hex,
				'fill-opacity': fill.opacity === 1 ? null : fill.opacity
			})
		: '';
	const sides = [
		{
			width: style.borderTopWidth,
			line: style.borderTopStyle,
			colour: style.borderTopColor,
			ends: [x, y, x + width, y]
		},
		{
			width: style.borderBottomWidth,
			line: style.borderBottomStyle,
			colour: style.borderBottomColor,
			ends: [x, y + height, x + width, y + height]
		},
		{
			width: style.borderLeftWidth,
			line: style.borderLeftStyle,
			colour: style.borderLeftColor,
			ends: [x, y, x, y + height]
		},
		{
			width: style.borderRightWidth,
			line: style.borderRightStyle,
			colour: style.borderRightColor,
			ends: [x + width, y, x + width, y + height]
		}
	];
	const lines = sides.map(({ width: wide, line, colour, ends: [x1 = 0, y1 = 0, x2 = 0, y2 = 0] }) => {
		const stroke = plainColour(colour);
		if (line === 'none' || Number.parseFloat(wide) === 0 || !stroke) return '';
		return element('line', { x1, y1, x2, y2, stroke: stroke.hex, 'stroke-width': Number.parseFloat(wide) });
	});
	return area + lines.join('');
}

interface Line {
	text: string;
	box: DOMRect;
}

/** Each line of a text where the page has broken it. */
function drawText(node: Text, style: CSSStyleDeclaration, left: number, top: number): string {
	if (node.data.trim() === '') return '';
	const fill = plainColour(style.color);
	return linesOf(node)
		.map(({ text, box }) => {
			const end = style.textAlign === 'right' || style.textAlign === 'end';
			const middle = style.textAlign === 'center';
			const x = (end ? box.right : middle ? (box.left + box.right) / 2 : box.left) - left;
			const attributes = {
				x,
				y: baseline(style, box) - top,
				fill: fill?.hex ?? null,
				...lettered(style),
				'text-anchor': end ? 'end' : middle ? 'middle' : null
			};
			return element('text', attributes, escaped(text));
		})
		.join('');
}

function linesOf(node: Text): Line[] {
	const range = document.createRange();
	const lines: Line[] = [];
	for (let at = 0; at < node.data.length; at++) {
		range.setStart(node, at);
		range.setEnd(node, at + 1);
		const box = range.getClientRects()[0];
		// White space that the page folds away has no box.
		if (!box || box.width === 0) continue;
		const line = lines.at(-1);
		const character = /\s/.test(node.data[at]!) && node.data[at] !== '\u00a0' ? ' ' : node.data[at]!;
		if (line && Math.abs(line.box.top - box.top) < box.height / 2) {
			line.text += character;
			if (character !== ' ')
				line.box = new DOMRect(line.box.left, line.box.top, box.right - line.box.left, line.box.height);
		} else if (character !== ' ') lines.push({ text: character, box });
	}
	return lines.map(({ text, box }) => ({ text: text.trimEnd(), box }));
}

let ruler: CanvasRenderingContext2D | null = null;

/** A canvas that measures texts set like this. */
export function measuring(font: string): CanvasRenderingContext2D {
	ruler ??= document.createElement('canvas').getContext('2d')!;
	ruler.font = font;
	return ruler;
}

/** The box of a line is as high as its letters may be: the baseline lies below by what they rise. */
function baseline(style: CSSStyleDeclaration, box: DOMRect): number {
	const font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
	const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = measuring(font).measureText('x');
	return box.top + (box.height - ascent - descent) / 2 + ascent;
}
