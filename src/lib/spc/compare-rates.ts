import { binomial, exactTwoSided } from './discrete';
import { clopperPearson, type Interval } from './interval';

/** Events in so much exposure. */
export interface Events {
	events: number;
	exposure: number;
}

export interface TwoRates {
	/** Rate of the first over that of the second; Infinity where the second had no events. */
	ratio: number;
	/** Exact interval of the ratio, whose upper end may be Infinity. */
	interval: Interval;
	pValue: number;
}

/**
 * Two rates side by side: given all events, those of the first are binomial with the share of its exposure. Przyborowski
 * and Wilenski, Biometrika 31 (1940); as poisson.test of R. Null without exposure or without any event.
 */
export function compareRates(first: Events, second: Events, confidence = 0.95): TwoRates | null {
	const events = first.events + second.events;
	if (first.exposure <= 0 || second.exposure <= 0 || events === 0) return null;
	const share = clopperPearson(first.events, events, confidence);
	if (share === null) return null;
	const odds = (part: number) => (part === 1 ? Infinity : (part / (1 - part)) * (second.exposure / first.exposure));
	return {
		ratio: second.events === 0 ? Infinity : first.events / first.exposure / (second.events / second.exposure),
		interval: { lower: odds(share.lower), upper: odds(share.upper) },
		pValue: exactTwoSided(binomial(events, first.exposure / (first.exposure + second.exposure)), first.events)
	};
}
