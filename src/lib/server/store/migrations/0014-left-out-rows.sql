-- Rows that an import left out: the site and month they count in; month null: it could not be read, they count in every month
-- and site of their file. A mended row that is left out again stays what it was: origin is the row it first came as.
create table left_out_rows (
	import_id integer not null,
	file_line integer not null,
	site varchar not null,
	month date,
	origin_id integer,
	origin_line integer
);

-- Rows left out that came back mended. They are left out no longer, as long as the import that brought them is in force.
create table recovered_rows (
	import_id integer not null,
	origin_id integer not null,
	origin_line integer not null
);

drop table import_recovered;
