const STARTED = Symbol.for('verdict.started');

/**
 * The one line that says that all is up: address, organisation, folder of the data.
 * @param {string | import('node:net').AddressInfo | null} address
 */
export function sayReady(address) {
	/** @type {{ dataDir: string, open: 'sample' | 'own' }} */
	const started = /** @type {any} */ (globalThis)[STARTED];
	const organisation = started.open === 'sample' ? 'sample organisation' : 'your organisation';
	process.stdout.write(`Verdict is ready at ${urlOf(address)} (${organisation}; data in ${started.dataDir})\n`);
}

/** @param {string | import('node:net').AddressInfo | null} address */
function urlOf(address) {
	if (address === null || typeof address === 'string') return String(address);
	const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
	return `http://${host}:${address.port}`;
}
