/** A look that somebody keeps by name. */
export interface SavedView {
	/** The number of the change that brought it first. */
	id: number;
	name: string;
	/** The address part of the look: "?of=deliveries&site=ULM", or nothing. */
	query: string;
	actor: string;
	savedAt: string;
}
