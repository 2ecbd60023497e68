-- The columns of the rollup that a change altered for a site and month, each followed by a comma; null: any may be.
alter table rollup_touches add column changed varchar;
