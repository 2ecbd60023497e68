-- What people say of a month of a KPI, versioned by sequence like targets: kind is phase, exclusion, annotation or comment. A
-- note goes by the number of the change that brought it. Site null: it holds for the whole organisation.
create table kpi_notes (
	kpi varchar not null,
	kind varchar not null,
	month date not null,
	site varchar,
	-- Why a phase begins; null for the other kinds.
	reason varchar,
	said varchar not null,
	-- What is done about it; comments only.
	doing varchar,
	actor varchar not null,
	added_seq bigint not null,
	removed_seq bigint
);

-- The rule set of a KPI, versioned likewise; without a row the usual rules hold.
create table kpi_rules (
	kpi varchar not null,
	rules varchar not null,
	reason varchar not null,
	actor varchar not null,
	added_seq bigint not null,
	removed_seq bigint
);
