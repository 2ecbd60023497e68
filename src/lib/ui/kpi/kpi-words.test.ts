import { describe, expect, it } from 'vitest';
import type { Assessment } from '$lib/metrics/assessment';
import type { Kpi } from '$lib/metrics/kpi';
import { point } from '../charts/points.fixture';
import { countOf, foldLine, lackWords, offersOf } from './board-words';
import { barsWord, barWords, besideOf, countColumns, figuresOf } from './count-words';
import { earlierHistory, headOf, limitsWords, pointTarget, stateWords, statusOf } from './kpi-words';
import { seriesAddress } from './series-address';
import { rowsAddress, rowsParts, usedFields } from './rows-words';

const kpi = {
	id: 'on-time-delivery',
	name: 'On-time delivery',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	words: { all: 'order lines', part: 'on time', rest: 'late' }
} as Kpi;
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

const critical = {
	...kpi,
	id: 'critical-defects',
	direction: 'down',
	words: { all: 'defect records', part: 'critical', rest: 'not critical' }
} as Kpi;
const late = { ...kpi, measure: 'duration', unit: 'days', factor: 1, direction: 'down' } as Kpi;
const daysLate: Kpi = { ...late, words: { all: 'late order lines', part: 'still open' } };
const cost = {
	...kpi,
	measure: 'money',
	unit: 'EUR',
	factor: 1,
	direction: 'down',
	words: { all: 'revenue', part: 'cost of poor quality', cases: 'defects and complaints' }
} as Kpi;
const share = point('2026-09', { value: 0.9, numerator: 90, denominator: 100, n: 100 });
const amount = point('2026-09', { value: 1200, numerator: 1200, denominator: 100_000, n: 172 });

describe('what a value rests on', () => {
	it('counts what was missed where up is good', () =>
		expect(figuresOf(kpi, share)).toEqual([{ label: 'Late', text: '10 of 100', rows: true }]));
	it('counts what happened where down is good', () =>
		expect(figuresOf(critical, { ...share, numerator: 2, denominator: 92 })).toEqual([
			{ label: 'Critical', text: '2 of 92', rows: true }
		]));
	it('holds an amount against revenue, and does not take its records for it', () =>
		expect(figuresOf(cost, amount).map(({ label, text }) => [label, plain(text)])).toEqual([
			['Share of revenue', '1.20 %'],
			['Revenue', '€100,000'],
			['Defects and complaints', '172']
		]));
	it('names only the records where no revenue is known', () =>
		expect(figuresOf(cost, { ...amount, denominator: 0 }).map(({ label }) => label)).toEqual([
			'Defects and complaints'
		]));
	it('says on the card what the value hides', () => {
		expect(plain(besideOf(cost, amount))).toBe('1.20 % of revenue');
		expect(besideOf(critical, { ...share, numerator: 2, denominator: 92 })).toBe('2 critical of 92');
		expect(besideOf(kpi, share)).toBe('');
	});
});

describe('countColumns', () => {
	const texts = (of: Kpi, one: typeof share) =>
		countColumns(of, [one]).map(({ label, textOf }) => [label, plain(textOf(one))]);
	it('shows the cases that are open still', () =>
		expect(texts(daysLate, { ...share, numerator: null, denominator: 12, n: 12, censored: 3 })).toEqual([
			['Still open', '3'],
			['Late order lines', '12']
		]));
	it('shows an amount beside its revenue once', () => {
		expect(headOf(cost)).toBe('Cost of poor quality');
		expect(texts(cost, amount)).toEqual([
			['Revenue', '€100,000'],
			['% of revenue', '1.20'],
			['Defects and complaints', '172']
		]);
	});
});

it('barsWord names what the bars count', () => {
	expect(barsWord(kpi)).toBe('Late order lines');
	expect(barsWord(critical)).toBe('Critical defect records');
	expect(barsWord(daysLate)).toBe('Late order lines');
	expect(barsWord({ ...kpi, words: { ...kpi.words, rest: 'late or not in full' } })).toBe(
		'Order lines late or not in full'
	);
	expect(plain(barWords(cost, 1200))).toBe('€1,200');
});

it('pointTarget says the side of the target', () => {
	expect(plain(pointTarget(kpi, { target: 0.95 }))).toBe('target at least 95 %');
	expect(pointTarget(kpi, { target: null })).toBe('');
});

it('limitsWords needs both limits', () => {
	expect(limitsWords(kpi, point('2026-09', { lower: 0.944, upper: 0.981 }))).toBe('94.4–98.1');
	expect(limitsWords(kpi, point('2026-09', { upper: 0.981 }))).toBe('');
});

