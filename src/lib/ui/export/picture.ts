import { fontRule } from './font';
import { wrapped, type PictureFrame } from './frame-lines';
import { drawHtml, measuring } from './html-nodes';
import { element, escaped } from './markup';

/** A drawing that stands for itself: markup of an SVG, in pixels. */
export interface Drawing {
	markup: string;
	width: number;
	height: number;
}

/** A part of the page to be drawn as it stands, or a drawing made for the purpose on a light ground. */
export type Source = HTMLElement | ((host: HTMLElement) => Promise<Drawing>);

/** The width a picture is drawn for, whatever the window: wide enough for a slide or a page of A4. */
export const PICTURE_WIDTH = 960;
const MARGIN = 24;
const TITLE = 20;
const TEXT = 13;
const SMALL = 11.5;
const LEADING = 1.4;

/** The picture with title and evidence around it, as a file that needs nothing beside itself; always on a light ground. */
export async function pictureOf(source: Source, frame: PictureFrame): Promise<Drawing> {
	const host = lightHost();
	try {
		const family = getComputedStyle(host).fontFamily;
		const inner = typeof source === 'function' ? await source(host) : drawClone(source, host);
		return framed(inner, frame, family, await fontRule(family));
	} finally {
		host.remove();
	}
}

/** A place beside the page where everything is as light as on paper and as wide as the picture. */
function lightHost(): HTMLElement {
	const host = document.createElement('div');
	host.inert = true;
	host.setAttribute('aria-hidden', 'true');
	host.className = 'on-paper';
	host.style.cssText = `position:absolute;left:-20000px;top:0;width:${PICTURE_WIDTH}px;color:var(--ink)`;
	document.body.append(host);
	return host;
}

function drawClone(source: HTMLElement, host: HTMLElement): Drawing {
	const clone = source.cloneNode(true) as HTMLElement;
	for (const node of [clone, ...clone.querySelectorAll('[id]')]) node.removeAttribute('id');
	host.append(clone);
	unstick(clone);
	const { width, height } = clone.getBoundingClientRect();
	// What the page lets scroll sideways is drawn whole.
	return { markup: drawHtml(clone), width: Math.max(width, clone.scrollWidth), height };
}

/** Beside the page there is nothing to stick to. */
function unstick(clone: HTMLElement): void {
	for (const cell of clone.querySelectorAll('th, td'))
		if (cell instanceof HTMLElement && getComputedStyle(cell).position === 'sticky') cell.style.position = 'static';
}

function framed(inner: Drawing, { title, lines, foot }: PictureFrame, family: string, font: string): Drawing {
	const width = Math.max(inner.width, PICTURE_WIDTH) + 2 * MARGIN;
	let y = MARGIN;
	const texts: string[] = [];
	const write = (text: string, size: number, weight: number, fill: string) => {
		const ruler = measuring(`${weight} ${size}px ${family}`);
		for (const line of wrapped(text, width - 2 * MARGIN, (some) => ruler.measureText(some).width)) {
			y += size * LEADING;
			const attributes = { x: MARGIN, y: y - size * 0.35, 'font-size': size, 'font-weight': weight, fill };
			texts.push(element('text', attributes, escaped(line)));
		}
	};
	write(title, TITLE, 600, INK);
	for (const line of lines) write(line, TEXT, 400, SECOND);
	y += MARGIN * 0.75;
	const picture = element('g', { transform: `translate(${MARGIN} ${y})` }, inner.markup);
	y += inner.height + MARGIN * 0.75;
	for (const line of foot) write(line, SMALL, 400, SECOND);
	const height = Math.ceil(y + MARGIN);
	const head = element('title', {}, escaped(title)) + element('desc', {}, escaped([...lines, ...foot].join(' · ')));
	const markup = element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			width,
			height,
			viewBox: `0 0 ${width} ${height}`,
			'font-family': family.replaceAll('"', "'"),
			style: 'font-variant-numeric:tabular-nums lining-nums'
		},
		head +
			(font && `<style>${font}</style>`) +
			element('rect', { width, height, fill: '#ffffff' }) +
			texts.join('') +
			picture
	);
	return { markup, width, height };
}

const INK = '#1b1d20';
const SECOND = '#484b50';
