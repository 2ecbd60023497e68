import { plainColour } from './colour';
import { element, escaped, type Attributes } from './markup';
import { stretchPath, type Stretch } from './stretch-path';

/** The room that percentages refer to, and how what lies in it is stretched and moved. */
interface Room extends Stretch {
	width: number;
	height: number;
}

const ALONG_X = ['x', 'cx', 'x1', 'x2', 'dx', 'width', 'rx'];
const ALONG_Y = ['y', 'cy', 'y1', 'y2', 'dy', 'height', 'ry'];
const MOVED = ['x', 'cx', 'x1', 'x2', 'y', 'cy', 'y1', 'y2'];
/** An element without a place stands where its room begins. */
const PLACES: Record<string, string[]> = { text: ['x', 'y'], rect: ['x', 'y'], circle: ['cx', 'cy'] };
const SHAPES = ['path', 'rect', 'circle', 'line', 'text'];

/**
 * A drawing as plain shapes at their places: styles of the page become attributes, percentages pixels, and drawings within
 * drawings groups, for few viewers beside browsers know what to do with those.
 */
export function drawSvg(svg: SVGSVGElement, x: number, y: number, width: number, height: number): string {
	const box = svg.viewBox.baseVal;
	if (!box || box.width === 0) return children(svg, { x, y, byX: 1, byY: 1, width, height });
	if (svg.getAttribute('preserveAspectRatio') === 'none') return clipped(svg, stretchedRoom(box, x, y, width, height));
	const scale = Math.min(width / box.width, height / box.height);
	const left = x + (width - box.width * scale) / 2 - box.x * scale;
	const top = y + (height - box.height * scale) / 2 - box.y * scale;
	const inside = children(svg, { x: 0, y: 0, byX: 1, byY: 1, width: box.width, height: box.height });
	return inside && element('g', { transform: `translate(${left} ${top}) scale(${scale})` }, inside);
}

function stretchedRoom(box: DOMRect, x: number, y: number, width: number, height: number): Room {
	const [byX, byY] = [width / box.width, height / box.height];
	return { x: x - box.x * byX, y: y - box.y * byY, byX, byY, width: box.width, height: box.height };
}

let clips = 0;

/** What a stretched drawing hides beyond its edges stays hidden. */
function clipped(svg: SVGSVGElement, room: Room): string {
	const inside = children(svg, room);
	if (inside === '' || getComputedStyle(svg).overflow === 'visible') return inside;
	const id = `clip${clips++}`;
	const { x, y, byX, byY, width, height } = room;
	const area = element('rect', { x, y, width: width * byX, height: height * byY });
	return element('clipPath', { id }, area) + element('g', { 'clip-path': `url(#${id})` }, inside);
}

const children = (parent: Element, room: Room): string =>
	[...parent.children].map((child) => drawNode(child, room)).join('');

function drawNode(node: Element, room: Room): string {
	const style = getComputedStyle(node);
	if (style.display === 'none' || style.visibility === 'hidden') return '';
	if (node instanceof SVGSVGElement) return drawNested(node, room);
	if (node.tagName === 'g') {
		const inside = children(node, room);
		return inside && element('g', { transform: node.getAttribute('transform'), opacity: faded(style) }, inside);
	}
	if (!SHAPES.includes(node.tagName)) return '';
	const attributes: Attributes = { ...placed(node, room), ...painted(style) };
	if (node.tagName !== 'text') return element(node.tagName, attributes);
	const text = node.textContent?.trim() ?? '';
	return text && element('text', { ...attributes, ...lettered(style) }, escaped(text));
}

function drawNested(svg: SVGSVGElement, room: Room): string {
	const at = (name: string, whole: number, otherwise: number) =>
		svg.hasAttribute(name) ? pixels(svg.getAttribute(name) ?? '', whole) : otherwise;
	const x = room.x + at('x', room.width, 0) * room.byX;
	const y = room.y + at('y', room.height, 0) * room.byY;
	return drawSvg(svg, x, y, at('width', room.width, room.width), at('height', room.height, room.height));
}

function placed(node: Element, room: Room): Attributes {
	const attributes: Attributes = { transform: node.getAttribute('transform') };
	const data = node.getAttribute('d');
	if (data !== null) return { ...attributes, d: isOwn(room) ? data : stretchPath(data, room) };
	for (const name of [...ALONG_X, ...ALONG_Y, 'r']) {
		const text = node.getAttribute(name) ?? (PLACES[node.tagName]?.includes(name) ? '0' : null);
		if (text === null) continue;
		const isX = ALONG_X.includes(name);
		const value = pixels(text, isX ? room.width : room.height);
		const stretched =
			name === 'r' || name.startsWith('d') || name.startsWith('r') ? value : value * (isX ? room.byX : room.byY);
		attributes[name] = stretched + (MOVED.includes(name) ? (isX ? room.x : room.y) : 0);
	}
	return attributes;
}

/** A drawing that is moved as a whole keeps its paths. */
const isOwn = ({ x, y, byX, byY }: Room): boolean => x === 0 && y === 0 && byX === 1 && byY === 1;

const pixels = (text: string, whole: number): number => {
	const number = Number.parseFloat(text);
	return text.endsWith('%') ? (number / 100) * whole : Number.isFinite(number) ? number : 0;
};

const faded = ({ opacity }: CSSStyleDeclaration): number | null => (opacity === '1' ? null : Number(opacity));

function painted(style: CSSStyleDeclaration): Attributes {
	const [fill, stroke] = [plainColour(style.fill), plainColour(style.stroke)];
	const opaque = (opacity: number) => (opacity === 1 ? null : opacity);
	const paint: Attributes = {
		fill: fill?.hex ?? 'none',
		'fill-opacity': fill && opaque(fill.opacity * Number(style.fillOpacity)),
		opacity: faded(style)
	};
	if (!stroke) return paint;
	return {
		...paint,
		stroke: stroke.hex,
		'stroke-opacity': opaque(stroke.opacity),
		'stroke-width': Number.parseFloat(style.strokeWidth),
		'stroke-dasharray': style.strokeDasharray === 'none' ? null : style.strokeDasharray.replaceAll('px', ''),
		'stroke-linecap': style.strokeLinecap === 'butt' ? null : style.strokeLinecap,
		'stroke-linejoin': style.strokeLinejoin === 'miter' ? null : style.strokeLinejoin,
		'paint-order': style.paintOrder === 'normal' ? null : style.paintOrder
	};
}

/** Size, weight and side of a text, whether it stands in a drawing or on the page. */
export const lettered = (style: CSSStyleDeclaration): Attributes => ({
	'font-size': Number.parseFloat(style.fontSize),
	'font-weight': style.fontWeight === '400' ? null : style.fontWeight,
	'font-stretch': style.fontStretch === '100%' ? null : style.fontStretch,
	'text-anchor': style.textAnchor === 'start' ? null : style.textAnchor
});
