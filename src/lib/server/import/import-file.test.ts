import { expect, test } from 'vitest';
import { emptyStore, importText } from './import.fixture';

const CLEAN = `Order ID,Line,Site,Customer,Product,Promised date,Delivered date,Ordered qty,Delivered qty
SO-1,10,ULM,Meyer,P-1,2026-09-05,2026-09-04,10,10
SO-1,20,ULM,Meyer,P-2,2026-10-05,2026-10-08,5,5
SO-2,10,BRN,Nova,P-1,2026-11-05,,5,
`;

test('a clean file is committed, and told in full', async () => {
	const store = await emptyStore();
	const answer = await importText(store, CLEAN, { kind: 'deliveries', name: 'sept.csv' });
	const { rows, dataDate, months, status, issueGroups, mapping } = answer;
	expect(rows).toEqual({
		...{ read: 3, accepted: 3, rejected: 0, skipped: 0 },
		...{ added: 3, changed: 0, unchanged: 0, withdrawn: 0 }
	});
	expect({ dataDate, months, status, issueGroups }).toEqual({
		...{ dataDate: '2026-10-31', months: ['2026-09', '2026-10', '2026-11'], status: 'committed', issueGroups: [] }
	});
	expect(mapping.promised_date).toBe('Promised date');
	expect(answer.effect).toContainEqual({
		kpi: 'on-time-delivery',
		site: null,
		month: '2026-09',
		before: null,
		after: 1,
		worst: 1
	});
});
