-- Columns of a file that are no field and that somebody keeps on purpose: JSON, header to text; null where a row has none.
alter table deliveries add column attributes varchar;
alter table defects add column attributes varchar;
alter table complaints add column attributes varchar;
alter table volumes add column attributes varchar;
