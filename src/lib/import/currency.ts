/** Words and signs of money, each with the ISO 4217 codes it may stand for, in lower case. */
const WORDS: Readonly<Record<string, string>> = {
	'€': 'EUR',
	euro: 'EUR',
	euros: 'EUR',
	us$: 'USD',
	$: 'USD CAD AUD NZD SGD HKD MXN',
	dollar: 'USD CAD AUD NZD SGD HKD',
	dollars: 'USD CAD AUD NZD SGD HKD',
	'£': 'GBP',
	'¥': 'JPY CNY',
	'fr.': 'CHF',
	sfr: 'CHF',
	franken: 'CHF',
	kr: 'SEK NOK DKK ISK',
	zł: 'PLN',
	kč: 'CZK',
	ft: 'HUF',
	r$: 'BRL',
	'₹': 'INR',
	'₺': 'TRY',
	'₽': 'RUB',
	'₩': 'KRW',
	'₴': 'UAH',
	'฿': 'THB',
	'₫': 'VND',
	'₪': 'ILS'
};
const CODES =
	`AED ARS AUD BAM BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KRW KWD MAD MXN
	MYR NOK NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH USD VND ZAR`.split(/\s+/);

const MEANINGS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
	...CODES.map((code): [string, string[]] => [code.toLowerCase(), [code]]),
	...Object.entries(WORDS).map(([word, codes]): [string, string[]] => [word, codes.split(' ')])
]);

const escaped = (word: string): string => word.replace(/[$.]/g, '\\$&');

/** Source of a pattern for any currency; the longer words first. */
export const CURRENCY_PATTERN: string = [...MEANINGS.keys()]
	.sort((a, b) => b.length - a.length)
	.map(escaped)
	.join('|');

/** Whether a word of money may stand for this currency; one we do not know stands for none. */
export const isCurrency = (word: string, code: string): boolean =>
	MEANINGS.get(word.trim().toLowerCase())?.includes(code) ?? false;

/** The code or sign that a text is, written plainly; null where it names no currency. */
export const currencyOf = (text: string): string | null =>
	MEANINGS.has(text.trim().toLowerCase()) ? text.trim().toUpperCase() : null;

const IN_HEADER = new RegExp(
	`[([]\\s*(${CURRENCY_PATTERN})\\s*[)\\]]|[\\s_/,-](?:(?:in|en)\\s+)?(${CURRENCY_PATTERN})[\\s*.]*$`,
	'iu'
);

/** The currency a header names for its column: 'Cost (USD)', 'Kosten in EUR'; null for none. */
export function headerCurrency(header: string): string | null {
	const [, bracketed, last] = IN_HEADER.exec(header) ?? [];
	return bracketed ?? last ?? null;
}
