const PATIENCE_MS = 30_000;

/**
 * A request's body that may be left half-read. Leaving an HTTP body unread would break the connection before the
 * client has read the answer; here the rest is read and dropped in the background instead, for a while.
 */
export function lingering(body: ReadableStream<Uint8Array> | null): ReadableStream<Uint8Array> | null {
	if (body === null) return null;
	const reader = body.getReader();
	return new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { done, value } = await reader.read();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		cancel() {
			void dropRest(reader);
		}
	});
}

/** Reads and drops a body that nobody will look at. */
export function drop(body: ReadableStream<Uint8Array> | null): void {
	if (body !== null && !body.locked) void dropRest(body.getReader());
}

async function dropRest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
	const until = Date.now() + PATIENCE_MS;
	try {
		while (Date.now() < until) if ((await reader.read()).done) return;
		await reader.cancel();
	} catch {
		// The client has gone: there is nothing left to drop.
	}
}
