import { expect, test } from 'vitest';
import { KINDS } from '$lib/import/kinds';
import { FACT_DAYS } from '$lib/server/metrics/facts';
import { VIEWS } from '$lib/server/metrics/views';

test.each(KINDS.map((kind) => [kind.id, kind] as const))(
	'%s lie by the day that decides their month, and each view of them tells it',
	(_, kind) => {
		expect(FACT_DAYS[kind.id]).toBe(kind.month);
		const views = Object.values(VIEWS).filter((view) => view.kind === kind.id);
		expect(views.length).toBeGreaterThan(0);
		for (const { columns } of views) expect(columns).toContain(kind.month);
	}
);
