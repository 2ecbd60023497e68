import { CannotCopy } from './cannot-copy';
import type { PictureFrame } from './frame-lines';
import { pictureOf, type Drawing, type Source } from './picture';
import { sheetCsv, sheetTsv, type Sheet } from './sheet';

/** What stands around a picture may have to be asked for. */
type Framing = () => Promise<PictureFrame>;

const drawn = async (source: Source, frame: Framing): Promise<Drawing> => pictureOf(source, await frame());

/** Pixels of a PNG for one of the drawing: sharp on a slide and in print. */
const SCALE = 2;

export async function saveSvg(source: Source, frame: Framing, name: string): Promise<void> {
	const { markup } = await drawn(source, frame);
	save(new Blob([markup], { type: 'image/svg+xml' }), `${name}.svg`);
}

export async function savePng(source: Source, frame: Framing, name: string): Promise<void> {
	save(await pngOf(await drawn(source, frame)), `${name}.png`);
}

/** The browser wants to know at once that something will be copied; the picture may come later. */
export async function copyPicture(source: Source, frame: Framing): Promise<void> {
	const png = drawn(source, frame).then(pngOf);
	await copying((clipboard) => clipboard.write([new ClipboardItem({ 'image/png': png })]));
}

export const saveCsv = (sheet: Sheet, name: string): void =>
	save(new Blob([sheetCsv(sheet)], { type: 'text/csv' }), `${name}.csv`);

export const copyTable = (sheet: Sheet): Promise<void> => copying((clipboard) => clipboard.writeText(sheetTsv(sheet)));

async function copying(copy: (clipboard: Clipboard) => Promise<void>): Promise<void> {
	// There is none where the connection is not safe, whatever its type says.
	const { clipboard } = navigator as { clipboard?: Clipboard };
	if (!clipboard) throw new CannotCopy();
	try {
		await copy(clipboard);
	} catch (cause) {
		if (cause instanceof DOMException && cause.name === 'NotAllowedError') throw new CannotCopy(cause);
		throw cause;
	}
}

async function pngOf({ markup, width, height }: Drawing): Promise<Blob> {
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`;
	await image.decode();
	const canvas = document.createElement('canvas');
	[canvas.width, canvas.height] = [width * SCALE, height * SCALE];
	canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
	const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
	if (!blob) throw new Error(`the browser draws no picture of ${canvas.width} by ${canvas.height}`);
	return blob;
}

function save(blob: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(blob);
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
