import { resolve } from 'node:path';
import { Problem } from '../problem';

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** What the environment decides, checked. */
export interface Config {
	host: string;
	port: number;
	/** Absolute path. */
	dataDir: string;
	sample: boolean;
	uploadLimitBytes: number;
	memoryLimitMb: number;
	/** Never logged, never answered. */
	adminToken: string | null;
	logLevel: LogLevel;
	/** The clock stands still at this instant; null: it runs. */
	fixedTime: Date | null;
}

/** What a check finds: the value read, or what is wrong with it. */
type Checked<T> = { value: T } | { wrong: string };

interface Variable<T> {
	/** Text that holds where the environment says nothing. */
	default: string;
	description: string;
	check: (text: string) => Checked<T>;
	/** The text itself must not be repeated in a message. */
	secret?: boolean;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;
const LEVELS: readonly string[] = ['error', 'warn', 'info', 'debug'] satisfies LogLevel[];
const SHORTEST_TOKEN = 16;

const wholeNumber =
	(from: number, to: number) =>
	(text: string): Checked<number> => {
		const value = Number(text);
		const fits = /^\d+$/.test(text) && value >= from && value <= to;
		return fits ? { value } : { wrong: `must be a whole number from ${from} to ${to}` };
	};

function loopback(text: string): Checked<string> {
	if (LOOPBACK.test(text)) return { value: text };
	return {
		wrong: 'must be 127.0.0.1, ::1 or localhost: there are no accounts yet, so Verdict only serves this machine'
	};
}

function instant(text: string): Checked<Date | null> {
	if (text === '') return { value: null };
	const value = new Date(text);
	const fits = /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(value.getTime());
	return fits ? { value } : { wrong: 'must be an ISO instant such as 2026-09-30T12:00:00Z' };
}

function currencyCode(text: string): Checked<string> {
	return /^[A-Z]{3}$/.test(text) ? { value: text } : { wrong: 'must be three capitals such as EUR' };
}

function token(text: string): Checked<string | null> {
	if (text === '') return { value: null };
	if (text.length >= SHORTEST_TOKEN) return { value: text };
	return { wrong: `must have at least ${SHORTEST_TOKEN} characters` };
}

/** Every variable that Verdict reads. The README's table is held against this one by a test. */
export const VARIABLES = {
	HOST: { default: '127.0.0.1', description: 'Address to listen on; loopback only', check: loopback },
	PORT: {
		default: '3000',
		description: 'Port to listen on; 0 takes a free one',
		check: wholeNumber(0, 65_535)
	},
	DATA_DIR: {
		default: 'var',
		description: 'Folder of the data; made when absent',
		check: (text): Checked<string> => (text === '' ? { wrong: 'must name a folder' } : { value: resolve(text) })
	},
	SAMPLE: {
		default: 'on',
		description: 'on: show the sample organisation until own data are started; off: start with an empty store',
		check: (text): Checked<boolean> =>
			text === 'on' || text === 'off' ? { value: text === 'on' } : { wrong: 'must be on or off' }
	},
	UPLOAD_LIMIT_MB: {
		default: '200',
		description: 'Largest file that is taken, in megabytes',
		check: wholeNumber(1, 100_000)
	},
	MEMORY_LIMIT_MB: {
		// Below 550 the engine writes wide rows with one thread: it sets aside 4 MB per column and thread, of half of it.
		default: '600',
		description: 'Memory that the database may use, in megabytes; at least 512',
		check: wholeNumber(512, 1_000_000)
	},
	ADMIN_TOKEN: {
		default: '',
		description: 'Bearer token of the service account for automation; none when empty',
		check: token,
		secret: true
	},
	CURRENCY: {
		default: 'EUR',
		description: 'Currency of all amounts, its ISO 4217 code; one per organisation',
		check: currencyCode
	},
	LOG_LEVEL: {
		default: 'info',
		description: 'error, warn, info or debug',
		check: (text): Checked<LogLevel> =>
			LEVELS.includes(text) ? { value: text as LogLevel } : { wrong: `must be one of ${LEVELS.join(', ')}` }
	},
	FIXED_TIME: {
		default: '',
		description: 'ISO instant at which the clock stands still, for trials and tests; empty: it runs',
		check: instant
	}
} satisfies Record<string, Variable<unknown>>;

type Values = { [Name in keyof typeof VARIABLES]: ValueOf<(typeof VARIABLES)[Name]> };
type ValueOf<V> = V extends { check: (text: string) => Checked<infer T> } ? T : never;

/** Reads and checks the environment; all that is wrong with it is told in one refusal. */
export function readConfig(environment: Record<string, string | undefined>): Config {
	const values: Record<string, unknown> = {};
	const mistakes: string[] = [];
	for (const [name, variable] of Object.entries(VARIABLES) as [string, Variable<unknown>][]) {
		const text = environment[name]?.trim() || variable.default;
		const checked = variable.check(text);
		if ('value' in checked) values[name] = checked.value;
		else mistakes.push(`${name}${variable.secret ? '' : `=${text}`} ${checked.wrong}.`);
	}
	if (mistakes.length > 0)
		throw new Problem('bad_configuration', 400, `Verdict cannot start:\n  ${mistakes.join('\n  ')}`, { mistakes });
	return configOf(values as Values);
}

const BYTES_PER_MEGABYTE = 1_000_000;

const configOf = (values: Values): Config => ({
	host: values.HOST,
	port: values.PORT,
	dataDir: values.DATA_DIR,
	sample: values.SAMPLE,
	uploadLimitBytes: values.UPLOAD_LIMIT_MB * BYTES_PER_MEGABYTE,
	memoryLimitMb: values.MEMORY_LIMIT_MB,
	adminToken: values.ADMIN_TOKEN,
	logLevel: values.LOG_LEVEL,
	fixedTime: values.FIXED_TIME
});

/** The instant that counts as now. */
export const now = (config: Pick<Config, 'fixedTime'>): Date => new Date(config.fixedTime ?? Date.now());

/** The currency of all amounts; read where KPIs are declared, before a configuration is at hand. */
export function currency(environment: Record<string, string | undefined> = process.env): string {
	const checked = currencyCode(environment.CURRENCY?.trim() || VARIABLES.CURRENCY.default);
	return 'value' in checked ? checked.value : VARIABLES.CURRENCY.default;
}
