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
			`Complaint, Complaint no, Complaint number, Claim, Claim ID, Claim no, Claim number, Case, Case ID,
				Case no, Case number, Ticket, Ticket ID, Ticket no, Ticket number, Reklamation, Reklamationsnummer,
				Reklamations-Nr, Reklamations-ID, Beschwerdenummer, Beschwerde-Nr, Fallnummer, Vorgangsnummer,
				Meldungsnummer, N° réclamation, N° de réclamation, Numéro de réclamation, Réclamation, N° dossier,
				QMNUM, CaseId`,
			{
				looseHeaders: 'ID, Record ID, Number, No, Nr, Nummer, Numéro, Reference, Référence, Unique key'
			}
		),
		mandatory(
			'received_date',
			'day',
			'Received date',
			`Received, Received on, Date received, Receipt date, Complaint date, Date of complaint, Opened,
				Opened on, Open date, Opened date, Eingangsdatum, Eingang, Eingegangen am, Reklamationsdatum,
				Erhalten am, Meldedatum, Date de réception, Reçu le, Reçue le, Date de la réclamation, Date réclamation,
				QMDAT, Date d’ouverture`,
			{
				looseHeaders: 'Created, Created on, Created date, Creation date, Date, Datum, Angelegt am'.concat(
					'Erstellt am, Date de création, Créé le, Reported date, Incident date'
				)
			}
		),
		field(
			'closed_date',
			'day',
			'Closed date',
			`Closed, Closed on, Close date, Closing date, Date closed, Closure date, Completed on, Completion date,
				Resolved on, Resolved date, Resolution date, Abschlussdatum, Abgeschlossen am, Erledigt am,
				Geschlossen am, Erledigungsdatum, Abschluss, Date de clôture, Clôturé le, Clôturée le, Clôture,
				Date de résolution, QMDAB, ClosedDate`,
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
			`Complaint category, Complaint type, Complaint reason, Reason, Issue, Kategorie, Reklamationsart,
				Reklamationsgrund, Beanstandungsgrund, Grund, Fehlerart, Catégorie, Motif, Motif de réclamation,
				Type de réclamation, QMART`,
			{
				absent: 'unassigned',
				looseHeaders: 'Type, Art, Defect type'
			}
		),
		field('severity', 'word', 'Severity', SEVERITY_HEADERS, {
			unknownWord: 'reject',
			words: SEVERITIES
		}),
		field(
			'order_id',
			'id',
			'Order ID',
			`Order, Order no, Order number, Sales order, Sales order number, Auftrag, Auftragsnummer, Auftrags-Nr,
				Kundenauftrag, N° commande, Numéro de commande, Commande, VBELN, SalesId, Bestellnummer`
		),
		field(
			'line',
			'id',
			'Line',
			`Order line, Order item, Line no, Line number, Position, Auftragsposition, Pos, Ligne, Ligne de commande,
				Numéro de ligne, POSNR, LineNum`
		),
		field(
			'quantity',
			'count',
			'Quantity',
			`Qty, Complaint quantity, Claimed quantity, Complained quantity, Menge, Reklamierte Menge,
				Reklamationsmenge, Beanstandete Menge, Stückzahl, Quantité, Qté, RKMNG, Quantité réclamée,
				Quantité contestée`
		),
		field(
			'acknowledged_date',
			'day',
			'Acknowledged date',
			`Acknowledged, Acknowledged on, Acknowledgement date, Acknowledgment date, First response,
				First response date, Bestätigt am, Eingangsbestätigung, Eingang bestätigt am, Erstreaktion,
				Accusé de réception, Date d’accusé de réception`
		),
		field(
			'reopened_count',
			'count',
			'Reopened count',
			`Reopened, Times reopened, Reopen count, Wiedereröffnet, Anzahl Wiedereröffnungen,
				Nombre de réouvertures, Réouvertures`
		),
		field(
			'justified',
			'word',
			'Justified',
			`Justified complaint, Accepted, Berechtigt, Berechtigte Reklamation, Anerkannt, Justifiée, Justifié,
				Fondée, Acceptée`,
			{
				words: {
					yes: 'y, ja, j, oui, o, true, 1, justified, accepted, berechtigt, anerkannt, fondée, x',
					no: `n, nein, non, false, 0, not justified, unjustified, rejected, unberechtigt, abgelehnt, non fondée,
						refusée`,
					under_review: 'under review, in review, pending, open, in Prüfung, offen, en cours, à l’étude'
				}
			}
		),
		field(
			'justified_date',
			'day',
			'Justified date',
			`Decision date, Justification date, Decided on, Anerkannt am, Entscheidungsdatum, Entschieden am,
				Date de décision`
		),
		field('duplicate_of', 'id', 'Duplicate of', 'Duplicate, Duplicates, Duplikat von, Dublette von, Doublon de'),
		field(
			'repeat_of',
			'id',
			'Repeat of',
			'Repeated complaint of, Wiederholung von, Wiederholreklamation von, Répétition de, Récurrence de'
		),
		field(
			'cost',
			'money',
			'Cost',
			`${COST_HEADERS}, Complaint cost, Claim cost, Claim amount, Reklamationskosten, Coût de la réclamation,
				Coût réclamation, Credit amount, Gutschrift, Avoir`
		)
	]
});
