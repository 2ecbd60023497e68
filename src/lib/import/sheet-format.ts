/** What a number format makes of a number; `digits`: whole numbers are shown with leading zeros. */
export type NumberShape = 'plain' | 'day' | 'time' | 'elapsed' | { digits: number };

/** Formats that have a number and no code of their own (ECMA-376, 18.8.30), those of East Asia among them. */
const BUILT_IN: Readonly<Record<'day' | 'time' | 'elapsed', readonly number[]>> = {
	day: [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58],
	time: [18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56],
	elapsed: [46]
};

/** Text within quotes, a sign behind a backslash, a blank as wide as a sign, a sign that fills the cell. */
const LITERAL = /"[^"]*"|[\\_*]./g;
/** Colours, conditions, locales; not the hours and minutes that go on counting. */
const BRACKETS = /\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi;

/** What the number format shows: `code` of a format that the workbook defines, else the built-in one of that number. */
export function shapeOf(id: number, code?: string): NumberShape {
	if (code === undefined) {
		const found = (['day', 'time', 'elapsed'] as const).find((shape) => BUILT_IN[shape].includes(id));
		return found ?? 'plain';
	}
	const [positive = ''] = code.replace(LITERAL, '').replace(BRACKETS, '').split(';');
	const bare = positive.replace(/AM\/PM|A\/P|general/gi, '');
	if (/[yd]/i.test(bare)) return 'day';
	if (/\[[hms]/i.test(bare)) return 'elapsed';
	if (/[hs]/i.test(bare)) return 'time';
	if (/m/i.test(bare)) return 'day';
	return /^0{2,}$/.test(bare.trim()) ? { digits: bare.trim().length } : 'plain';
}
