import { responseTimes } from './measure.js';

/** Clicks that are measured of each subject. */
const CLICKS = 200;
const SUBJECTS = ['on-time-delivery', 'deliveries'];
/** As many filters as one has at a time, before all are cleared. */
const DEEPEST = 4;

const numbered = (/** @type {string} */ prefix, /** @type {number} */ count, /** @type {number} */ digits) =>
	Array.from({ length: count }, (_, at) => `${prefix}-${String(at + 1).padStart(digits, '0')}`);

/** The bars that a page shows and one clicks: of long lists the largest. @type {[string, string[]][]} */
const BARS = [
	['site', numbered('SITE', 20, 2)],
	['product', numbered('PRD', 20, 5)],
	['customer', numbered('CUST', 20, 5)],
	['weekday', ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']],
	['days', ['early-1', 'on-day', 'late-1', 'late-6', 'late-21']]
];

/** The same numbers from 0 to 1 at each run (mulberry32). @param {number} seed */
function chance(seed) {
	return () => {
		seed = (seed + 0x6d2b79f5) | 0;
		let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/**
 * Looks that one click leads to after the other: mostly a bar, now and then a month, a split, another order of rows.
 * @param {string} subject
 * @param {number} count
 */
function walk(subject, count) {
	const next = chance(subject.length);
	const pick = (/** @type {any[]} */ some) => some[Math.floor(next() * some.length)];
	const start = () => new URLSearchParams({ of: subject });
	let look = start();
	let depth = 0;
	return Array.from({ length: count }, () => {
		const what = next();
		if (depth >= DEEPEST) {
			look = start();
			depth = 0;
		}
		if (what < 0.75) {
			const [facet, names] = pick(BARS);
			look.append(facet, pick(names));
		} else if (what < 0.87) {
			const month = `2026-0${1 + Math.floor(next() * 9)}`;
			look.set('from', month);
			look.set('to', month);
		} else if (what < 0.94) look.set('split', pick(['site', 'product', 'weekday']));
		else look.set('sort', pick(['product', '-days', 'customer']));
		depth++;
		// What SvelteKit asks for when a link on the page is followed.
		return `/explore/__data.json?${look}`;
	});
}

/**
 * Milliseconds of the first look at each subject, and of the clicks that follow on all.
 * @param {string} url
 */
export async function exploreTimes(url) {
	const first = await responseTimes(SUBJECTS.map((subject) => `${url}/explore?of=${subject}`));
	const clicks = await responseTimes(SUBJECTS.flatMap((subject) => walk(subject, CLICKS)).map((path) => url + path));
	return { first, clicks };
}
