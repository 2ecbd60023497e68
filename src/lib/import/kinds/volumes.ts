import { defineKind, field } from '../kind';
import { month, process, product, site, supplier } from './dimensions';

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
		month,
		site,
		process,
		product,
		supplier,
		field(
			'units_entered',
			'count',
			'Units entered',
			`Entered, Quantity entered, Input quantity, Input qty, Units started, Started quantity, Quantity started,
				Units in, Eingesetzte Menge, Einsatzmenge, Gestartete Menge, Gestartete Teile, Startmenge, Quantité entrée,
				Quantité lancée, Quantité engagée, Unités entrées, Unités lancées, Pièces lancées`,
			measure
		),
		field(
			'units_ok_first_time',
			'count',
			'Units OK first time',
			`First pass units, First pass OK, OK first time, First pass quantity, Good first time, First time right,
				Gut beim ersten Mal, Gutmenge Erstprüfung, Erstgutmenge, i.O. beim ersten Mal, Bon du premier coup,
				Bonnes du premier coup, Bons du premier coup, Pièces bonnes du premier coup`,
			{
				...measure,
				// What is good after rework is not good the first time: only who exports it knows whether that is in it.
				doubtfulHeaders: `Good units, Good quantity, Yield quantity, Yield, Gutmenge, Gutteile, Quantité bonne,
					Pièces bonnes, LMNGA, GMNGA`
			}
		),
		field(
			'units_inspected',
			'count',
			'Units inspected',
			`Inspected, Inspected quantity, Inspected qty, Inspected units, Checked, Quantity inspected, Tested quantity,
				Tested units, Units tested, Geprüft, Geprüfte Menge, Prüfmenge, Geprüfte Stück, Geprüfte Teile,
				Quantité contrôlée, Quantité inspectée, Qté contrôlée, Unités contrôlées, Pièces contrôlées, LOSMENGE,
				Inspection lot size`,
			{ ...measure, doubtfulHeaders: 'Sample size, Stichprobe, Stichprobenumfang, Lot size, Losgröße, GESSTICHPR' }
		),
		field(
			'units_produced',
			'count',
			'Units produced',
			`Produced, Produced quantity, Produced qty, Quantity produced, Output, Output quantity, Production quantity,
				Production volume, Units made, Produzierte Menge, Produktionsmenge, Gefertigte Menge, Hergestellte Menge,
				Fertigungsmenge, Ausbringungsmenge, Quantité produite, Qté produite, Unités produites, Pièces produites`,
			{ ...measure, looseHeaders: 'Completed quantity, Finished quantity, IGMNG' }
		),
		field(
			'units_shipped',
			'count',
			'Units shipped',
			`Shipped, Shipped quantity, Shipped qty, Quantity shipped, Shipped units, Delivered quantity, Delivered units,
				Units delivered, Versandte Menge, Gelieferte Menge, Ausgelieferte Menge, Liefermenge, Versandmenge,
				Quantité expédiée, Quantité livrée, Qté expédiée, Qté livrée, Unités expédiées, Pièces expédiées, LFIMG`,
			{
				...measure,
				doubtfulHeaders: 'Units sold, Sold quantity, Sales quantity, Absatz, Absatzmenge, Quantité vendue, FKIMG'
			}
		),
		field(
			'units_received',
			'count',
			'Units received',
			`Received, Received quantity, Received qty, Quantity received, Received units, Goods received,
				Goods receipt quantity, Wareneingangsmenge, WE-Menge, Empfangene Menge, Erhaltene Menge, Eingangsmenge,
				Quantité reçue, Qté reçue, Unités reçues, Pièces reçues`,
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
			`Revenues, Net revenue, Sales, Sales revenue, Sales amount, Turnover, Net sales, Umsatz, Nettoumsatz,
				Umsatzerlöse, Erlös, Chiffre d’affaires, CA, CA HT, Ventes`,
			{ ...measure, looseHeaders: 'Sales value, Net value, Nettowert, NETWR' }
		)
	]
});
