-- Only in the sample's store: the month it was made for and the number of the last change that loading made.
-- No row: loading was broken off, or never begun.
create table sample_loads (
	month date not null,
	loaded_seq bigint not null
);
