import type { Dimension } from '$lib/metrics/kpi';

/** What the board can be filtered by. */
export const BOARD_FILTERS: readonly Dimension[] = ['site', 'process', 'product', 'customer'];
