/** A name as it is compared: without case, accents, punctuation and legal form. */
interface Compared {
	name: string;
	/** Where it stands in its list. */
	place: number;
	words: string[];
	/** The words without what stands between them, but for digits, which it keeps apart: 1-11 is not 11-1. */
	joined: string;
	/** The same with signs that look alike made one: O and 0, I and l and 1. */
	look: string;
	digits: string;
}

const LEGAL_FORMS = new Set(
	`gmbh mbh ag kg kgaa ohg ug ek ev eg se co cokg ltd limited inc incorporated llc llp plc corp corporation company sa sas sarl eurl srl
	spa snc bv nv ab as oy oyj aps sro doo kft zrt lda sl`.split(/\s+/)
);
/** Most names are nothing else, and there may be thousands. */
const ASCII = /^[ -~]*$/;
const MARKS = /\p{M}/gu;
/** Points behind the letters of an abbreviation: s.a. is one word. */
const INITIALS = /(?<=(?<!\p{L})\p{L})\.(?=\p{L}(?!\p{L}))/gu;
const WORDS = /[\p{L}\p{N}]+/gu;
/** Shorter ones are too often just other names. */
const SHORTEST_LOOK = 3;
const SHORTEST_WORD = 4;
const LONG_WORD = 8;

/** More names than these are not looked at: time is bounded. */
const MOST_NEW = 5000;
const MOST_KNOWN = 20_000;
/** Nor are more than these that have the same rest. */
const MOST_ALIKE = 20;

/**
 * The known name that each of some new ones closely resembles: but for case, blanks, punctuation, accents (ü, ue, u), legal
 * form, signs that look alike, or a slip of the pen in a word. Names that differ in a digit, or in a word that is short, are
 * different names: Line A and Line B, VLV-220 and VLV-221. Of several the one that is nearest, and then stands first.
 */
export function resemblances(fresh: readonly string[], known: readonly string[]): Map<string, string> {
	if (fresh.length === 0 || known.length === 0) return new Map();
	const wanted = fresh.slice(0, MOST_NEW).map(compared);
	const index = indexOf(known.slice(0, MOST_KNOWN).map(compared), wanted);
	const found = new Map<string, string>();
	for (const one of wanted) {
		if (one.joined === '') continue;
		const byLook = one.look.length >= SHORTEST_LOOK ? index.byLook.get(one.look) : undefined;
		const suggestion = index.byJoined.get(one.joined) ?? byLook ?? nearest(one, index.byRest);
		if (suggestion !== undefined && suggestion !== one.name) found.set(one.name, suggestion);
	}
	return found;
}

/** Known names by what they may share with a new one. */
interface Index {
	byJoined: Map<string, string>;
	byLook: Map<string, string>;
	byRest: Map<string, Compared[]>;
}

/** Rests are taken only of names that lie near a new one: there are few of them. */
function indexOf(known: readonly Compared[], wanted: readonly Compared[]): Index {
	const index: Index = { byJoined: new Map(), byLook: new Map(), byRest: new Map() };
	const near = new Set(wanted.flatMap((one) => [-1, 0, 1].map((slip) => neighbourhood(one, slip))));
	for (const one of known) {
		if (!index.byJoined.has(one.joined)) index.byJoined.set(one.joined, one.name);
		if (!index.byLook.has(one.look)) index.byLook.set(one.look, one.name);
		if (!near.has(neighbourhood(one, 0))) continue;
		for (const rest of restsOf(one)) {
			const alike = index.byRest.get(rest);
			if (!alike) index.byRest.set(rest, [one]);
			else if (alike.length < MOST_ALIKE) alike.push(one);
		}
	}
	return index;
}

const neighbourhood = ({ joined, digits }: Compared, slip: number): string =>
	`${joined.charAt(0)} ${digits} ${joined.length + slip}`;

/**
 * What is left of a name without one letter, and the name itself: two names that one slip tells apart have a rest in common.
 * A slip leaves the first letter and the digits.
 */
function restsOf({ joined }: Compared): Set<string> {
	const rests = new Set([joined]);
	if (joined.length <= SHORTEST_WORD - 1) return rests;
	for (let at = 1; at < joined.length; at++)
		if (!/\d/.test(joined.charAt(at))) rests.add(joined.slice(0, at) + joined.slice(at + 1));
	return rests;
}

function compared(name: string, place: number): Compared {
	const letters = ASCII.test(name)
		? name.toLowerCase()
		: name.normalize('NFKD').replaceAll(MARKS, '').toLowerCase().replaceAll('ß', 'ss');
	const plain = letters.replaceAll(INITIALS, '');
	const words = (plain.match(WORDS) ?? []).map((word) => word.replaceAll(/([aou])e/g, '$1'));
	while (words.length > 1 && LEGAL_FORMS.has(words.at(-1) ?? '')) words.pop();
	const joined = words
		.join(' ')
		.replaceAll(/(?<=\d) (?=\d)/g, '-')
		.replaceAll(' ', '');
	return {
		...{ name, place, words, joined },
		look: joined.replaceAll('0', 'o').replaceAll(/[1i]/g, 'l'),
		digits: joined.replaceAll(/[^\d]/g, '')
	};
}

function nearest(one: Compared, byRest: ReadonlyMap<string, readonly Compared[]>): string | undefined {
	let best: { name: string; place: number; distance: number } | undefined;
	const seen = new Set<Compared>();
	for (const rest of restsOf(one))
		for (const other of byRest.get(rest) ?? []) {
			if (seen.has(other) || other.digits !== one.digits) continue;
			seen.add(other);
			const distance = slips(one.words, other.words);
			if (distance < (best?.distance ?? Infinity) || (distance === best?.distance && other.place < best.place))
				best = { name: other.name, place: other.place, distance };
		}
	return best?.name;
}

/** Slips by which some words could have become others; Infinity where these are other words. */
function slips(words: readonly string[], others: readonly string[]): number {
	if (words.length !== others.length) return slipsIn(words.join(''), others.join(''));
	let sum = 0;
	for (const [at, word] of words.entries()) {
		const other = others[at] ?? '';
		if (word !== other) sum += slipsIn(word, other);
	}
	return sum;
}

/** One slip in a word of four letters or more, two in a long one. */
function slipsIn(word: string, other: string): number {
	const [shorter, longer] = [Math.min(word.length, other.length), Math.max(word.length, other.length)];
	if (shorter < SHORTEST_WORD || longer <= SHORTEST_WORD) return Infinity;
	const distance = editDistance(word, other);
	return distance <= (shorter >= LONG_WORD ? 2 : 1) ? distance : Infinity;
}

/** Letters added, left out, replaced or swapped with their neighbour. */
export function editDistance(a: string, b: string): number {
	let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				least = Math.min(least, (before[j - 2] ?? 0) + 1);
			row.push(least);
		}
		[before, last] = [last, row];
	}
	return last[b.length] ?? 0;
}
