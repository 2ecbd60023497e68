-- What an organisation counts itself, a row per KPI, month and site: numerator and denominator, or a bare value in the unit
-- of the KPI. kpi is the slug of one of its own KPIs, or of one of the catalogue, of which it is then the history.
create table measures (
	kpi varchar not null,
	month date not null,
	site varchar,
	numerator decimal(18, 3),
	denominator decimal(18, 3),
	value decimal(18, 6),
	attributes varchar,
	row_key varchar not null,
	part_no integer not null,
	row_hash decimal(38, 0),
	import_id integer not null,
	file_line integer not null,
	added_seq bigint not null,
	removed_seq bigint
);
