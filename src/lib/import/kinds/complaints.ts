import { defineKind, field, mandatory } from '../kind';
import {
	COST_DOUBTS,
	COST_HEADERS,
	SEVERITIES,
	SEVERITY_DOUBTS,
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
			`Complaint, Complaint no, Complaint number, Complaint reference, Customer complaint number, Claim, Claim ID,
				Claim no, Claim number, Claim reference, Case, Case ID, Case no, Case number, Case reference, Ticket,
				Ticket ID, Ticket no, Ticket number, Reklamation, Reklamationsnummer, Reklamations-Nr, Reklamations-ID,
				Rekla-Nr, Beanstandung, Beanstandungsnummer, Beanstandungs-Nr, Beschwerde, Beschwerdenummer,
				Beschwerde-Nr, Fallnummer, Vorgangsnummer, Meldungsnummer, N° réclamation, N° de réclamation,
				Numéro de réclamation, Réclamation, N° dossier, N° de dossier, Numéro de dossier, N° de ticket, QMNUM,
				CaseId, CaseNumber, TicketNumber`,
			{
				unique: true,
				looseHeaders: `ID, Record ID, Number, No, Nr, Nummer, Numéro, Reference, Référence, Unique key, Issue ID,
					Vorgang, Meldung, Notification, Notification no, RMA, RMA no, RMA number`
			}
		),
		mandatory(
			'received_date',
			'day',
			'Received date',
			`Received, Received on, Date received, Receipt date, Complaint date, Complaint received, Date of complaint,
				Claim date, Opened, Opened on, Open date, Opened date, Date opened, Date/Time opened, Eingangsdatum,
				Eingang, Eingegangen am, Reklamationsdatum, Reklamationseingang, Datum der Reklamation,
				Beanstandungsdatum, Erhalten am, Gemeldet am, Meldedatum, Meldungsdatum, Date de réception, Reçu le,
				Reçue le, Date de la réclamation, Date réclamation, Date d’ouverture, Ouvert le, Ouverte le, QMDAT`,
			{
				looseHeaders: `Created, Created on, Created at, Created date, Creation date, Date created, Date, Datum,
					Angelegt am, Erstellt am, Erfasst am, Erfassungsdatum, Date de création, Créé le, Créée le, ERDAT,
					CreatedDateTime, Reported date, Reported on, Incident date`
			}
		),
		field(
			'closed_date',
			'day',
			'Closed date',
			`Closed, Closed on, Closed at, Close date, Closing date, Date closed, Date/Time closed, Closure date,
				Completed on, Completed date, Completion date, Resolved on, Resolved date, Resolution date,
				Abschlussdatum, Abgeschlossen, Abgeschlossen am, Erledigt am, Geschlossen am, Erledigungsdatum, Abschluss,
				Beendet am, Date de clôture, Clôturé le, Clôturée le, Clôture, Date de fermeture, Fermé le, Fermée le,
				Date de résolution, Résolu le, QMDAB`,
			{
				absent: 'every complaint is open',
				doubtfulHeaders: 'End date, Enddatum, Date de fin, Erledigt, Completed, Resolved'
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
			`Complaint category, Complaint type, Complaint reason, Complaint code, Reason, Reason code, Issue, Issue type,
				Problem, Problem type, Kategorie, Reklamationsart, Reklamationskategorie, Reklamationsgrund,
				Beanstandungsart, Beanstandungsgrund, Grund, Fehlerart, Catégorie, Catégorie de réclamation, Motif,
				Motif de réclamation, Motif de la réclamation, Nature de la réclamation, Type de réclamation, QMCOD`,
			{
				absent: 'unassigned',
				looseHeaders: 'Type, Art, Defect type, QMART, QMGRP, Notification type, Meldungsart',
				doubtfulHeaders: 'Subject, Betreff, Objet, Title, Titel, QMTXT'
			}
		),
		field('severity', 'word', 'Severity', SEVERITY_HEADERS, {
			unknownWord: 'reject',
			words: SEVERITIES,
			doubtfulHeaders: SEVERITY_DOUBTS
		}),
		field(
			'order_id',
			'id',
			'Order ID',
			`Order, Order no, Order number, Order reference, Sales order, Sales order no, Sales order number,
				Sales document, Auftrag, Auftragsnummer, Auftrags-Nr, Auftrags-ID, Kundenauftrag, Kundenauftragsnummer,
				Verkaufsbeleg, Vertriebsbeleg, N° commande, N° de commande, Numéro de commande, Commande, VBELN, LS_KDAUF,
				SalesId, SalesOrderNumber`,
			{ looseHeaders: 'Bestellung, Bestellnummer, Bestell-Nr, Purchase order, PO number, PO no' }
		),
		field(
			'line',
			'id',
			'Line',
			`Order line, Order item, Line no, Line number, Line item, Position, Positionsnummer, Auftragsposition, Pos,
				Pos-Nr, Ligne, Ligne de commande, N° ligne, Numéro de ligne, POSNR, LS_KDPOS, LineNum, LineNumber`,
			{ looseHeaders: 'Item, Zeile, Poste' }
		),
		field(
			'quantity',
			'count',
			'Quantity',
			`Qty, Complaint quantity, Complaint qty, Claimed quantity, Complained quantity, Affected quantity,
				Quantity affected, Menge, Reklamierte Menge, Reklamationsmenge, Beanstandete Menge, Stückzahl, Quantité,
				Qté, Quantité réclamée, Qté réclamée, Quantité contestée, RKMNG`,
			{ looseHeaders: 'Anzahl, Units, Pieces, Stück, Pièces' }
		),
		field(
			'acknowledged_date',
			'day',
			'Acknowledged date',
			`Acknowledged, Acknowledged on, Acknowledged at, Acknowledgement date, Acknowledgment date, First response,
				First response date, First response on, First reply date, Bestätigt am, Eingangsbestätigung,
				Eingangsbestätigung am, Eingang bestätigt am, Erstreaktion, Erstantwort am, Erste Rückmeldung am,
				Accusé de réception, Accusé de réception le, Date d’accusé de réception, Date de première réponse`
		),
		field(
			'reopened_count',
			'count',
			'Reopened count',
			`Reopened, Times reopened, Reopen count, Number of reopenings, Wiedereröffnet, Anzahl Wiedereröffnungen,
				Nombre de réouvertures, Réouvertures`
		),
		field(
			'justified',
			'word',
			'Justified',
			`Is justified, Justified complaint, Complaint justified, Valid complaint, Accepted, Berechtigt,
				Berechtigte Reklamation, Reklamation berechtigt, Begründet, Anerkannt, Justifiée, Justifié,
				Réclamation justifiée, Fondée, Acceptée`,
			{
				words: {
					yes: `y, ja, j, oui, o, true, wahr, vrai, 1, justified, accepted, valid, approved, berechtigt, begründet,
						anerkannt, justifié, justifiée, fondé, fondée, accepté, acceptée, x`,
					no: `n, nein, non, false, falsch, faux, 0, not justified, unjustified, rejected, invalid, denied, unberechtigt,
						nicht berechtigt, unbegründet, abgelehnt, zurückgewiesen, non justifié, non justifiée, non fondé,
						non fondée, refusé, refusée`,
					under_review: `under review, in review, pending, open, under investigation, in Prüfung, in Bearbeitung, offen,
						en cours, en attente, à l’étude, en cours d’analyse`
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
			`${COST_HEADERS}, Complaint cost, Complaint costs, Claim cost, Claim amount, Claim value, Reklamationskosten,
				Kosten der Reklamation, Coût de la réclamation, Coût réclamation`,
			{
				looseHeaders: `Amount, Betrag, Credit amount, Gutschrift, Gutschriftsbetrag, Avoir, Montant de l’avoir`,
				doubtfulHeaders: COST_DOUBTS
			}
		)
	]
});
