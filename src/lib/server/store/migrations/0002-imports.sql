create table imports (
	import_id integer primary key,
	kind varchar not null,
	name varchar not null,
	sha256 varchar not null,
	size_bytes bigint not null,
	mode varchar not null,
	-- JSON: the reading (dialect, date order, number format), field → header, the header itself.
	reading varchar not null,
	mapping varchar not null,
	header varchar not null,
	months varchar not null,
	data_date date not null,
	reason varchar,
	actor varchar not null,
	created_at timestamptz not null,
	rows_read integer not null,
	rows_accepted integer not null,
	rows_rejected integer not null,
	rows_skipped integer not null,
	rows_added integer not null,
	rows_changed integer not null,
	rows_unchanged integer not null,
	keys_withdrawn integer not null,
	-- JSON: issue groups and the effect on KPI months, as answered at the commit.
	issue_groups varchar not null,
	effect varchar not null,
	base_seq bigint not null,
	seq bigint not null,
	undone_seq bigint,
	undone_at timestamptz,
	undone_by varchar
);

-- The sites an import speaks for, and up to which day.
create table import_sites (
	import_id integer not null,
	site varchar not null,
	data_date date not null
);

-- Coverage: what an import brought for each site and month it speaks for; zero rows is a statement too.
create table import_cells (
	import_id integer not null,
	site varchar not null,
	month date not null,
	rows_accepted integer not null,
	rows_rejected integer not null
);

create table import_issues (
	import_id integer not null,
	issue_no integer not null,
	file_line integer not null,
	field varchar,
	code varchar not null,
	severity varchar not null,
	value varchar
);

-- Rejected records as they stood: their cells as a JSON list, in the order of the file's header.
create table import_rejects (
	import_id integer not null,
	file_line integer not null,
	cells varchar not null
);

-- What an import says of keys beyond the rows that came with it: keys whose rows were there already (rows_of: the import
-- they came with) and keys it withdrew (rows_of null). Its own rows speak for themselves by their import_id.
create table mentions (
	import_id integer not null,
	kind varchar not null,
	row_key varchar not null,
	part_no integer not null,
	file_line integer,
	rows_of integer
);

-- How a site's order lines are told apart, fixed by its first import: 'line', 'product', with '+delivery' where events come apart.
create table key_forms (
	site varchar not null,
	form varchar not null,
	import_id integer not null
);
