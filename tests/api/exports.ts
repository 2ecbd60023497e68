/** Exports of four order lines, as a small organisation would send them; September 2026 is the month in progress. */
export const DELIVERIES = [
	'order_id,line,promised_date,delivered_date,site,customer,product',
	'A-1,1,2026-08-03,2026-08-03,ULM,Nordwind,P-1',
	'A-1,2,2026-08-10,2026-08-14,ULM,Nordwind,P-2',
	'A-2,1,2026-08-12,2026-08-11,ULM,Keller,P-1',
	'A-3,1,2026-08-20,,ULM,Keller,P-1',
	''
].join('\n');

export const DEFECTS = [
	'defect_id,date,defect_type,severity,quantity,site,cost',
	'D-1,2026-08-04,Scratch,minor,2,ULM,40.50',
	'D-2,2026-08-09,Crack,critical,1,ULM,310',
	''
].join('\n');

export const COMPLAINTS = [
	'complaint_id,received_date,closed_date,customer,site,category',
	'C-1,2026-08-05,2026-08-15,Nordwind,ULM,Leak',
	'C-2,2026-08-21,,Keller,ULM,Paint',
	''
].join('\n');

export const VOLUMES = [
	'month,site,units_entered,units_ok_first_time,units_inspected',
	'2026-08,ULM,900,870,900',
	''
].join('\n');

/** Any number of further clean lines, promised and delivered in August. */
export function manyDeliveries(count: number): string {
	const lines = Array.from({ length: count }, (_, index) => {
		const day = String((index % 28) + 1).padStart(2, '0');
		return `M-${index},1,2026-08-${day},2026-08-${day},ULM,Nordwind,P-${index % 50}`;
	});
	return ['order_id,line,promised_date,delivered_date,site,customer,product', ...lines, ''].join('\n');
}
