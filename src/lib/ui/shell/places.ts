import ChartBarBig from '@lucide/svelte/icons/chart-bar-big';
import FileUp from '@lucide/svelte/icons/file-up';
import LayoutGrid from '@lucide/svelte/icons/layout-grid';
import type { Component } from 'svelte';

/** A place in the navigation: name, route, icon, and the key that follows g. */
export interface Place {
	name: string;
	route: '/' | '/explore' | '/data';
	/** Addresses below these belong to the place. */
	covers: string[];
	icon: Component<{ size?: number; strokeWidth?: number }>;
	key: string;
}

/** The places that exist, in the order of the navigation. */
export const PLACES: readonly Place[] = [
	{ name: 'Board', route: '/', covers: ['/kpi/'], icon: LayoutGrid, key: 'b' },
	{ name: 'Explore', route: '/explore', covers: [], icon: ChartBarBig, key: 'e' },
	{ name: 'Data', route: '/data', covers: ['/data/'], icon: FileUp, key: 'd' }
];

/** Whether an address belongs to a place. */
export const isAt = (place: Place, path: string): boolean =>
	path === place.route || place.covers.some((start) => path.startsWith(start));
