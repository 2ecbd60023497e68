-- Rows that an earlier import had left out and that came back mended: how many of its site and month. They count as left out
-- no longer, as long as the import that brought them is in force.
create table import_recovered (
	import_id integer not null,
	origin_id integer not null,
	site varchar not null,
	month date not null,
	rows integer not null
);
