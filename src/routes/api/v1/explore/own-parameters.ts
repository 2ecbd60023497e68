import { parametersFrom, type Parameters } from '../parameters';

/** The parameters of a call beside those of the look that it is about. */
export function apartFrom(url: URL, names: readonly string[]): { own: Parameters; look: URLSearchParams } {
	const [own, look] = [new URLSearchParams(), new URLSearchParams()];
	for (const [name, value] of url.searchParams) (names.includes(name) ? own : look).append(name, value);
	return { own: parametersFrom(own, names), look };
}
