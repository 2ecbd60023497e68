/** Control characters, and those that turn or hide text. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const LONGEST = 200;

/** The name of a file as it may be shown: without folders, without signs that nobody sees. */
export function shownName(name: string): string {
	const own = name.split(/[\\/]/).findLast((part) => part !== '') ?? '';
	return [...own.replace(UNSEEN, '')].slice(0, LONGEST).join('');
}
