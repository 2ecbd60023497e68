import { defineKind, field, mandatory } from '../kind';
import {
	COST_DOUBTS,
	COST_HEADERS,
	SEVERITIES,
	SEVERITY_DOUBTS,
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
			`Defect, Defect no, Defect number, Defect report no, NC, NC ID, NC no, NC number, NCR, NCR ID, NCR no,
				NCR number, Nonconformity, Nonconformity ID, Nonconformity no, Nonconformity number, Nonconformance ID,
				Nonconformance no, Nonconformance number, Notification, Notification no, Notification number,
				Quality notification, Quality notification no, QN number, Fehler-ID, Fehlernummer, Fehler-Nr,
				Fehlermeldung, Meldung, Meldungsnummer, Qualitätsmeldung, QM-Meldung, QM-Meldungsnummer,
				Abweichungsnummer, Abweichungs-Nr, N° défaut, N° de défaut, Numéro de défaut, N° non-conformité,
				N° de non-conformité, Numéro de non-conformité, N° NC, N° de NC, Fiche de non-conformité, QMNUM,
				NonConformanceId`,
			{
				unique: true,
				looseHeaders: `ID, Record ID, Nummer, Numéro, Number, No, Nr, Reference, Référence, Issue ID, Abweichung`
			}
		),
		mandatory(
			'date',
			'day',
			'Date',
			`Defect date, Detected, Detected on, Detection date, Date detected, Date of detection, Discovery date,
				Discovered on, Found on, Date found, Datum, Fehlerdatum, Erfassungsdatum, Erfasst am, Entdeckt am,
				Entdeckungsdatum, Feststelldatum, Festgestellt am, Meldedatum, Meldungsdatum, Date du défaut,
				Date de détection, Détecté le, Détectée le, Date du constat, Date de constat, Constaté le,
				Date de la non-conformité, QMDAT, NonConformanceDate`,
			{
				looseHeaders: `Created, Created on, Created at, Created date, Creation date, Angelegt am, Erstellt am,
					Date de création, Créé le, ERDAT, CreatedDateTime, Reported date, Reported on, Inspection date, Prüfdatum,
					Date de contrôle`,
				doubtfulHeaders: 'Posting date, Buchungsdatum, BUDAT, Production date, Produktionsdatum, Fertigungsdatum'
			}
		),
		mandatory(
			'defect_type',
			'text',
			'Defect type',
			`Type of defect, Defect code, Defect category, Defect name, Failure mode, Failure type, Failure code,
				Fault type, Fault code, Nonconformity type, Nonconformance type, Fehlerart, Fehlertyp, Fehlercode,
				Fehlerbild, Fehlerkategorie, Fehlerschlüssel, Mängelart, Type de défaut, Code défaut, Code de défaut,
				Catégorie de défaut, Nature du défaut, Type de non-conformité, FECOD, ProblemTypeId`,
			{
				looseHeaders: `Type, Category, Kategorie, Catégorie, Fehler, Défaut, Art, Defect description,
					Fehlerbezeichnung, Fehlerbeschreibung, Fehlertext, Description du défaut, Mangel, FEGRP`,
				doubtfulHeaders: 'Description, Beschreibung, FETXT, QMTXT, Problem, Issue, Reason, Grund, Motif'
			}
		),
		mandatory('severity', 'word', 'Severity', SEVERITY_HEADERS, {
			unknownWord: 'reject',
			words: SEVERITIES,
			doubtfulHeaders: SEVERITY_DOUBTS
		}),
		mandatory(
			'quantity',
			'count',
			'Quantity',
			`Qty, Defective quantity, Defective qty, Defective units, Quantity defective, Qty defective,
				Nonconforming quantity, Nonconforming qty, Nonconforming units, Rejected quantity, Rejected qty,
				Quantity rejected, Affected quantity, Quantity affected, Menge, Fehlermenge, Fehlerhafte Menge,
				Fehlerhafte Teile, Anzahl fehlerhafter Teile, Ausschussmenge, Schlechtmenge, NIO-Menge, n.i.O.-Menge,
				Reklamierte Menge, Beanstandete Menge, Stückzahl, Anzahl, Quantité, Qté, Quantité défectueuse,
				Quantité non conforme, Qté non conforme, Quantité rebutée, Nombre de pièces, Pièces défectueuses,
				Pièces non conformes, RKMNG`,
			{
				looseHeaders: `Units, Pieces, Stück, Pièces, Amount, Count, Scrap quantity, Scrapped quantity, Ausschuss, MGEIG,
					XMNGA`,
				doubtfulHeaders: 'Defect quantity, MGFRD'
			}
		),
		site,
		process,
		product,
		productFamily,
		field(
			'stage',
			'word',
			'Stage',
			`Detection stage, Inspection stage, Detected at, Detection point, Point of detection, Where found, Prüfstufe,
				Entdeckungsort, Entdeckungsstelle, Feststellort, Stade de détection, Étape de détection,
				Lieu de détection, Point de détection`,
			{
				absent: 'in process',
				unknownWord: 'reject',
				words: {
					incoming: `receiving, incoming inspection, incoming goods, receiving inspection, goods receipt, goods in, IQC,
						Wareneingang, Eingang, Eingangsprüfung, Wareneingangsprüfung, Wareneingangskontrolle, WE, WE-Prüfung,
						réception, entrée, contrôle réception, contrôle à réception, contrôle d’entrée`,
					in_process: `in process, inprocess, production, process, in-process inspection, manufacturing, inline, IPQC,
						Fertigung, Prozess, Produktion, en cours, en production, fabrication, Zwischenprüfung, Fertigungsprüfung,
						contrôle en cours`,
					final: `final inspection, final test, outgoing, outgoing inspection, end of line, EOL, FQC, OQC, Endprüfung,
						Endkontrolle, Endabnahme, Ausgang, Warenausgangsprüfung, Warenausgangskontrolle, contrôle final, finale,
						contrôle sortie`,
					customer: `field, at customer, at the customer, customer complaint, field failure, Kunde, Feld, beim Kunden,
						Kundenreklamation, client, chez le client, réclamation client, terrain, external, extern`
				}
			}
		),
		field(
			'defect_count',
			'count',
			'Defect count',
			`Number of defects, Defects, Defects found, Fehleranzahl, Fehlerzahl, Anzahl Fehler, Anzahl der Fehler,
				Nombre de défauts, Nb défauts, ANZFEHLER`,
			{ absent: 'the quantity' }
		),
		field(
			'disposition',
			'word',
			'Disposition',
			`Decision, Usage decision, Disposition decision, Final disposition, MRB decision, Verwendungsentscheid,
				Maßnahme, Verbleib, Verwendung, Entscheid, Entscheidung, Décision, Traitement, VCODE, DispositionCode`,
			{
				words: {
					use_as_is: `use as is, as is, accept, accepted, release, released, verwenden, Freigabe, freigegeben, belassen,
						accepté, accepté en l’état, acceptation en l’état, tel quel, UAI`,
					rework: 'reworked, to rework, Nacharbeit, nacharbeiten, nachgearbeitet, retouche, retouché, reprise',
					repair: 'repaired, Reparatur, reparieren, repariert, réparation, réparer, réparé',
					scrap: `scrapped, scrapping, Ausschuss, Schrott, verschrotten, verschrottet, Verschrottung, rebut, rebuté,
						mise au rebut, mettre au rebut`,
					return: `return to supplier, return to vendor, returned, Rücksendung, Rücklieferung, Retoure, retour,
						retour fournisseur, renvoi, RTV, RTS`,
					concession: `deviation, waiver, Sonderfreigabe, sonderfreigegeben, Abweichungsgenehmigung, dérogation,
						acceptation sous dérogation`,
					open: `pending, offen, undecided, to be decided, on hold, in Bearbeitung, gesperrt, Quarantäne, quarantine,
						en attente, en cours, ouvert, ouverte, bloqué, quarantaine`
				}
			}
		),
		field(
			'disposition_date',
			'day',
			'Disposition date',
			`Disposed on, Decision date, Date of decision, Entscheidungsdatum, Entscheiddatum, Entschieden am,
				Verwendungsentscheid am, Date de décision, Date de traitement, VDATUM`
		),
		field(
			'cost',
			'money',
			'Cost',
			`${COST_HEADERS}, Fehlerkosten, Fehlleistungskosten, Cost of poor quality, Nonconformance cost,
				Coût du défaut, Coût de non-qualité, Coût de la non-conformité`,
			{
				// A part of the cost only stands for the whole where the file has no more.
				looseHeaders: `Repair cost, Rework cost, Scrap cost, Ausschusskosten, Nacharbeitskosten, Reparaturkosten,
					Coût de rebut, Coût de retouche, Betrag`,
				doubtfulHeaders: COST_DOUBTS
			}
		),
		field(
			'cause_party',
			'word',
			'Cause party',
			'Caused by, Responsible party, Verursacher, Ursacher, Verursacht durch, Causé par',
			{
				looseHeaders: 'Responsibility, Verantwortlich, Responsable, Origine, Imputation, Origin',
				words: {
					own: 'internal, intern, eigen, selbst, interne, us, in-house, own company, Eigenverschulden',
					supplier: 'vendor, Lieferant, fournisseur, external supplier',
					customer: 'Kunde, client',
					unknown: 'unbekannt, inconnu, inconnue, unclear, not known, unklar, ?'
				}
			}
		),
		supplier,
		field(
			'complaint_id',
			'id',
			'Complaint ID',
			`Complaint, Complaint no, Complaint number, Reklamation, Reklamationsnummer, Reklamations-Nr,
				N° réclamation, N° de réclamation, Numéro de réclamation, Claim ID, Claim no, Claim number`
		)
	]
});
