import {
	refusedStart as refused,
	removeFolder,
	startServer as start,
	temporaryFolder,
	type Ended,
	type Environment,
	type RunningServer
} from '../scripts/spawn-server.js';

export { removeFolder, temporaryFolder };

/** A server with the calls that tests make. */
export interface TestServer extends RunningServer {
	/** An address of the API with its parameters; objects become JSON. */
	api: (path: string, parameters?: Record<string, unknown>) => string;
	/** Sends CSV text to the imports. */
	upload: (csv: BodyInit, parameters: Record<string, unknown>, headers?: Record<string, string>) => Promise<Response>;
}

/** The clock of every server under test: the same day of September in Europe as in New Zealand. */
export const NOW = '2026-09-20T00:30:00Z';

/** Starts the built server on a free port, empty unless told otherwise, at `NOW`. */
export async function startServer(environment: Environment = {}): Promise<TestServer> {
	const server = await start({ FIXED_TIME: NOW, ...environment });
	const api: TestServer['api'] = (path, parameters = {}) => addressOf(`${server.url}/api/v1/${path}`, parameters);
	const upload: TestServer['upload'] = (csv, parameters, headers = {}) =>
		fetch(api('imports', parameters), {
			method: 'POST',
			body: csv,
			headers: { 'content-type': 'text/csv', ...headers },
			...(typeof csv === 'string' ? {} : { duplex: 'half' })
		});
	return { ...server, api, upload };
}

/** Starts a server that is expected not to come up. */
export const refusedStart = (environment: Environment): Promise<Ended> => refused({ FIXED_TIME: NOW, ...environment });

function addressOf(address: string, parameters: Record<string, unknown>): string {
	const url = new URL(address);
	for (const [name, value] of Object.entries(parameters))
		url.searchParams.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
	return url.href;
}
