const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter takes longer than using it a hundred times: each is made once. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const key = `${locale} ${JSON.stringify(options)}`;
	const known = numberFormats.get(key) ?? new Intl.NumberFormat(locale, options);
	numberFormats.set(key, known);
	return known;
}

/** The same for dates. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = `${locale} ${JSON.stringify(options)}`;
	const known = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, options);
	dateFormats.set(key, known);
	return known;
}
