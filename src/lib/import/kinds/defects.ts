import { defineKind, field, mandatory } from '../kind';
import {
	COST_HEADERS,
	SEVERITIES,
	SEVERITY_HEADERS,
	process,
	product,
	productFamily,
	site,
	supplier
} from './dimensions';

/** One row per record of nonconforming units. */
export const defects = defineKind({
	id: 'defects',
	label: 'Defects',
	row: 'one record of nonconforming units',
	month: 'date',
	anyOf: [],
	fields: [
		mandatory(
			'defect_id',
			'id',
			'Defect ID',
			`Defect, Defect no, Defect number, NCR, NCR no, NCR number, NC number, Nonconformity, Fehler-ID,
				Nonconformance ID, Nonconformance number, Notification, Notification no, Notification number,
				Fehlernummer, Fehler-Nr, Meldungsnummer, Qualitätsmeldung, QM-Meldung, Abweichungsnummer, N° défaut,
				N° de défaut, Numéro de défaut, N° non-conformité, Numéro de non-conformité, QMNUM, NonConformanceId,
				Meldung`,
			{ looseHeaders: 'ID, Record ID, Nummer, Numéro, Number, No, Nr' }
		),
		mandatory(
			'date',
			'day',
			'Date',
			`Defect date, Detected, Detected on, Detection date, Date detected, Found on, Datum, Fehlerdatum,
				Erfassungsdatum, Entdeckt am, Feststelldatum, Festgestellt am, Meldedatum, Date du défaut,
				Date de détection, Détecté le, Date du constat, QMDAT, NonConformanceDate`,
			{
				looseHeaders: 'Created on, Created date, Creation date, Angelegt am, Date de création, Reported date'
			}
		),
		mandatory(
			'defect_type',
			'text',
			'Defect type',
			`Type of defect, Defect code, Defect category, Defect description, Failure mode, Failure type,
				Nonconformity type, Fehlerart, Fehlertyp, Fehlercode, Fehlerbild, Fehlerbezeichnung, Fehlerbeschreibung,
				Type de défaut, Code défaut, Nature du défaut, FECOD, FEGRP, ProblemTypeId`,
			{ looseHeaders: 'Type, Category, Kategorie, Catégorie, Fehler, Défaut, Art' }
		),
		mandatory('severity', 'word', 'Severity', SEVERITY_HEADERS, {
			unknownWord: 'reject',
			words: SEVERITIES
		}),
		mandatory(
			'quantity',
			'count',
			'Quantity',
			`Qty, Defective quantity, Defective qty, Defective units, Quantity defective, Rejected quantity, Menge,
				Fehlermenge, Fehlerhafte Menge, Ausschussmenge, Reklamierte Menge, Stückzahl, Anzahl, Fehlerhafte Teile,
				Quantité, Qté, Quantité défectueuse, Quantité non conforme, Nombre de pièces, RKMNG`,
			{ looseHeaders: 'Units, Pieces, Stück, Pièces, Amount, Count' }
		),
		site,
		process,
		product,
		productFamily,
		field(
			'stage',
			'word',
			'Stage',
			'Detection stage, Inspection stage, Prüfstufe, Entdeckungsort, Stade de détection',
			{
				absent: 'in process',
				unknownWord: 'reject',
				words: {
					incoming: `receiving, incoming inspection, goods receipt, Wareneingang, Eingang, Eingangsprüfung, réception,
						entrée`,
					in_process: `in process, inprocess, production, process, Fertigung, Prozess, Produktion, en cours, en production,
						fabrication, Zwischenprüfung`,
					final: 'final inspection, outgoing, Endprüfung, Endkontrolle, Ausgang, contrôle final, finale',
					customer: 'field, at customer, Kunde, Feld, beim Kunden, client, chez le client, external, extern'
				}
			}
		),
		field(
			'defect_count',
			'count',
			'Defect count',
			`Number of defects, Defects, Defect quantity, Fehleranzahl, Anzahl Fehler, Anzahl der Fehler,
				Nombre de défauts, Nb défauts, ANZFEHLER`,
			{
				absent: 'the quantity'
			}
		),
		field(
			'disposition',
			'word',
			'Disposition',
			`Decision, Usage decision, Verwendungsentscheid, Maßnahme, Verbleib, Verwendung, Entscheid, Décision,
				Traitement, VCODE, DispositionCode`,
			{
				words: {
					use_as_is: 'use as is, accept, accepted, verwenden, Freigabe, accepté, accepté en l’état, UAI',
					rework: 'reworked, Nacharbeit, nacharbeiten, retouche, reprise',
					repair: 'repaired, Reparatur, reparieren, réparation',
					scrap: 'scrapped, Ausschuss, Schrott, verschrotten, rebut, mise au rebut',
					return: 'return to supplier, returned, Rücksendung, Retoure, retour, retour fournisseur, RTV',
					concession: 'deviation, waiver, Sonderfreigabe, dérogation',
					open: 'pending, offen, undecided, en attente, ouvert, ouverte'
				}
			}
		),
		field(
			'disposition_date',
			'day',
			'Disposition date',
			`Disposed on, Decision date, Entscheidungsdatum, Entscheiddatum, Entschieden am, Date de décision,
				Date de traitement, VDATUM`
		),
		field(
			'cost',
			'money',
			'Cost',
			`${COST_HEADERS}, Fehlerkosten, Repair cost, Rework cost, Scrap cost, Cost of poor quality,
				Coût du défaut, Coût de non-qualité, Ausschusskosten, Nacharbeitskosten`
		),
		field(
			'cause_party',
			'word',
			'Cause party',
			`Caused by, Responsible party, Responsibility, Verursacher, Ursacher, Verantwortlich, Verursacht durch,
				Responsable, Origine, Imputation`,
			{
				words: {
					own: 'internal, intern, eigen, selbst, interne, us, in-house',
					supplier: 'vendor, Lieferant, fournisseur',
					customer: 'Kunde, client',
					unknown: 'unbekannt, inconnu, inconnue, unclear, not known, ?'
				}
			}
		),
		supplier,
		field(
			'complaint_id',
			'id',
			'Complaint ID',
			`Complaint, Complaint no, Complaint number, Reklamation, Reklamationsnummer, Reklamations-Nr,
				N° réclamation, Numéro de réclamation, Claim ID, Claim no`
		)
	]
});
