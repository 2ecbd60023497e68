import { describe, expect, it } from 'vitest';
import type { Assessment } from '$lib/metrics/assessment';
import type { Kpi } from '$lib/metrics/kpi';
import { point } from '../charts/points.fixture';
import { offersOf } from './board-words';
import { behindOf, limitsWords, pointTarget, seriesAddress, statusOf } from './kpi-words';
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

describe('behindOf', () => {
	it('counts the missed part where it has a name', () =>
		expect(behindOf(kpi, point('2026-09', { value: 0.9, numerator: 90, denominator: 100 }))).toEqual({
			label: 'Late',
			text: '10 of 100'
		}));
	it('has nothing to say without counts', () => expect(behindOf(kpi, point('2026-09', { value: 0.9 }))).toBeNull());
});

it('pointTarget says the side of the target', () => {
	expect(plain(pointTarget(kpi, { target: 0.95 }))).toBe('target at least 95 %');
	expect(pointTarget(kpi, { target: null })).toBe('');
});

it('limitsWords needs both limits', () => {
	expect(limitsWords(kpi, point('2026-09', { lower: 0.944, upper: 0.981 }))).toBe('94.4–98.1');
	expect(limitsWords(kpi, point('2026-09', { upper: 0.981 }))).toBe('');
});

describe('statusOf', () => {
	const assessment = (parts: Partial<Assessment>): Assessment => ({
		chart: 'p',
		chartReason: '',
		stage: 'firm',
		points: [],
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
