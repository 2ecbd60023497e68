import { defineKind, field, mandatory } from '../kind';
import { month, site } from './dimensions';

/**
 * One row per KPI, month and site, for whatever an organisation counts already: numerator and denominator, or a bare value.
 * Which KPIs there are only the store knows: it reads the first field as one of their names.
 */
export const measures = defineKind({
	id: 'measures',
	label: 'Own measures',
	row: 'one KPI in one month at one site',
	month: 'month',
	anyOf: ['numerator', 'value'],
	fields: [
		mandatory(
			'kpi',
			'text',
			'KPI',
			`KPI name, KPI code, KPI ID, Key figure, Key performance indicator, Metric, Metric name, Measure, Measure name,
				Indicator, Indicator name, Kennzahl, Kennzahlen, Kenngröße, Messgröße, Indikator, Indicateur,
				Indicateur clé, ICP, Nom de l’indicateur`,
			{ looseHeaders: 'Name, Title, Bezeichnung, Topic, Thema, Survey, Umfrage, Enquête' }
		),
		month,
		site,
		field('numerator', 'quantity', 'Numerator', `Hits, Fulfilled, Zähler, Erfüllt, Numérateur, Conformes`, {
			looseHeaders: 'Part, Anzahl, Count, Number, Nombre, Events, Findings, Feststellungen, Constats'
		}),
		field(
			'denominator',
			'quantity',
			'Denominator',
			`Of, Out of, Base, Basis, Population, Exposure, Nenner, Grundgesamtheit, Dénominateur, Total number`,
			{ looseHeaders: 'Total, All, Gesamt, Alle, Sum, Summe, Hours, Stunden, Heures' }
		),
		field(
			'value',
			'number',
			'Value',
			`Values, KPI value, Actual, Actual value, Score, Wert, Istwert, Ist, Kennzahlenwert, Valeur, Réalisé`,
			{ looseHeaders: 'Result, Ergebnis, Résultat, Rating, Note, Punkte, Points, Amount, Betrag, Montant' }
		)
	]
});
