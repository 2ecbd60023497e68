-- JSON: rows per day of each date field; in replace mode the rows withdrawn by site and month, and the first of them.
alter table imports add column days varchar;
alter table imports add column withdrawals varchar;
alter table imports add column withdrawn_rows varchar;
