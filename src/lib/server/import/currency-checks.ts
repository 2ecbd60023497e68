import { normaliseName } from '$lib/import/cell';
import { currencyOf, headerCurrency, isCurrency } from '$lib/import/currency';
import { currency } from '../config';
import { fragment, ident, join, raw, sql, type Fragment } from '../store/sql';
import type { Staged } from './staged';
import { linedRows } from './staging';

/** Headers of a column that tells the currency of the amounts beside it. */
const CURRENCY_HEADERS = new Set(
	`Currency, Currency code, Currency key, Currency ISO code, Transaction currency, Document currency, Währung, Währungscode,
	Währungsschlüssel, Belegwährung, Devise, Code devise, Monnaie, Code monnaie, WAERS, WAERK, CurrencyCode, Ccy, Curr`
		.split(',')
		.map(normaliseName)
);

/**
 * Amounts whose currency stands in the header of their column, or in a column of its own, are left out where it is not that
 * of the organisation. What it is worth is not ours to know.
 */
export async function addOtherCurrencies(staged: Staged): Promise<void> {
	const { kind, records } = staged;
	const { columns } = records.columns;
	const used = new Set(Object.values(columns));
	const beside = records.header.findIndex((name, at) => !used.has(at) && CURRENCY_HEADERS.has(normaliseName(name)));
	for (const { name, type } of kind.fields) {
		const at = columns[name];
		if (type !== 'money' || at === undefined) continue;
		const named = headerCurrency(records.header[at] ?? '');
		if (named !== null && !isCurrency(named, currency()))
			await leaveOut(staged, name, at, fragment`${named}`, raw('true'));
		else if (beside >= 0) await leaveOutBeside(staged, name, at, beside);
	}
}

async function leaveOutBeside(staged: Staged, field: string, at: number, beside: number): Promise<void> {
	const cell = fragment`upper(trim(${ident(`c${beside + 1}`)}))`;
	const rows = await staged.work.query<{ code: string | null }>(
		sql`select distinct ${cell} as code from ${linedRows(staged.records)} limit 1000`
	);
	const others = rows.flatMap(({ code }) => {
		const known = code === null ? null : currencyOf(code);
		return code !== null && known !== null && !isCurrency(known, currency()) ? [code] : [];
	});
	if (others.length === 0) return;
	const list = join(
		others.map((code) => fragment`${code}`),
		', '
	);
	await leaveOut(staged, field, at, cell, fragment`${cell} in (${list})`);
}

/** Rejects the rows that have an amount there. */
async function leaveOut(
	{ work, records }: Staged,
	field: string,
	at: number,
	code: Fragment,
	hits: Fragment
): Promise<void> {
	const amount = ident(`c${at + 1}`);
	await work.exec(sql`insert into found
		select s.line, ${field}, 'other_currency', 'error', s.amount || ' ' || s.code
		from (select file_line as line, trim(${amount}) as amount, ${code} as code, ${hits} as hit from ${linedRows(records)}) s
		where s.hit and s.amount <> '' and s.amount <> '-'
			and s.line not in (select file_line from found where field = ${field})`);
}
