-- KPIs that an organisation has declared, versioned by sequence like targets: what a version says holds from its change on.
create table own_kpis (
	-- The slug, which stays whatever else is altered.
	kpi varchar not null,
	code varchar not null,
	name varchar not null,
	-- share, rate, count or value
	form varchar not null,
	-- Values only: whether those of several sites add up to a total.
	summed boolean not null,
	unit varchar not null,
	factor double precision not null,
	direction varchar not null,
	-- What the numerator counts, and of what.
	part varchar not null,
	whole varchar not null,
	process varchar,
	why varchar,
	actor varchar not null,
	added_seq bigint not null,
	removed_seq bigint
);
