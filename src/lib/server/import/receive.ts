export interface Upload {
	/** The file as received, in the folder for incoming files. */
	path: string;
	/** Lower-case hex, over the bytes as received. */
	sha256: string;
	sizeBytes: number;
}

/** Streams a body into `folder` under a random name; 413 `too_large` beyond the limit, and nothing stays behind on failure. */
export declare function receive(
	body: ReadableStream<Uint8Array> | null,
	folder: string,
	limitBytes: number
): Promise<Upload>;

/** Removes what was received; no error when it is gone already. */
export declare function discard(upload: Pick<Upload, 'path'>): Promise<void>;
