/** One thing that the rules found, or did not; `kind` gives icon and colour. */
export interface Finding {
	title: string;
	text: string;
	kind: 'concern' | 'improvement' | 'neutral' | 'common';
}
