/** '14:30:00.000 +01:00', '2:30 PM', '14h30', '14.30 Uhr', or no more than an offset: the day is that of the place. */
const TIME = String.raw`(?:(?:,?[T ]+|\s+um\s+|\s+à\s+)\d{1,2}[:.h]\d{2}.*|Z|[+-]\d{2}:\d{2})?`;
const NAME = String.raw`([A-Za-z\u{c0}-\u{17f}]{3,10})\.?`;
/** 5, 5th, 1er. */
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th|er)?`;
const form = (source: string) => new RegExp(`^${source}$`, 'u');

/** The ways a day is written; a time of day may follow. Only `numeric` needs its order found out. */
export const FORMS = {
	/** 2026-03-05, 2026/3/5, 2026.03.05: year, month, day. */
	iso: form(String.raw`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}`),
	/** 20260305, 20260305T143000Z, 20260305143000. */
	compact: form(
		String.raw`(\d{4})(\d{2})(\d{2})(?:[T ]?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?|[T ]+\d{1,2}:\d{2}.*)?`
	),
	/** 05.03.2026, 5.3.26: day, month, year. */
	point: form(String.raw`(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})${TIME}`),
	/** 05/03/2026, 5-3-26: first, second, year. */
	numeric: form(String.raw`(\d{1,2})[/\-](\d{1,2})[/\-](\d{4}|\d{2})${TIME}`),
	/** 05-Mar-2026, 5. März 26, 05MAR2026: day, month name, year. */
	named: form(String.raw`${DAY}[-.\/ ]*(?:of )?${NAME}[-.\/, ]*(\d{4}|\d{2})${TIME}`),
	/** 2026-Mar-05: year, month name, day. */
	namedLast: form(String.raw`(\d{4})[-.\/ ]*${NAME}[-.\/ ]*(\d{1,2})${TIME}`),
	/** Mar 5, 2026: month name, day, year. */
	namedFirst: form(String.raw`${NAME}[-.\/ ]+${DAY},?[-.\/ ]+(\d{4})${TIME}`),
	/** 46083: days as a spreadsheet counts them; a fraction is a time of day. */
	serial: form(String.raw`(\d{5})(?:[.,]\d+)?`)
} as const;
export type DayForm = keyof typeof FORMS;
export const DAY_FORMS = Object.entries(FORMS) as [DayForm, RegExp][];
/** 03.2026, 003.2026 (a fiscal period), 3/2026. */
export const MONTH_YEAR = /^(\d{1,3})[./-](\d{4})$/;
/** 2026-03, 202603, 2026M03. */
export const YEAR_MONTH = /^(\d{4})(?:[-/.]?M?(\d{2})|[-/.](\d{1,2}))$/i;
/** Mar 2026, März-26. */
export const NAMED_MONTH = form(String.raw`${NAME}[-.\/ ]*(\d{4}|\d{2})`);

export const WEEKDAY = new RegExp(
	`^(?:${[
		'mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?',
		'mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag',
		// Not 'mar', which is March to others.
		'lun(?:di)?|mardi|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?'
	].join('|')})(?:\\.,|[.,])? +(?=\\d|\\p{L}+\\.? \\d{1,2}(?:st|nd|rd|th)?,? +\\d{4})`,
	'iu'
);
