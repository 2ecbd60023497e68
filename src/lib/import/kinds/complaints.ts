import { defineKind, field, mandatory } from '../kind';
import {
	COST_HEADERS,
	SEVERITIES,
	SEVERITY_HEADERS,
	customer,
	process,
	product,
	productFamily,
	site
} from './dimensions';

/** One row per complaint. */
export const complaints = defineKind({
	id: 'complaints',
	label: 'Complaints',
	row: 'one complaint',
	month: 'received_date',
	anyOf: [],
	fields: [
		mandatory(
			'complaint_id',
			'id',
			'Complaint ID',
			[
				'Complaint',
				'Complaint no',
				'Complaint number',
				'Claim',
				'Claim ID',
				'Claim no',
				'Claim number',
				'Case',
				'Case ID'
			]
				.concat(['Case no', 'Case number', 'Ticket', 'Ticket ID', 'Ticket no', 'Ticket number', 'Reklamation'])
				.concat(['Reklamationsnummer', 'Reklamations-Nr', 'Reklamations-ID', 'Beschwerdenummer', 'Beschwerde-Nr'])
				.concat(['Fallnummer', 'Vorgangsnummer', 'Meldungsnummer', 'N° réclamation', 'N° de réclamation'])
				.concat(['Numéro de réclamation', 'Réclamation', 'N° dossier', 'QMNUM', 'CaseId']),
			{
				looseHeaders: [
					'ID',
					'Record ID',
					'Number',
					'No',
					'Nr',
					'Nummer',
					'Numéro',
					'Reference',
					'Référence',
					'Unique key'
				]
			}
		),
		mandatory(
			'received_date',
			'day',
			'Received date',
			['Received', 'Received on', 'Date received', 'Receipt date', 'Complaint date', 'Date of complaint', 'Opened']
				.concat([
					'Opened on',
					'Open date',
					'Opened date',
					'Eingangsdatum',
					'Eingang',
					'Eingegangen am',
					'Reklamationsdatum'
				])
				.concat(['Erhalten am', 'Meldedatum', 'Date de réception', 'Reçu le', 'Reçue le', 'Date de la réclamation'])
				.concat(['Date réclamation', 'QMDAT', 'Date d’ouverture', "Date d'ouverture"]),
			{
				looseHeaders: ['Created', 'Created on', 'Created date', 'Creation date', 'Date', 'Datum', 'Angelegt am'].concat(
					['Erstellt am', 'Date de création', 'Créé le', 'Reported date', 'Incident date']
				)
			}
		),
		field(
			'closed_date',
			'day',
			'Closed date',
			['Closed', 'Closed on', 'Close date', 'Closing date', 'Date closed']
				.concat(['Closure date', 'Completed on', 'Completion date', 'Resolved on', 'Resolved date', 'Resolution date'])
				.concat([
					'Abschlussdatum',
					'Abgeschlossen am',
					'Erledigt am',
					'Geschlossen am',
					'Erledigungsdatum',
					'Abschluss'
				])
				.concat([
					'Date de clôture',
					'Clôturé le',
					'Clôturée le',
					'Clôture',
					'Date de résolution',
					'QMDAB',
					'ClosedDate'
				]),
			{
				absent: 'every complaint is open'
			}
		),
		customer,
		site,
		process,
		product,
		productFamily,
		field(
			'category',
			'text',
			'Category',
			['Complaint category', 'Complaint type', 'Complaint reason', 'Reason', 'Issue']
				.concat(['Kategorie', 'Reklamationsart', 'Reklamationsgrund', 'Beanstandungsgrund', 'Grund', 'Fehlerart'])
				.concat(['Catégorie', 'Motif', 'Motif de réclamation', 'Type de réclamation', 'QMART']),
			{
				absent: 'unassigned',
				looseHeaders: ['Type', 'Art', 'Subject', 'Betreff', 'Objet', 'Defect type', 'Topic', 'Thema']
			}
		),
		field('severity', 'word', 'Severity', SEVERITY_HEADERS, {
			unknownWord: 'reject',
			words: SEVERITIES,
			looseHeaders: ['Priority', 'Priorität', 'Priorité', 'Class', 'Klasse']
		}),
		field(
			'order_id',
			'id',
			'Order ID',
			['Order', 'Order no', 'Order number', 'Sales order', 'Sales order number', 'Auftrag']
				.concat([
					'Auftragsnummer',
					'Auftrags-Nr',
					'Kundenauftrag',
					'N° commande',
					'Numéro de commande',
					'Commande',
					'VBELN'
				])
				.concat(['SalesId', 'Bestellnummer'])
		),
		field(
			'line',
			'id',
			'Line',
			['Order line', 'Order item', 'Line no', 'Line number', 'Position', 'Auftragsposition', 'Pos'].concat([
				'Ligne',
				'Ligne de commande',
				'Numéro de ligne',
				'POSNR',
				'LineNum'
			])
		),
		field(
			'quantity',
			'count',
			'Quantity',
			['Qty', 'Complaint quantity', 'Claimed quantity', 'Complained quantity', 'Menge']
				.concat([
					'Reklamierte Menge',
					'Reklamationsmenge',
					'Beanstandete Menge',
					'Stückzahl',
					'Quantité',
					'Qté',
					'RKMNG'
				])
				.concat(['Quantité réclamée', 'Quantité contestée'])
		),
		field(
			'acknowledged_date',
			'day',
			'Acknowledged date',
			['Acknowledged', 'Acknowledged on', 'Acknowledgement date']
				.concat(['Acknowledgment date', 'First response', 'First response date', 'Bestätigt am', 'Eingangsbestätigung'])
				.concat(['Eingang bestätigt am', 'Erstreaktion', 'Accusé de réception', 'Date d’accusé de réception'])
				.concat(["Date d'accusé de réception"])
		),
		field(
			'reopened_count',
			'count',
			'Reopened count',
			['Reopened', 'Times reopened', 'Reopen count', 'Wiedereröffnet'].concat([
				'Anzahl Wiedereröffnungen',
				'Nombre de réouvertures',
				'Réouvertures'
			])
		),
		field(
			'justified',
			'word',
			'Justified',
			['Justified complaint', 'Accepted', 'Berechtigt', 'Berechtigte Reklamation'].concat([
				'Anerkannt',
				'Justifiée',
				'Justifié',
				'Fondée',
				'Acceptée'
			]),
			{
				words: {
					yes: [
						'y',
						'ja',
						'j',
						'oui',
						'o',
						'true',
						'1',
						'justified',
						'accepted',
						'berechtigt',
						'anerkannt',
						'fondée',
						'x'
					],
					no: [
						'n',
						'nein',
						'non',
						'false',
						'0',
						'not justified',
						'unjustified',
						'rejected',
						'unberechtigt',
						'abgelehnt'
					].concat(['non fondée', 'refusée']),
					under_review: ['under review', 'in review', 'pending', 'open', 'in Prüfung', 'offen', 'en cours', 'à l’étude']
				}
			}
		),
		field(
			'justified_date',
			'day',
			'Justified date',
			['Decision date', 'Justification date', 'Decided on', 'Anerkannt am'].concat([
				'Entscheidungsdatum',
				'Entschieden am',
				'Date de décision'
			])
		),
		field('duplicate_of', 'id', 'Duplicate of', [
			'Duplicate',
			'Duplicates',
			'Duplikat von',
			'Dublette von',
			'Doublon de'
		]),
		field(
			'repeat_of',
			'id',
			'Repeat of',
			['Repeated complaint of', 'Wiederholung von', 'Wiederholreklamation von'].concat([
				'Répétition de',
				'Récurrence de'
			])
		),
		field(
			'cost',
			'money',
			'Cost',
			[...COST_HEADERS, 'Complaint cost', 'Claim cost', 'Claim amount', 'Reklamationskosten'].concat([
				'Coût de la réclamation',
				'Coût réclamation',
				'Credit amount',
				'Gutschrift',
				'Avoir'
			])
		)
	]
});
