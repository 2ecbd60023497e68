import { weigh, weights, type Weighted } from './random';

/** Arden Fluidics, a fictional maker of hydraulics. */
export const ORGANISATION = 'Arden Fluidics';

export interface Product {
	name: string;
	family: string;
	group: 'pumps' | 'valves' | 'cylinders';
	/** Price of a unit in whole units of the currency. */
	price: number;
	/** Share of the order lines. */
	share: number;
	/** How hard it is to make right the first time, 1 on average. */
	difficulty: number;
	opportunities: number;
}

const product = (
	name: string,
	group: Product['group'],
	family: string,
	price: number,
	share: number,
	difficulty: number,
	opportunities: number
): Product => ({ name, group, family, price, share, difficulty, opportunities });

export const PRODUCTS: Product[] = [
	product('Pump P-20', 'pumps', 'Gear pumps', 64, 10, 0.85, 8),
	product('Pump P-40', 'pumps', 'Gear pumps', 88, 13, 0.95, 8),
	product('Pump P-63', 'pumps', 'Piston pumps', 142, 6, 1.2, 14),
	product('Pump P-100', 'pumps', 'Piston pumps', 187, 4, 1.35, 14),
	product('Valve VLV-110', 'valves', 'Check valves', 19, 14, 0.8, 5),
	product('Valve VLV-220', 'valves', 'Check valves', 27, 11, 0.9, 5),
	product('Valve VLV-330', 'valves', 'Servo valves', 73, 6, 1.25, 11),
	product('Valve VLV-440', 'valves', 'Servo valves', 96, 4, 1.3, 11),
	product('Cylinder CYL-32', 'cylinders', 'Light cylinders', 38, 12, 0.85, 6),
	product('Cylinder CYL-50', 'cylinders', 'Light cylinders', 51, 9, 0.95, 6),
	product('Cylinder CYL-80', 'cylinders', 'Heavy cylinders', 84, 7, 1.1, 7),
	product('Cylinder CYL-125', 'cylinders', 'Heavy cylinders', 118, 4, 1.2, 7)
];

export const PROCESSES = ['Machining', 'Assembly', 'Final test'] as const;
export type Process = (typeof PROCESSES)[number];

export interface Site {
	name: string;
	/** Order lines a month. */
	lines: number;
	/** Mean quantity of an order line. */
	quantity: number;
	/** Share of the order lines delivered late when nothing particular happens. */
	late: number;
	/** Share of the units not right the first time, per process step. */
	rework: number;
	/** Rows of defects a month, by process. */
	defects: Record<Process, number>;
	products: Product[];
}

const made = (...names: string[]): Product[] => PRODUCTS.filter((one) => names.some((name) => one.name.endsWith(name)));

export const SITES: Site[] = [
	{
		name: 'Ulm',
		lines: 377,
		quantity: 160,
		late: 0.031,
		rework: 0.026,
		defects: { Machining: 51, Assembly: 19, 'Final test': 11 },
		products: PRODUCTS
	},
	{
		name: 'Brno',
		lines: 272,
		quantity: 160,
		late: 0.032,
		rework: 0.03,
		defects: { Machining: 20, Assembly: 17, 'Final test': 9 },
		products: made('P-20', 'P-40', 'P-63', 'VLV-110', 'VLV-220', 'VLV-330', 'CYL-50', 'CYL-80')
	},
	{
		name: 'Porto',
		lines: 176,
		quantity: 66,
		late: 0.036,
		rework: 0.046,
		defects: { Machining: 5, Assembly: 4, 'Final test': 2 },
		products: made('P-20', 'P-40', 'VLV-110', 'VLV-220', 'CYL-32', 'CYL-50')
	}
];

/** The products of each site, ready to be drawn from. */
export const RANGE: Record<string, Weighted<Product>> = Object.fromEntries(
	SITES.map((site) => [site.name, weigh(site.products, (one) => one.share)])
);

// prettier-ignore
const CUSTOMER_NAMES = [
	'Nordwerk', 'Halla Auto', 'Tessin Pumps', 'Rive SA', 'Ostbahn', 'Kestrel', 'Aldo & Co', 'Marin', 'Brückner Agrar',
	'Velden Marine', 'Sorrel Lifts', 'Pannonia Bau', 'Tamsel', 'Grieg Offshore', 'Duero Presses', 'Lindqvist', 'Moravan',
	'Castell Mining', 'Okavi', 'Ferrant', 'Hohenau Kran', 'Isar Forst', 'Jura Tunnel', 'Kvarn', 'Loire Hydro', 'Matra Tools',
	'Nemeth', 'Orbis Cranes', 'Peneda', 'Quarz Beton', 'Rhin Docks', 'Saale Press', 'Tagus Ports', 'Umbria Wind', 'Vltava Steel',
	'Weser Yards', 'Xanten Silo', 'Ybbs Power', 'Zadar Shipping', 'Arve Robotics', 'Bihor Agri', 'Coimbra Lifts'
];

/** Few customers order much, many order little. */
export const CUSTOMERS = weigh(CUSTOMER_NAMES, (_, index) => 1 / (index + 3));

export interface Supplier {
	name: string;
	part: string;
	site: string;
	/** Parts received per unit made at the site. */
	perUnit: number;
	/** Rows of defects found on arrival, a month. */
	defects: number;
}

const supplier = (name: string, part: string, site: string, perUnit: number, defects: number): Supplier => ({
	name,
	part,
	site,
	perUnit,
	defects
});

export const SUPPLIERS: Supplier[] = [
	supplier('Altmark Guss', 'Casting', 'Ulm', 0.55, 5.4),
	supplier('Donau Forge', 'Casting', 'Ulm', 0.45, 2.6),
	supplier('Sealtech Iller', 'Seal kit', 'Ulm', 1, 2.2),
	supplier('Federwerk Alb', 'Spring', 'Ulm', 0.7, 1.3),
	supplier('Slavia Castings', 'Casting', 'Brno', 0.9, 4.1),
	supplier('Morava Seals', 'Seal kit', 'Brno', 1, 1.7),
	supplier('Haná Bearings', 'Bearing', 'Brno', 0.6, 1.2),
	supplier('Fundição Minho', 'Casting', 'Porto', 0.9, 1.6),
	supplier('Vedantes Douro', 'Seal kit', 'Porto', 1, 0.7)
];

export const DEFECT_TYPES: Record<Process | 'Goods receipt', Weighted<string>> = {
	Machining: weights({ 'Dimension out of tolerance': 38, Burr: 24, 'Surface scratch': 17, Porosity: 12, Chatter: 9 }),
	Assembly: weights({
		'Leak at seal': 34,
		'Wrong torque': 22,
		'Missing part': 18,
		Contamination: 15,
		'Wrong part': 11
	}),
	'Final test': weights({ 'Leak at seal': 41, 'Pressure below limit': 27, Noise: 19, 'Flow below limit': 13 }),
	'Goods receipt': weights({
		'Dimension out of tolerance': 36,
		Porosity: 29,
		'Surface scratch': 20,
		'Wrong documents': 15
	})
};

export const CATEGORIES = weights({
	Leakage: 23,
	'Wrong quantity': 14,
	'Transport damage': 14,
	'Function failure': 13,
	Documents: 11,
	Noise: 10,
	'Surface damage': 9,
	'Wrong product': 6
});

export const LATE_REASONS = weights({
	'Material shortage': 27,
	'Machine breakdown': 19,
	'Capacity at final test': 15,
	'Picking error': 11,
	'Carrier Tarn Logistik: late pick-up': 11,
	'Customs papers': 6,
	'Quality hold': 5,
	'': 6
});
