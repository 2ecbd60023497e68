-- What the rollup tables hold: one column per part of a KPI, its definition as computed, and from which change on it is
-- filled. As of an earlier change a column is read from the facts.
create table rollup_columns (
	rollup varchar not null,
	column_name varchar not null,
	definition varchar not null,
	since_seq bigint not null
);

-- Which months rows of a change spoke of, per rollup and site; changes by the data date alone leave no trace here.
-- first_fill: the kind had brought nothing for this site and month before.
create table rollup_touches (
	seq bigint not null,
	rollup varchar not null,
	site varchar not null,
	month date not null,
	first_fill boolean not null
);