it('a month says what is special about it', () => {
	expect(stateWords(point('2026-03'))).toBe('');
	expect(stateWords(point('2026-03', { state: 'restated', begins: 'x', excluded: 'y' }))).toBe(
		'restated, new phase, left out'
	);
});

describe('statusOf', () => {
	const assessment = (parts: Partial<Assessment>): Assessment => ({
		chart: 'p',
		chartReason: '',
		stage: 'firm',
		points: [],
		phases: [],
		phase: 0,
		rules: 'standard',
		found: [],
		baseline: null,
		sigmaZ: null,
		variation: null,
		assurance: null,
		last: -1,
		...parts
	});
	it('gives the signal its shape and the target its tone', () =>
		expect(statusOf(kpi, assessment({ variation: 'concern_low', assurance: 'consistent_fail' }))).toEqual([
			{ text: 'Getting worse', tone: 'concern', mark: 'concern' },
			{ text: 'Target will be missed without a change', tone: 'concern', mark: null }
		]));
	it('says when nothing is judged yet, but not of a stock', () => {
		expect(statusOf(kpi, assessment({ stage: 'run' }))[0]?.text).toBe('Not judged yet');
		expect(statusOf({ ...kpi, measure: 'stock' }, assessment({ stage: 'run' }))).toEqual([]);
	});
});

it('addresses of the API carry the scope', () => {
	expect(seriesAddress('on-time-delivery', { site: 'Ulm' }, [point('2026-08'), point('2026-09')])).toBe(
		'/api/v1/kpis/on-time-delivery/series?site=Ulm&from=2026-08&to=2026-09'
	);
	expect(rowsAddress('on-time-delivery', { site: 'Ulm' }, '2026-09', 'missed')).toBe(
		'/api/v1/kpis/on-time-delivery/rows?site=Ulm&month=2026-09&format=csv&part=missed'
	);
});

it('rowsParts offers the missed rows where they have a name', () => {
	expect(rowsParts(kpi).map(({ part }) => part)).toEqual(['all', 'numerator', 'missed']);
	expect(rowsParts({ ...kpi, words: { all: 'units', part: 'defective' } })).toHaveLength(1);
});

it('usedFields leaves out columns without a value', () =>
	expect(usedFields(['site', 'line'], [{ site: 'Ulm', line: null }])).toEqual(['site']));

it('countOf counts the targets missed by chance', () => {
	expect(countOf(2, 8)).toBe('2 improving, 6 without a real change');
	expect(countOf(2, 8, 1)).toBe('2 improving, 6 without a real change; 1 missed its target');
	expect(countOf(0, 3, 2)).toBe('3 without a real change for the worse; 2 missed their target');
});

describe('what is not on the board', () => {
	const needs = (...kinds: Kpi['needs']) => ({ kpi, needs: kinds });
	const lacks = { kpi, needs: [], lacks: 'No order line tells its ordered quantity.' };
	it('is one line, that promises no more than the data will bring', () => {
		expect(foldLine([needs('complaints'), needs('complaints', 'volumes')])).toBe(
			'Add complaints and volumes to see 2 more'
		);
		expect(foldLine([needs('complaints'), lacks])).toBe(
			'Add complaints to see 1 more; 1 more lacks a part of the data'
		);
		expect(foldLine([lacks, lacks])).toBe('2 more KPIs lack a part of the data');
	});
	it('says what is lacking', () => {
		expect(lackWords(needs('complaints'))).toBe('Add complaints to see it.');
		expect(lackWords(lacks)).toBe('No order line tells its ordered quantity.');
	});
	it('offers no kinds for what they would not bring', () => expect(offersOf([lacks])).toEqual([]));
});

it('offersOf gathers KPIs by the data they lack, the richest offer first', () =>
	expect(
		offersOf([
			{ kpi: { ...kpi, id: 'a' }, needs: ['defects', 'volumes'] },
			{ kpi: { ...kpi, id: 'b' }, needs: ['complaints'] },
			{ kpi: { ...kpi, id: 'c' }, needs: ['complaints'] }
		]).map(({ kinds, kpis }) => [kinds, kpis.length])
	).toEqual([
		['complaints', 2],
		['defects and volumes', 1]
	]));

it('earlierHistory is where months from before Verdict are not shown', () => {
	const phases = [{ from: '2021-01', history: true }, { from: '2024-01' }] as never;
	expect(earlierHistory({ phases }, [point('2024-09', {})])).toBe('2021-01');
	expect(earlierHistory({ phases }, [point('2021-01', {})])).toBeNull();
	expect(earlierHistory({ phases: [{ from: '2021-01' }] as never }, [point('2024-09', {})])).toBeNull();
});
