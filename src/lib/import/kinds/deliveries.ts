import { defineKind, field, mandatory } from '../kind';
import { customer, process, product, site, supplier } from './dimensions';

/** One row per delivery event, or one per open order line. */
export const deliveries = defineKind({
	id: 'deliveries',
	label: 'Deliveries',
	row: 'one delivery of an order line, or one open order line',
	month: 'promised_date',
	anyOf: [],
	fields: [
		mandatory(
			'order_id',
			'id',
			'Order ID',
			`Order, Order no, Order number, Sales order, Sales order no, Sales order number, Sales document,
				SO number, SO no, Order reference, Source document, Auftrag, Auftragsnummer, Auftrags-Nr, Auftrag-Nr,
				Kundenauftrag, Kundenauftragsnummer, Verkaufsbeleg, Bestellnummer, Bestell-Nr, Belegnummer, N° commande,
				N° de commande, Numéro de commande, Numéro commande, Commande, Commande client, VBELN, SalesId, EBELN,
				PurchId, Purchase order, PO number, PO no`,
			{ looseHeaders: 'Document, Document no, Document number, Beleg, Reference, Référence, ID' }
		),
		mandatory(
			'promised_date',
			'day',
			'Promised date',
			`Promise date, Promised, Promised delivery date, Promised delivery, Committed date, Confirmed date,
				Confirmed delivery date, Commitment date, Due date, Scheduled date, Scheduled delivery date,
				Original promised date, First promised date, Zugesagter Liefertermin, Zugesagt, Zusagetermin,
				Zugesagtes Lieferdatum, Bestätigter Liefertermin, Bestätigter Termin, Liefertermin, Solltermin,
				Soll-Liefertermin, Date promise, Date de livraison promise, Date confirmée, Date de livraison prévue,
				Date prévue, Date d’échéance, Date promise initiale, ShippingDateConfirmed, ReceiptDateConfirmed,
				ConfirmedDlv, MBDAT, EDATU`,
			{
				looseHeaders: 'Delivery due, Due, Termin, Fällig, Fälligkeit, Planned date, Plantermin, Échéance'
			}
		),
		field(
			'delivered_date',
			'day',
			'Delivered date',
			`Delivered, Delivered on, Delivery date, Actual delivery date, Actual delivery, Date delivered,
				Effective date, Shipped date, Ship date, Goods issue date, Actual goods issue date,
				Delivered to client date, Lieferdatum, Geliefert am, Geliefert, Istlieferdatum, Ist-Lieferdatum,
				Ist-Liefertermin, Istdatum, Isttermin, Warenausgangsdatum, Versanddatum, Date de livraison,
				Date de livraison réelle, Date de livraison effective, Livré le, Date livrée, Date d’expédition,
				WADAT_IST, DeliveryDate, DlvDate`,
			{ absent: 'every line is open', looseHeaders: 'Actual date, Completed date, Date effective, Livré' }
		),
		field(
			'line',
			'id',
			'Line',
			`Order line, Order item, Line no, Line number, Line item, Item position, Position, Positionsnummer,
				Auftragsposition, Pos, Pos-Nr, Ligne, Ligne de commande, N° ligne, Numéro de ligne, Poste, POSNR, EBELP,
				LineNum, LineNumber`
		),
		field(
			'schedule',
			'id',
			'Schedule',
			`Schedule line, Schedule line no, Schedule line number, Einteilung, Einteilungsnummer,
				Échéance de livraison, ETENR`
		),
		field(
			'delivery_id',
			'id',
			'Delivery ID',
			`Delivery no, Delivery number, Delivery note, Delivery note no, Delivery note number, Packing slip,
				Packing slip no, Lieferschein, Lieferscheinnummer, Lieferschein-Nr, Lieferungsnummer, Bon de livraison,
				N° bon de livraison, N° BL, Numéro de livraison, PackingSlipId, VBELN_VL`
		),
		field('direction', 'word', 'Direction', 'Delivery direction, Richtung, Lieferrichtung, Sens, Flux', {
			absent: 'outbound',
			unknownWord: 'reject',
			words: {
				outbound: 'out, customer, sales, Ausgang, ausgehend, Versand, sortant, sortie, Vente',
				inbound: 'in, supplier, purchase, Eingang, eingehend, Einkauf, entrant, entrée, Achat'
			}
		}),
		site,
		process,
		customer,
		supplier,
		product,
		field(
			'requested_date',
			'day',
			'Requested date',
			`Requested, Request date, Requested delivery date, Wunschtermin, Customer requested date,
				Wunschlieferdatum, Kundenwunschtermin, Wunschliefertermin, Date demandée, Date souhaitée,
				Date de livraison souhaitée, Date de livraison demandée, VDATU, RequestedDate, ShippingDateRequested,
				ReceiptDateRequested`
		),
		field(
			'current_promised_date',
			'day',
			'Current promised date',
			`Current promise, Current promise date, Latest promised date, Revised promised date, Rescheduled date,
				New promised date, Neuer Liefertermin, Aktueller Liefertermin, Verschobener Termin,
				Date promise actuelle, Nouvelle date promise`
		),
		field(
			'promise_changed_by',
			'word',
			'Promise changed by',
			`Date changed by, Promise changed, Rescheduled by, Terminänderung durch, Verschoben durch,
				Date modifiée par`,
			{
				words: {
					own: 'us, supplier side, internal, intern, eigen, selbst, wir, nous, interne',
					customer: 'client, kunde, customer side, extern Kunde'
				}
			}
		),
		field(
			'agreed_date',
			'day',
			'Agreed date',
			`Agreed delivery date, Agreed new date, Vereinbarter Termin, Vereinbarter Liefertermin, Vereinbart,
				Date convenue, Date de livraison convenue`
		),
		field(
			'ordered_qty',
			'quantity',
			'Ordered qty',
			`Ordered quantity, Order quantity, Order qty, Qty ordered, Quantity ordered, Ordered, Demand,
				Bestellmenge, Bestellt, Bestellte Menge, Auftragsmenge, Qté commandée, Quantité commandée, Commandé,
				KWMENG, QtyOrdered, SalesQty, Line item quantity`,
			{
				absent: '1',
				looseHeaders: 'Quantity, Qty, Menge, Quantité, Qté, Sollmenge'
			}
		),
		field(
			'delivered_qty',
			'quantity',
			'Delivered qty',
			`Delivered quantity, Delivery quantity, Delivery qty, Qty delivered, Quantity delivered, Shipped qty,
				Shipped quantity, Quantity shipped, Done, Liefermenge, Gelieferte Menge, Geliefert, Gelief., Gel. Menge,
				Ausgelieferte Menge, Qté livrée, Quantité livrée, Quantité expédiée, Qté expédiée, LFIMG, QtyDelivered,
				Delivered`,
			{
				absent: 'the ordered quantity, when delivered',
				looseHeaders: 'Istmenge, Livré'
			}
		),
		field(
			'status',
			'word',
			'Status',
			`Order status, Line status, Delivery status, Auftragsstatus, Lieferstatus, Positionsstatus, Statut,
				Statut de commande, Statut de livraison, État, GBSTK, SalesStatus`,
			{
				absent: 'delivered where there is a delivered date, else open',
				unknownWord: 'reject',
				words: {
					open: `offen, ouvert, ouverte, en cours, in progress, in Arbeit, backorder, open order, partial, teilgeliefert,
						partially delivered, partiellement livré, confirmed, bestätigt, pending`,
					delivered: `geliefert, livré, livrée, shipped, versandt, ausgeliefert, done, completed, erledigt, invoiced,
						fakturiert, complete`,
					short_closed: 'short closed, closed short, Restmenge storniert, endgeliefert, soldé, soldée',
					cancelled: 'canceled, storniert, annulé, annulée'
				}
			}
		),
		field(
			'short_closed_date',
			'day',
			'Short closed date',
			'Short close date, Closed short on, Endlieferdatum, Datum Restmengenstorno, Date de solde'
		),
		field(
			'cancelled_date',
			'day',
			'Cancelled date',
			`Cancellation date, Cancelled on, Canceled date, Stornodatum, Storniert am, Stornierungsdatum,
				Date d’annulation, Annulé le`
		),
		field(
			'late_reason',
			'text',
			'Late reason',
			`Reason late, Delay reason, Reason for delay, Lateness reason, Verspätungsgrund, Verzugsgrund,
				Grund der Verspätung, Grund für Verzug, Motif de retard, Raison du retard, Cause du retard`
		),
		field(
			'late_party',
			'text',
			'Late party',
			`Late by, Delay caused by, Lateness party, Verspätung verursacht durch, Verursacher,
				Verursacher der Verspätung, Responsable du retard`
		)
	]
});
