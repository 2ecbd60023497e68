-- What the organisation has settled for all of its KPIs, versioned by sequence like targets; without a row the usual holds.
create table organisation_settings (
	setting varchar not null,
	value varchar not null,
	actor varchar not null,
	added_seq bigint not null,
	removed_seq bigint
);
