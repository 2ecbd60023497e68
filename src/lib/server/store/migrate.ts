import { fragment, raw, sql, statement } from './sql';
import type { Db, Store } from './store';

/** Migrations in the order of their file names; each is portable DDL, applied once and never edited afterwards. */
const files = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true });

export interface Migration {
	version: number;
	name: string;
	text: string;
}

export const migrations: Migration[] = Object.entries(files)
	.map(([path, text]) => {
		const name = path.slice(path.lastIndexOf('/') + 1, -'.sql'.length);
		return { version: Number(name.slice(0, 4)), name, text };
	})
	.sort((a, b) => a.version - b.version);

/** Brings the store to the newest schema in one transaction; refuses a store that a newer Verdict has written. */
export async function migrate(store: Store, steps: Migration[] = migrations): Promise<void> {
	await store.write(async (db) => {
		await db.exec(sql`create table if not exists schema_migrations (
			version integer primary key, name varchar not null, applied_at timestamptz not null)`);
		const applied = new Set(
			(await db.query<{ version: number }>(sql`select version from schema_migrations`)).map((row) => row.version)
		);
		const newest = Math.max(0, ...steps.map((step) => step.version));
		const unknown = [...applied].filter((version) => version > newest);
		if (unknown.length > 0)
			throw new Error(
				`The store was written by a newer Verdict (schema ${Math.max(...unknown)}, this one knows ${newest}). Start that version, or restore a backup.`
			);
		for (const step of steps) if (!applied.has(step.version)) await apply(db, step);
	});
}

async function apply(db: Db, step: Migration): Promise<void> {
	for (const text of statementsOf(step.text)) await db.exec(statement(raw(text)));
	await db.exec(statement(fragment`insert into schema_migrations values (${step.version}, ${step.name}, now())`));
}

/** Splits a migration at its semicolons; comments go, and our DDL holds no semicolon inside a literal. */
function statementsOf(text: string): string[] {
	const bare = text.replaceAll(/--.*$/gm, '');
	return bare
		.split(';')
		.map((part) => part.trim())
		.filter((part) => part !== '');
}
