-- The day by which a month's data were due has passed; written by the server as a numbered change, like the closings.
create table month_dues (
	month date not null,
	seq bigint not null,
	passed_at timestamptz not null
);
