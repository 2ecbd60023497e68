import { short } from './stretch-path';

/** Text as it may stand in an SVG file; characters that XML has no place for are left out. */
export const escaped = (text: string): string =>
	text
		.replaceAll(FORBIDDEN, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');

/** All but tab, line feed and carriage return; XML 1.0, 2.2. */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

export type Attributes = Record<string, string | number | null>;

/** One element; attributes without a value are left out, numbers rounded to hundredths. */
export function element(name: string, attributes: Attributes, content = ''): string {
	const written = Object.entries(attributes)
		.filter(([, value]) => value !== null && value !== '')
		.map(([key, value]) => ` ${key}="${escaped(String(typeof value === 'number' ? short(value) : value))}"`)
		.join('');
	return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}
