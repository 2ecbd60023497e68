import type { IncomingMessage } from 'node:http';
import type { Actor } from '$lib/server/audit/change';
import type { Store } from '$lib/server/store/store';
import type { Organisation } from '$lib/server/stores';

declare global {
	namespace App {
		interface Error {
			/** What happened and what to do, in words for the reader. */
			message: string;
			/** Permanent, snake_case; `internal` for a fault of ours. */
			code: string;
			/** Finds the log line of an internal fault; it says nothing else. */
			reference?: string;
		}
		interface Locals {
			/** The store that this request reads and writes. Not set for /healthz and /readyz. */
			store: Store;
			organisation: Organisation;
			actor: Actor;
			/** The clock of this request; stands still under FIXED_TIME. */
			now: Date;
		}
		interface Platform {
			/** The request as the server received it; absent in development. */
			req?: IncomingMessage;
		}
	}
}

export {};
