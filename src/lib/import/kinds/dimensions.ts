import { field, mandatory, type Field } from '../kind';

const UNASSIGNED = 'unassigned';

/** The month that all of a row speaks of. */
export const month: Field = mandatory(
	'month',
	'month',
	'Month',
	`Year month, Year/month, Month/year, Calendar month, Calendar year/month, Posting month, Reporting month,
		Monat, Kalendermonat, Kalenderjahr/Monat, Jahr/Monat, Monat/Jahr, Buchungsmonat, Berichtsmonat, Mois,
		Mois/année, Année mois, Mois calendaire, SPMON, CALMONTH, Month end, Monatsende, Fin de mois`,
	{
		looseHeaders: 'Period, Periode, Période, Date, Datum, Posting period, Buchungsperiode, Fiscal period'
	}
);

/** The plant a row belongs to. */
export const site: Field = field(
	'site',
	'text',
	'Site',
	`Plant, Plant code, Plant ID, Plant no, Plant number, Site code, Site ID, Site no, Site number, Facility,
		Facility ID, Factory, Production site, Production plant, Manufacturing site, Manufacturing plant,
		Delivering plant, Werk, Werk-Nr, Werksnummer, Lieferwerk, Auslieferungswerk, Produktionswerk, Herstellwerk,
		Standort, Produktionsstandort, Betrieb, Betriebsstätte, Niederlassung, Usine, Code usine, Établissement,
		Site de production, Code site, WERKS, MAWERK, InventSiteId, InventorySiteId, ProductionSiteId,
		ShippingSiteId, ReceivingSiteId`,
	{
		absent: UNASSIGNED,
		looseHeaders: `Plant name, Site name, Werksname, Name des Werks, Nom du site, Nom de l’usine, Location,
			Location code, Branch, Filiale, Warehouse, Warehouse code, Lager, Entrepôt`,
		doubtfulHeaders: `Ort, Lagerort, Storage location, LGORT, Company code, Buchungskreis, BUKRS, Legal entity,
			dataAreaId, Subsidiary, Business unit, Division, Agence`
	}
);

/** The process or work centre. */
export const process: Field = field(
	'process',
	'text',
	'Process',
	`Process name, Process step, Production line, Work center, Work centre, Workcenter, Operation, Prozess,
		Prozessschritt, Arbeitsplatz, Arbeitsgang, Fertigungslinie, Produktionslinie, Processus, Procédé,
		Étape du processus, Poste de travail, Ligne de production, Ligne de fabrication, Atelier, ARBPL, WrkCtrId,
		OprId`,
	{
		absent: UNASSIGNED,
		looseHeaders: `Machine, Maschine, Anlage, Linie, Machine center, Department, Abteilung, Operation no,
			Operation number, Vorgangsnummer Arbeitsplan, VORNR`,
		doubtfulHeaders: 'Line, Service, Vorgang, Station, Workstation, Bereich, Area, Poste, Kostenstelle, Cost center'
	}
);

/** The product or material. */
export const product: Field = field(
	'product',
	'text',
	'Product',
	`Product ID, Product code, Product no, Product number, Product SKU, Item ID, Item no, Item number, Item code,
		Ordered item, Inventory item, Stock code, Part, Part no, Part number, Part code, SKU, Material, Material no,
		Material number, Material code, Article no, Article number, Produkt, Produkt-ID, Produkt-Nr, Produktnummer,
		Produktcode, Artikel, Artikel-ID, Artikel-Nr, Artikelnummer, Artikelcode, Material-Nr, Materialnummer, Teil,
		Teile-Nr, Teilenummer, Sach-Nr, Sachnummer, Produit, Code produit, Référence produit, Réf. produit, Article,
		Code article, N° article, N° d’article, Numéro d’article, Référence article, Réf. article, MATNR, ItemId,
		ItemNumber, ProductNumber`,
	{
		absent: UNASSIGNED,
		looseHeaders: `Item, Product name, Product description, Item name, Item description, Material description,
			Article description, Produktname, Produktbezeichnung, Artikelbezeichnung, Materialbezeichnung,
			Materialkurztext, Bezeichnung, Nom du produit, Désignation, Désignation article, Libellé article, MAKTX,
			ARKTX, Model, Modell, Modèle, Internal reference, Référence interne, Ident-Nr, Identnummer`,
		doubtfulHeaders: `Description, Beschreibung, Libellé, KDMAT, Customer material, Customer part no,
			Kundenmaterial, Kundenartikelnummer`
	}
);

/** The family or group of products. */
export const productFamily: Field = field(
	'product_family',
	'text',
	'Product family',
	`Product group, Product line, Product category, Material group, Item group, Item category code, Article group,
		Produktfamilie, Produktgruppe, Produktlinie, Warengruppe, Materialgruppe, Artikelgruppe, Artikelfamilie,
		Famille de produits, Famille produit, Famille article, Gamme, Gamme de produits, Groupe de produits, MATKL,
		PRDHA, ItemGroupId, ProductGroupId`,
	{
		looseHeaders: `Family, Familie, Famille, Product type, Produkttyp, Type de produit, Product hierarchy,
			Produkthierarchie, Sparte, SPART`
	}
);

