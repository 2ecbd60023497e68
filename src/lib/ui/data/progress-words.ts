import type { DraftProgress } from '$lib/import/draft';
import { formatCount } from '$lib/metrics/format';
import { sizeWords } from './data-words';

/** How far a job has come, in words and for a bar. */
export interface ProgressView {
	what: string;
	/** "41,000 rows a second · 12 s left"; what cannot be told is left out. */
	rate: string;
	/** Of 100; null where nobody knows. */
	percent: number | null;
}

const STEPS: Readonly<Record<DraftProgress['step'], string>> = {
	waiting: 'Waiting for another file',
	reading: 'Reading rows',
	checking: 'Checking rows',
	reckoning: 'Reckoning what changes',
	saving: 'Saving'
};
/** A rate over less time is a guess. */
const LEAST_SECONDS = 1;

export function uploadView(sent: number, size: number, seconds: number): ProgressView {
	const isSent = sent >= size;
	return {
		what: isSent ? 'Sent; looking at the file' : `Sending ${sizeWords(sent)} of ${sizeWords(size)}`,
		rate: isSent
			? ''
			: joined(
					perSecond(sent, seconds, (rate) => `${sizeWords(rate)} a second`),
					left(sent, size, seconds)
				),
		percent: percentOf(sent, size)
	};
}

export function progressView({ step, rows, ofRows }: DraftProgress, seconds: number): ProgressView {
	const counts = step === 'reading' || step === 'checking';
	if (!counts || rows === 0) return { what: STEPS[step], rate: '', percent: null };
	const all = ofRows === null ? '' : ` of ${formatCount(ofRows)}`;
	return {
		what: `${STEPS[step]}: ${formatCount(rows)}${all}`,
		rate: joined(
			perSecond(rows, seconds, (rate) => `${formatCount(rate)} rows a second`),
			ofRows === null ? '' : left(rows, ofRows, seconds)
		),
		percent: ofRows === null ? null : percentOf(rows, ofRows)
	};
}

/** What a screen reader is told: a new sentence for each quarter only, not for each row. */
export function spokenProgress({ what, percent }: ProgressView): string {
	const [job = what] = what.split(/: |\d/);
	return percent === null ? job.trim() : `${job.trim()}, ${Math.floor(percent / 25) * 25} %`;
}

const percentOf = (done: number, all: number): number =>
	all === 0 ? 100 : Math.min(100, Math.round((done / all) * 100));

const perSecond = (done: number, seconds: number, words: (rate: number) => string): string =>
	seconds < LEAST_SECONDS || done === 0 ? '' : words(Math.round(done / seconds));

const left = (done: number, all: number, seconds: number): string =>
	seconds < LEAST_SECONDS || done === 0 || done >= all
		? ''
		: `${formatCount(Math.max(1, Math.round((seconds / done) * (all - done))))} s left`;

const joined = (...parts: string[]): string => parts.filter((part) => part !== '').join(' · ');
