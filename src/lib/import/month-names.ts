const NAMES = [
	'jan january januar janner jaenner janvier janv',
	'feb february februar feber fevrier fevr fev',
	'mar march marz maerz mars mrz',
	'apr april avril avr',
	'may mai',
	'jun june juni juin',
	'jul july juli juillet juil juill',
	'aug august aout',
	'sep sept september septembre',
	'oct october okt oktober octobre',
	'nov november novembre',
	'dec december dez dezember decembre'
];

/** English, German and French month names and their abbreviations, in lower case without accents. */
const MONTH_NAMES: ReadonlyMap<string, number> = new Map(
	NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const))
);

/** The month of a name, 1 to 12; 0 when it is none. */
export function monthNumber(name: string): number {
	const bare = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	return MONTH_NAMES.get(bare) ?? 0;
}
