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
		// VBELN is the order in an export of orders, the delivery in one of deliveries, where VGBEL is the order: both together
		// are asked about, and so are their positions.
		mandatory(
			'order_id',
			'id',
			'Order ID',
			`Order, Order no, Order number, Order reference, Sales order, Sales order ID, Sales order no,
				Sales order number, Sales document, Sales doc., SO, SO number, SO no, Source document, Auftrag, Auftrags-ID,
				Auftragsnummer, Auftrags-Nr, Auftrag-Nr, Kundenauftrag, Kundenauftragsnummer, Kundenauftrags-Nr,
				Verkaufsauftrag, Verkaufsbeleg, Vertriebsbeleg, Purchasing document, Einkaufsbeleg, N° commande,
				N° de commande, Numéro de commande, Numéro commande, Commande, Commande client, Commande de vente, VBELN,
				VGBEL, SalesId, SalesOrderNumber, EBELN, PurchId, PurchaseOrderNumber`,
			{
				// A sales order often has the customer's own order number beside it.
				looseHeaders: `Purchase order, Purchase order no, PO, PO number, PO no, Bestellung, Bestellnummer, Bestell-Nr,
					Commande d’achat, Commande fournisseur, Bon de commande, Document, Document no, Document number, Beleg,
					Belegnummer, Beleg-Nr, Reference document, Vorlagebeleg, Reference, Référence, ID`
			}
		),
		mandatory(
			'promised_date',
			'day',
			'Promised date',
			`Promise date, Promised, Promised delivery date, Promised delivery, Promised ship date, Committed date,
				Committed delivery date, Commitment date, Confirmed date, Confirmed delivery date, Confirmed ship date,
				Confirmed shipping date, Confirmed receipt date, Due date, Scheduled date, Scheduled delivery date,
				Delivery due date, Zugesagter Liefertermin, Zugesagt, Zugesagter Termin, Zusagetermin, Terminzusage,
				Zugesagtes Lieferdatum, Bestätigter Liefertermin, Bestätigtes Lieferdatum, Bestätigter Termin,
				Liefertermin bestätigt, Liefertermin, Solltermin, Soll-Liefertermin, Soll-Lieferdatum, Date promise,
				Date de livraison promise, Date confirmée, Date de livraison confirmée, Date de livraison prévue,
				Date prévue, Date d’échéance, Date d’engagement, ShippingDateConfirmed, ReceiptDateConfirmed,
				ConfirmedShippingDate, ConfirmedReceiptDate, ConfirmedDeliveryDate, ConfirmedDlv, EDATU`,
			{
				// The promise that counts is the first: beside it, a plain promised date is a later one.
				plainHeaders: `Original promised date, Original promise date, Original confirmed date, First promised date,
					First promise date, First confirmed date, Initial promised date, Ursprünglicher Liefertermin,
					Erster Liefertermin, Ursprünglich zugesagter Liefertermin, Erstzusage, Date promise initiale,
					Date de livraison initiale, Statistical delivery date, Statistisches Lieferdatum, SLFDT`,
				looseHeaders: `Delivery due, Due, Due on, Termin, Fällig, Fälligkeit, Fälligkeitsdatum, Planned date,
					Planned delivery date, Planned ship date, Planned shipment date, Plantermin, Planliefertermin,
					Geplanter Liefertermin, Geplantes Lieferdatum, Expected date, Expected delivery date,
					Expected ship date, Échéance, Date planifiée, Date de livraison planifiée, EINDT, LFDAT, MBDAT, WADAT`,
				doubtfulHeaders: `ETA, Estimated delivery date, Voraussichtlicher Liefertermin, Shipment date, Shipping date,
					Versandtermin, Date estimée`
			}
		),
		field(
			'delivered_date',
			'day',
			'Delivered date',
			`Delivered, Delivered on, Delivery date, Date delivered, Date of delivery, Effective date, Shipped date,
				Shipped on, Date shipped, Ship date, Dispatch date, Despatch date, Dispatched on, Delivered to client date,
				Proof of delivery date, POD date, Goods receipt date, Receipt date, Received date, Received on, Lieferdatum,
				Geliefert am, Geliefert, Ausgeliefert am, Auslieferungsdatum, Istdatum, Isttermin, Versanddatum,
				Versandt am, Versendet am, Wareneingangsdatum, Wareneingang am, Eingangsdatum, Date de livraison, Livré le,
				Livrée le, Date livrée, Date d’expédition, Expédié le, Date de réception, Reçu le, DeliveryDate, DlvDate`,
			{
				absent: 'every line is open',
				// Beside them a plain delivery date is a plan.
				plainHeaders: `Actual delivery date, Actual delivery, Actual ship date, Actual shipment date,
					Actual shipping date, Actual receipt date, Actual goods issue date, Actual goods movement date,
					Actual GI date, Act. GI date, Istlieferdatum, Ist-Lieferdatum, Ist-Liefertermin,
					Tatsächliches Lieferdatum, Tatsächlicher Liefertermin, Tatsächliches Warenausgangsdatum,
					Ist-Warenausgangsdatum, Warenausgangsdatum Ist, Date de livraison réelle, Date réelle de livraison,
					Date de livraison effective, Date d’expédition réelle, WADAT_IST`,
				looseHeaders: 'Actual date, Completed date, Date effective, Livré',
				// In a list of orders these are plans.
				doubtfulHeaders: `Goods issue date, Goods issue, Warenausgangsdatum, Warenausgang, Shipment date,
					Shipping date, Posting date, Buchungsdatum, BUDAT, Date de sortie`
			}
		),
		field(
			'line',
			'id',
			'Line',
			`Order line, Order line no, Order line number, Order item, Sales order line, Line ID, Line no, Line number,
				Line item, Item position, Item (SD), Position, Position (SD), Positionsnummer, Auftragsposition,
				Belegposition, Verkaufsbelegposition, Pos, Pos-Nr, Ligne, Ligne de commande, N° ligne, N° de ligne,
				Numéro de ligne, Poste, N° de poste, POSNR, VGPOS, EBELP, LineNum, LineNumber`,
			{ looseHeaders: 'Item, Zeile, Reference item, Vorlageposition' }
		),
		field(
			'schedule',
			'id',
			'Schedule',
			`Schedule line, Schedule line no, Schedule line number, Einteilung, Einteilungsnummer, Einteilungs-Nr,
				Échéance de livraison, N° d’échéance, ETENR`
		),
		field(
			'delivery_id',
			'id',
			'Delivery ID',
			`Delivery no, Delivery number, Delivery document, Outbound delivery, Delivery note, Delivery note no,
				Delivery note number, Packing slip, Packing slip no, Packing slip number, Lieferschein, Lieferscheinnummer,
				Lieferschein-Nr, Lieferungsnummer, Lieferungs-Nr, Auslieferungsnummer, Bon de livraison,
				N° bon de livraison, N° de bon de livraison, N° BL, Numéro BL, N° de livraison, Numéro de livraison,
				PackingSlipId, VBELN_VL`,
			{
				looseHeaders: 'Delivery, Lieferung, Auslieferung, Livraison',
				doubtfulHeaders: 'VBELN, Shipment, Shipment no, Shipment number, Sendung, Sendungsnummer, Expédition'
			}
		),
		field(
			'direction',
			'word',
			'Direction',
			'Delivery direction, Inbound/outbound, In/out, Richtung, Lieferrichtung, Sens, Flux, Type de flux',
			{
				absent: 'outbound',
				unknownWord: 'reject',
				words: {
					outbound: `out, outgoing, customer, sales, sales order, Ausgang, ausgehend, Versand, Warenausgang,
						Auslieferung, Kunde, Verkauf, sortant, sortie, expédition, client, Vente`,
					inbound: `in, incoming, supplier, vendor, purchase, purchase order, receipt, Eingang, eingehend,
						Wareneingang, Anlieferung, Lieferant, Einkauf, entrant, entrée, réception, fournisseur, Achat`
				}
			}
		),
		site,
		process,
		customer,
		supplier,
		product,
		field(
			'requested_date',
			'day',
			'Requested date',
			`Requested, Request date, Requested delivery date, Requested delivery, Requested ship date,
				Requested shipping date, Requested receipt date, Customer requested date, Customer request date,
				Customer requested delivery date, Need by date, Required date, Required delivery date, Wunschtermin,
				Wunschdatum, Wunschlieferdatum, Wunschliefertermin, Kundenwunschtermin, Gewünschter Liefertermin,
				Gewünschtes Lieferdatum, Date demandée, Date souhaitée, Date requise, Date de livraison souhaitée,
				Date de livraison demandée, VDATU, RequestedShippingDate, RequestedReceiptDate,
				ShippingDateRequested, ReceiptDateRequested`
		),
		field(
			'current_promised_date',
			'day',
			'Current promised date',
			`Current promise, Current promise date, Current confirmed date, Latest promised date, Latest confirmed date,
				Updated promised date, Revised promised date, Revised delivery date, Revised due date, Rescheduled date,
				New promised date, New delivery date, Neuer Liefertermin, Neues Lieferdatum, Aktueller Liefertermin,
				Verschobener Termin, Verschobener Liefertermin, Date promise actuelle, Nouvelle date promise,
				Nouvelle date de livraison, Date de livraison révisée`,
			// A purchase order has the first promise in SLFDT beside it.
			{ looseHeaders: 'EINDT' }
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
			`Ordered quantity, Order quantity, Order quantity (item), Order qty, Qty ordered, Quantity ordered, Ordered,
				Demand, Bestellmenge, Bestellt, Bestellte Menge, Auftragsmenge, Auftragsmenge (Position),
				Kumulierte Auftragsmenge, Qté commandée, Quantité commandée, Quantité de commande, Commandé, KWMENG,
				QtyOrdered, SalesQty, PurchQty, OrderedSalesQuantity, Line item quantity`,
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
				Shipped quantity, Qty shipped, Quantity shipped, Actual delivery quantity, Received qty,
				Received quantity, Qty received, Quantity received, Done, Liefermenge, Gelieferte Menge, Geliefert, Gelief.,
				Gel. Menge, Ausgelieferte Menge, Versandmenge, Versandte Menge, Wareneingangsmenge, Empfangene Menge,
				Qté livrée, Quantité livrée, Quantité expédiée, Qté expédiée, Quantité reçue, Qté reçue, LFIMG, WEMNG,
				QtyDelivered, Delivered`,
			{
				absent: 'the ordered quantity, when delivered',
				looseHeaders: 'Istmenge, Livré'
			}
		),
		field(
			'status',
			'word',
			'Status',
			`Order status, Line status, Delivery status, Overall status, Auftragsstatus, Lieferstatus, Positionsstatus,
				Gesamtstatus, Statut, Statut de commande, Statut de la commande, Statut de livraison, Statut de ligne,
				État, GBSTK, GBSTA, SalesStatus, SalesOrderStatus, SalesOrderLineStatus`,
			{
				absent: 'delivered where there is a delivered date, else open',
				unknownWord: 'reject',
				words: {
					open: `offen, ouvert, ouverte, en cours, en attente, in progress, in Arbeit, in Bearbeitung, backorder,
						open order, partial, teilgeliefert, teilweise geliefert, partially delivered, partly delivered,
						partially shipped, partiellement livré, partiellement livrée, confirmed, bestätigt, confirmé, confirmée,
						pending, waiting, assigned, not delivered, not shipped, nicht geliefert, non livré, non livrée,
						à livrer`,
					delivered: `geliefert, livré, livrée, shipped, versandt, versendet, expédié, expédiée, ausgeliefert,
						fully delivered, fully shipped, completely delivered, vollständig geliefert, komplett geliefert,
						entièrement livré, received, done, completed, erledigt, invoiced, fakturiert, facturé, facturée,
						complete`,
					short_closed: 'short closed, closed short, Restmenge storniert, endgeliefert, soldé, soldée',
					cancelled: 'canceled, cancel, storniert, Storno, annulé, annulée'
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
			`Cancellation date, Date of cancellation, Cancelled on, Canceled on, Canceled date, Cancel date, Stornodatum,
				Storniert am, Stornierungsdatum, Date d’annulation, Annulé le, Annulée le`
		),
		field(
			'late_reason',
			'text',
			'Late reason',
			`Reason late, Reason for lateness, Delay reason, Delay code, Reason for delay, Cause of delay,
				Lateness reason, Late delivery reason, Verspätungsgrund, Verspätungsursache, Verzugsgrund,
				Verzögerungsgrund, Grund der Verspätung, Grund für Verzug, Motif de retard, Motif du retard,
				Raison du retard, Cause du retard, Cause de retard`
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
