import type { Fact } from '$lib/server/metrics/facts.fixture';

const two = (value: number): string => String(value).padStart(2, '0');

/** Facts of every kind and fate from January to June 2025, the same at each call. */
export function someFacts(): Record<'deliveries' | 'later' | 'complaints' | 'defects' | 'volumes', Fact[]> {
	const turns = Array.from({ length: 60 }, (_, index) => index);
	return {
		deliveries: turns.flatMap((turn) => lines(turn, false)),
		later: turns.filter((turn) => turn % 7 === 0).flatMap((turn) => lines(turn, true)),
		complaints: turns.slice(0, 40).map(complaint),
		defects: turns.map(defect),
		volumes: turns.slice(0, 15).map(volume)
	};
}

const where = (turn: number): Fact => ({
	site: ['ULM', 'BRN', null][turn % 3] ?? null,
	process: ['cut', null][turn % 2] ?? null,
	product: ['P1', 'P2', null][turn % 4 === 0 ? 0 : turn % 3] ?? null
});

function lines(turn: number, closed: boolean): Fact[] {
	const month = (turn % 6) + 1;
	const base: Fact = {
		...where(turn),
		order_id: `o${turn}`,
		line: '1',
		customer: `C${turn % 4}`,
		supplier: turn % 5 === 0 ? `S${turn % 3}` : null,
		direction: turn % 5 === 0 ? 'inbound' : null,
		promised_date: `2025-${two(month)}-${two((turn % 27) + 1)}`,
		requested_date: turn % 4 === 3 ? null : `2025-${two(month)}-${two(((turn * 2) % 27) + 1)}`,
		current_promised_date: turn % 3 === 0 ? `2025-${two(month)}-28` : null,
		promise_changed_by: ['own', 'customer', null][turn % 2] ?? null,
		late_reason: ['carrier', 'material', 'unknown', null, 'weather'][turn % 5] ?? null,
		ordered_qty: turn % 8 === 0 ? null : 10.5
	};
	const delivered = `2025-${two(month)}-${two(((turn * 5) % 27) + 1)}`;
	if (turn % 11 === 3 && !closed) return [{ ...base, status: 'cancelled', cancelled_date: delivered }];
	if (turn % 7 === 0 && !closed) return [{ ...base, delivered_date: null }];
	if (turn % 13 === 4)
		return [
			{ ...base, ordered_qty: 10, delivered_date: delivered, delivered_qty: 4 },
			{ ...base, ordered_qty: 10, delivered_date: delivered, delivered_qty: 6 }
		];
	return [{ ...base, delivered_date: delivered }];
}

const complaint = (turn: number): Fact => ({
	...where(turn),
	complaint_id: `c${turn}`,
	customer: `C${turn % 4}`,
	received_date: `2025-${two((turn % 5) + 1)}-${two((turn % 27) + 1)}`,
	closed_date: turn % 4 === 0 ? null : `2025-${two((turn % 5) + 2)}-${two(((turn * 3) % 27) + 1)}`,
	severity: ['critical', 'major', null][turn % 3] ?? null,
	acknowledged_date: turn % 6 === 5 ? null : `2025-${two((turn % 5) + 1)}-${two((turn % 25) + 1 + (turn % 3))}`,
	justified: ['yes', 'no', 'under_review', null][turn % 4] ?? null,
	justified_date: turn % 4 < 2 ? `2025-${two((turn % 5) + 1)}-28` : null,
	quantity: turn % 5 === 0 ? null : (turn % 7) + 1,
	product_family: ['F1', 'F2', null][turn % 3] ?? null,
	category: ['leak', 'late', 'unknown'][turn % 3] ?? null,
	order_id: turn % 2 === 0 ? `o${turn}` : null,
	line: turn % 4 === 0 ? '1' : null,
	repeat_of: turn % 13 === 6 ? 'c0' : null,
	duplicate_of: turn % 17 === 5 ? 'c0' : null,
	cost: turn % 3 === 0 ? 12.34 : null
});

const defect = (turn: number): Fact => ({
	...where(turn),
	defect_id: `d${turn}`,
	date: `2025-${two((turn % 5) + 1)}-${two((turn % 27) + 1)}`,
	defect_type: ['scratch', 'crack'][turn % 2] ?? null,
	severity: ['critical', 'major', 'minor'][turn % 3] ?? null,
	quantity: (turn % 4) + 1,
	stage: ['incoming', 'final', 'customer', null][turn % 4] ?? null,
	disposition: ['scrap', 'rework', 'use_as_is'][turn % 3] ?? null,
	disposition_date: turn % 5 === 4 ? null : `2025-${two((turn % 5) + 1 + (turn % 2))}-28`,
	cause_party: ['supplier', 'own', 'unknown', null, 'customer'][turn % 6] ?? null,
	supplier: turn % 2 === 0 ? `S${turn % 3}` : null,
	cost: turn % 2 === 0 ? 99.99 : null
});

const volume = (turn: number): Fact => ({
	month: `2025-${two((turn % 5) + 1)}`,
	site: ['ULM', 'BRN', null][Math.floor(turn / 5)] ?? null,
	process: ['cut', 'mill'][turn % 2] ?? null,
	product: 'P1',
	supplier: 'S1',
	units_entered: 1000 + turn,
	units_inspected: 900 + turn,
	units_received: 800 + turn,
	units_shipped: 700 + turn,
	...(turn % 3 === 0 ? {} : { opportunities_per_unit: 4 + (turn % 2) }),
	revenue: 5000.25,
	...(turn % 2 === 0 ? { units_ok_first_time: 950 + turn } : {})
});
