-- What every row pays for at each import: a hash that the engine makes as a number instead of reading it back from hex, and
-- a line_key only where it differs from row_key (null: the row's key is that of its line).
-- Rows stored before have no hash: the next import that repeats one stores it anew, with the same values.
alter table deliveries alter column line_key drop not null;
alter table deliveries drop column row_hash;
alter table deliveries add column row_hash decimal(38, 0);
alter table defects drop column row_hash;
alter table defects add column row_hash decimal(38, 0);
alter table complaints drop column row_hash;
alter table complaints add column row_hash decimal(38, 0);
alter table volumes drop column row_hash;
alter table volumes add column row_hash decimal(38, 0);
