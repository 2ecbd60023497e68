import { field, type Field } from '../kind';

const UNASSIGNED = 'unassigned';

/** The plant a row belongs to. */
export const site: Field = field(
	'site',
	'text',
	'Site',
	`Plant, Plant name, Plant code, Site name, Site code, Site ID, Facility, Factory, Werk, Werksname,
		Standort, Betrieb, Betriebsstätte, Niederlassung, Usine, Établissement, Nom du site, WERKS,
		InventSiteId, Site de production, Produktionsstandort`,
	{ absent: UNASSIGNED, looseHeaders: 'Location, Branch, Warehouse, Lager, Entrepôt, Ort' }
);

/** The process or work centre. */
export const process: Field = field(
	'process',
	'text',
	'Process',
	`Process name, Process step, Production line, Work center, Work centre, Workcenter, Operation, Prozess,
		Prozessschritt, Arbeitsplatz, Arbeitsgang, Vorgang, Fertigungslinie, Processus, Procédé,
		Poste de travail, Atelier, ARBPL, VORNR, WrkCtrId, OprId`,
	{ absent: UNASSIGNED, looseHeaders: 'Machine, Maschine, Anlage, Department, Abteilung, Service' }
);

/** The product or material. */
export const product: Field = field(
	'product',
	'text',
	'Product',
	`Product name, Product ID, Product code, Product number, Product no, Item, Item ID, Item number, Item no,
		Item code, Part, Part number, Part no, SKU, Material, Material number, Produkt, Produktname,
		Produktnummer, Produkt-Nr, Artikel, Artikelnummer, Artikel-Nr, Materialnummer, Material-Nr, Teilenummer,
		Teile-Nr, Sachnummer, Produit, Nom du produit, Article, Code article, Référence article,
		Référence produit, Code produit, MATNR, ItemId`,
	{
		absent: UNASSIGNED,
		looseHeaders: `Item description, Artikelbezeichnung, Materialkurztext, Bezeichnung, MAKTX, Model, Modell,
			Modèle, Désignation`
	}
);

/** The family or group of products. */
export const productFamily: Field = field(
	'product_family',
	'text',
	'Product family',
	`Product group, Product line, Product category, Material group, Item group, Produktfamilie,
		Produktgruppe, Warengruppe, Materialgruppe, Artikelgruppe, Famille de produits, Famille produit, Gamme,
		Groupe de produits, MATKL, PRDHA, ItemGroupId`,
	{ looseHeaders: 'Family, Familie, Famille' }
);

/** Who is delivered to, or complains. */
export const customer: Field = field(
	'customer',
	'text',
	'Customer',
	`Customer name, Customer ID, Customer number, Customer no, Customer account, Sold-to party,
		Ship-to party, Sold to, Ship to, Client, Client name, Kunde, Kundenname, Kundennummer, Kunden-Nr,
		Auftraggeber, Warenempfänger, Nom du client, Code client, Numéro client, KUNNR, KUNAG, CustAccount,
		Debitor, Debitorennummer`,
	{ absent: UNASSIGNED, looseHeaders: 'Contact, Account, Account name, NAME1, Empfänger, Destinataire' }
);

/** Who supplies, or caused it. */
export const supplier: Field = field(
	'supplier',
	'text',
	'Supplier',
	`Supplier name, Supplier ID, Supplier number, Supplier no, Vendor, Vendor name, Vendor ID, Vendor no,
		Vendor number, Lieferant, Lieferantenname, Lieferantennummer, Lieferanten-Nr, Kreditor, Fournisseur,
		Nom du fournisseur, Code fournisseur, LIFNR, VendAccount`,
	{ absent: UNASSIGNED }
);

/** Minor, major, critical in the words of files. */
export const SEVERITIES = {
	minor: `gering, geringfügig, leicht, mineur, mineure, Nebenfehler, Nebenabweichung, minor defect, minor nonconformity,
		défaut mineur, non-conformité mineure`,
	major: `erheblich, schwer, majeur, majeure, Hauptfehler, Hauptabweichung, major defect, major nonconformity,
		défaut majeur, non-conformité majeure`,
	critical: `kritisch, critique, Kritischer Fehler, Kritische Abweichung, critical defect, critical nonconformity,
		défaut critique, non-conformité critique`
} as const;

export const SEVERITY_HEADERS = `Severity level, Severity class, Schweregrad, Fehlerklasse, Fehlergewicht, Gewichtung, Gravité, Sévérité,
	Niveau de gravité, Degré de gravité, QMGRAD, Defect class, Criticality, Kritikalität, Criticité`;

/** Words of an amount of money. */
export const COST_HEADERS =
	'Costs, Cost amount, Total cost, Kosten, Gesamtkosten, Kostenbetrag, Coût, Coûts, Coût total, Montant';
