-- Looks of the bench that somebody keeps by name, versioned by sequence: a view goes by the number of the change that brought it,
-- also when it is renamed. The query is the address of the look.
create table saved_views (
	view_id bigint not null,
	name varchar not null,
	query varchar not null,
	actor varchar not null,
	added_seq bigint not null,
	removed_seq bigint
);
