-- Append-only: who did and who saw what; ids and field names, never values.
CREATE TABLE audit_entries (
    id              uuid        NOT NULL CONSTRAINT audit_entries_pk PRIMARY KEY,
    at              timestamptz NOT NULL,
    actor_kind      varchar        NOT NULL
        CONSTRAINT audit_entries_actor_known CHECK (actor_kind IN ('CITIZEN', 'STEWARD', 'SYSTEM')),
    actor_id        uuid,
    action          varchar        NOT NULL,
    object_type     varchar        NOT NULL,
    object_id       varchar        NOT NULL,
    organization_id uuid,
    fields          varchar        NOT NULL DEFAULT ''
);
CREATE INDEX audit_entries_object ON audit_entries (object_type, object_id);

CREATE FUNCTION audit_entries_are_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit entries are append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entries_final BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_are_final();

ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_appended ON audit_entries FOR INSERT
    WITH CHECK (coalesce(current_setting('app.scope', true), '') <> '');
CREATE POLICY audit_read ON audit_entries FOR SELECT USING (scope_is('system'));

GRANT SELECT, INSERT ON audit_entries TO ${app_role};
