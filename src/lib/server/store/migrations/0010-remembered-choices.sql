-- What the uploader decided about a file, for the next one with the same columns.
-- Hash over the header without what changes from month to month; null where no line of the file shows by itself that it is one.
alter table imports add column fingerprint varchar;
-- JSON: the decisions.
alter table imports add column choices varchar;
