import { defineKind, field, mandatory } from '../kind';
import { process, product, site, supplier } from './dimensions';

const measure = { measure: true } as const;

/** One row per month × site × process × product × supplier; each measure becomes a fact of its own. */
export const volumes = defineKind({
	id: 'volumes',
	label: 'Volumes',
	row: 'one month of a site, process, product and supplier',
	month: 'month',
	anyOf: [
		'units_entered',
		'units_ok_first_time',
		'units_inspected',
		'units_produced',
		'units_shipped',
		'units_received'
	],
	fields: [
		mandatory(
			'month',
			'month',
			'Month',
			`Year month, Calendar month, Posting month, Reporting month, Monat, Kalendermonat, Jahr/Monat,
				Buchungsmonat, Berichtsmonat, Mois, Année mois, SPMON, Month end, Monatsende, Fin de mois`,
			{
				looseHeaders: 'Period, Periode, Période, Date, Datum, Posting period, Buchungsperiode, Fiscal period'
			}
		),
		site,
		process,
		product,
		supplier,
		field(
			'units_entered',
			'count',
			'Units entered',
			`Entered, Quantity entered, Input quantity, Units started, Started quantity, Quantity started,
				Eingesetzte Menge, Einsatzmenge, Gestartete Menge, Startmenge, Quantité entrée, Quantité lancée,
				Unités entrées, Unités lancées`,
			measure
		),
		field(
			'units_ok_first_time',
			'count',
			'Units OK first time',
			`First pass units, First pass OK, OK first time, First pass quantity, Good first time, First time right,
				Gut beim ersten Mal, Gutmenge Erstprüfung, Erstgutmenge, i.O. beim ersten Mal, Bon du premier coup,
				Bonnes du premier coup`,
			{
				...measure,
				looseHeaders: 'Good units, Good quantity, Yield quantity, Gutmenge, Quantité bonne, LMNGA'
			}
		),
		field(
			'units_inspected',
			'count',
			'Units inspected',
			`Inspected, Inspected quantity, Inspected units, Checked, Quantity inspected, Inspected qty,
				Tested quantity, Units tested, Geprüfte Menge, Prüfmenge, Geprüfte Stück, Geprüfte Teile,
				Quantité contrôlée, Quantité inspectée, Qté contrôlée, Unités contrôlées, PRUEFLOS, LOSMENGE,
				Inspection lot size`,
			measure
		),
		field(
			'units_produced',
			'count',
			'Units produced',
			`Produced, Produced quantity, Quantity produced, Output, Production quantity, Production volume,
				Units made, Produzierte Menge, Produktionsmenge, Gefertigte Menge, Fertigungsmenge, Quantité produite,
				Qté produite, Unités produites`,
			measure
		),
		field(
			'units_shipped',
			'count',
			'Units shipped',
			`Shipped, Shipped quantity, Quantity shipped, Shipped units, Delivered quantity, Units delivered,
				Versandte Menge, Gelieferte Menge, Liefermenge, Versandmenge, Quantité expédiée, Quantité livrée,
				Qté expédiée, Unités expédiées, LFIMG`,
			measure
		),
		field(
			'units_received',
			'count',
			'Units received',
			`Received, Received quantity, Quantity received, Received units, Goods received, Wareneingangsmenge,
				Empfangene Menge, Erhaltene Menge, Eingangsmenge, Quantité reçue, Qté reçue, Unités reçues`,
			measure
		),
		field(
			'opportunities_per_unit',
			'count',
			'Opportunities per unit',
			`Opportunities, Defect opportunities, Defect opportunities per unit, Fehlermöglichkeiten,
				Fehlermöglichkeiten je Einheit, Opportunités, Opportunités par unité`,
			measure
		),
		field(
			'revenue',
			'money',
			'Revenue',
			'Sales, Sales revenue, Turnover, Net sales, Umsatz, Umsatzerlöse, Erlös, Chiffre d’affaires, CA, Ventes',
			measure
		)
	]
});
