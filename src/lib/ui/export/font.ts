/** The font of the page as a rule that a picture can carry within itself; empty where it cannot be had. */
export async function fontRule(family: string): Promise<string> {
	const found = ruleOf(family.split(',')[0]?.replaceAll(/["']/g, '').trim() ?? '');
	if (!found) return '';
	try {
		const response = await fetch(found.url);
		if (!response.ok) return '';
		const data = await dataAddress(await response.blob());
		return `@font-face{font-family:"${found.family}";font-weight:100 700;font-stretch:85% 100%;src:url(${data}) format("woff2")}`;
	} catch {
		// Without its font the picture is set in the reader's own: no reason to go without a picture.
		return '';
	}
}

function ruleOf(family: string): { family: string; url: string } | null {
	for (const sheet of document.styleSheets)
		for (const rule of sheet.cssRules) {
			if (!(rule instanceof CSSFontFaceRule)) continue;
			const named = rule.style.getPropertyValue('font-family').replaceAll(/["']/g, '');
			const isLatin = /U\+0{0,4}-FF\b|U\+0-FF|U\+0000-00FF/i.test(rule.style.getPropertyValue('unicode-range'));
			const url = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
			if (named === family && isLatin && url) return { family, url: new URL(url, sheet.href ?? document.baseURI).href };
		}
	return null;
}

const dataAddress = (blob: Blob): Promise<string> =>
	new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(String(reader.result));
		reader.onerror = () => reject(new Error('the font cannot be read', { cause: reader.error }));
		reader.readAsDataURL(blob);
	});
