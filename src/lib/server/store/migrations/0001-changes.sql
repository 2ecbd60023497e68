-- One counter numbers the changes; it is the first statement of every write, so that sequence order is commit order.
create table counters (
	name varchar primary key,
	value bigint not null
);
insert into counters values ('change', 0), ('import', 0), ('audit', 0);

create table changes (
	seq bigint primary key,
	made_at timestamptz not null,
	actor varchar not null,
	action varchar not null,
	subject varchar not null,
	reason varchar
);

-- Hash-chained: entry_hash covers the entry and previous_hash, so that nothing can be altered, removed or moved unseen.
create table audit_log (
	entry_id bigint primary key,
	seq bigint,
	made_at timestamptz not null,
	actor varchar not null,
	origin varchar not null,
	action varchar not null,
	subject varchar not null,
	detail varchar not null,
	previous_hash varchar not null,
	entry_hash varchar not null
);

-- A month is closed at its cut-off; written by the server as a numbered change. All earlier months are closed with it.
create table month_closes (
	month date not null,
	seq bigint not null,
	closed_at timestamptz not null
);

-- Dated targets, versioned by sequence; target null: no target from that month on.
create table kpi_targets (
	kpi varchar not null,
	valid_from date not null,
	target double precision,
	source varchar not null,
	actor varchar not null,
	added_seq bigint not null,
	removed_seq bigint
);

create table kpi_settings (
	kpi varchar not null,
	owner varchar,
	shown boolean not null,
	position integer not null,
	actor varchar not null,
	added_seq bigint not null,
	removed_seq bigint
);
