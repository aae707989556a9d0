-- A region may be renamed more than once; each name that it had under its code is kept.
ALTER TABLE region_aliases DROP CONSTRAINT region_aliases_pk;
ALTER TABLE region_aliases ADD CONSTRAINT region_aliases_pk PRIMARY KEY (source, code, region_id, name);