/** Who is delivered to, or complains. */
export const customer: Field = field(
	'customer',
	'text',
	'Customer',
	`Customer ID, Customer no, Customer number, Customer code, Customer account, Customer account number,
		Sold-to party, Sold-to pt, Sold-to, Sold to, Sell-to Customer No., Client, Client ID, Client no, Client code,
		Client number, Kunde, Kunden-ID, Kunden-Nr, Kundennummer, Kundencode, Auftraggeber, Debitor, Debitoren-Nr,
		Debitorennummer, Code client, N° client, N° de client, Numéro client, Numéro de client, Donneur d’ordre,
		KUNNR, KUNUM, CustAccount, CustomerAccountNumber, OrderingCustomerAccountNumber`,
	{
		absent: UNASSIGNED,
		// A delivery in SAP has the ship-to party in KUNNR beside it.
		plainHeaders: 'KUNAG',
		looseHeaders: `Customer name, Client name, Sell-to Customer Name, Name of sold-to party, Kundenname,
			Name des Kunden, Name Auftraggeber, Nom du client, Nom client, Ship-to party, Ship-to pt, Ship-to, Ship to,
			Consignee, Warenempfänger, Empfänger, Destinataire, KUNWE, Contact, Account, Account name, Partner,
			Geschäftspartner, Partenaire`,
		doubtfulHeaders: 'NAME1, Name 1, Name, Nom, Company, Firma, Société, Bill-to party, Rechnungsempfänger, KUNRE'
	}
);

/** Who supplies, or caused it. */
export const supplier: Field = field(
	'supplier',
	'text',
	'Supplier',
	`Supplier ID, Supplier no, Supplier number, Supplier code, Supplier account, Vendor, Vendor ID, Vendor no,
		Vendor number, Vendor code, Vendor account, Vendor account number, Buy-from Vendor No., Lieferant,
		Lieferanten-ID, Lieferanten-Nr, Lieferantennummer, Kreditor, Kreditoren-Nr, Kreditorennummer, Fournisseur,
		Code fournisseur, N° fournisseur, N° de fournisseur, Numéro fournisseur, Numéro de fournisseur, LIFNR,
		LIFNUM, VendAccount, VendorAccountNumber, OrderVendorAccountNumber`,
	{
		absent: UNASSIGNED,
		looseHeaders: `Supplier name, Vendor name, Buy-from Vendor Name, Name of supplier, Lieferantenname,
			Name des Lieferanten, Nom du fournisseur, Nom fournisseur`,
		doubtfulHeaders: 'Manufacturer, Hersteller, Fabricant'
	}
);

/** Minor, major, critical in the words of files. */
export const SEVERITIES = {
	minor: `min, mi, gering, geringe, geringfügig, leicht, leichter Fehler, unwesentlich, mineur, mineure, Nebenfehler,
		Nebenabweichung, minor defect, minor nonconformity, minor NC, défaut mineur, non-conformité mineure, NC mineure`,
	major: `maj, ma, erheblich, schwer, schwerwiegend, schwerer Fehler, wesentlich, majeur, majeure, Hauptfehler,
		Hauptabweichung, major defect, major nonconformity, major NC, défaut majeur, non-conformité majeure, NC majeure`,
	critical: `crit, cr, kritisch, kritische, critique, Kritischer Fehler, Kritische Abweichung, sicherheitskritisch,
		safety critical, critical defect, critical nonconformity, critical NC, défaut critique, non-conformité critique,
		NC critique`
} as const;

export const SEVERITY_HEADERS = `Severity level, Severity class, Severity code, Severity rating, Schweregrad, Schwere, Fehlerschwere,
	Fehlerklasse, Fehlergewicht, Fehlergewichtung, Gewichtung, Gravité, Sévérité, Niveau de gravité, Degré de gravité,
	Classe de gravité, Niveau de criticité, QMGRAD, FEQKLAS, Defect class, Defect classification, Defect severity,
	Complaint severity, Criticality, Kritikalität, Criticité`;

/** What may be a severity, or how soon somebody wants an answer. */
export const SEVERITY_DOUBTS = 'Priority, Priorität, Priorité, PRIOK, Classification, Klassifizierung, Class, Klasse';

/** Words of an amount of money. */
export const COST_HEADERS = `Costs, Cost amount, Total cost, Total costs, Kosten, Gesamtkosten, Kosten gesamt, Kostenbetrag, Coût,
	Coûts, Coût total, Coûts totaux, Montant`;

export const COST_DOUBTS = 'Value, Wert, Valeur, Net value, Nettowert, NETWR, Price, Preis, Prix';
