-- Each entry remembers its transaction: those of transactions older than every open one can be sealed, for no further
-- entry can appear among them.
SELECT set_config('app.scope', 'system', true);
DROP TRIGGER audit_entries_final ON audit_entries;
ALTER TABLE audit_entries ADD COLUMN tx xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX audit_entries_tx ON audit_entries (tx);
CREATE TRIGGER audit_entries_final BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_are_final();

-- The seal: position, entry, and a hash over the link before and the entry. Only inserted; see auditor.AuditSealer.
CREATE TABLE audit_chain (
    position bigint NOT NULL CONSTRAINT audit_chain_pk PRIMARY KEY,
    audit_id uuid   NOT NULL CONSTRAINT audit_chain_once UNIQUE CONSTRAINT audit_chain_entry_fk REFERENCES audit_entries,
    hash     bytea  NOT NULL
);
CREATE TABLE audit_heads (
    position  bigint      NOT NULL CONSTRAINT audit_heads_pk PRIMARY KEY
        CONSTRAINT audit_heads_link_fk REFERENCES audit_chain,
    hash      bytea       NOT NULL,
    horizon   xid8        NOT NULL,
    sealed_at timestamptz NOT NULL DEFAULT now()
);
CREATE TRIGGER audit_chain_final BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_chain
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_are_final();
CREATE TRIGGER audit_heads_final BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_heads
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_are_final();

ALTER TABLE audit_chain ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_chain_sealed ON audit_chain FOR INSERT WITH CHECK (scope_is('system'));
CREATE POLICY audit_chain_read ON audit_chain FOR SELECT
    USING (scope_is('system') OR EXISTS (SELECT 1 FROM audit_entries e WHERE e.id = audit_id));
ALTER TABLE audit_heads ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_heads_sealed ON audit_heads FOR INSERT WITH CHECK (scope_is('system'));
CREATE POLICY audit_heads_read ON audit_heads FOR SELECT USING (scope_is('system'));

DROP POLICY audit_read ON audit_entries;
CREATE POLICY audit_read ON audit_entries FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()])
    -- what concerns no organization concerns the root
    OR organization_id IS NULL
        AND EXISTS (SELECT 1 FROM organizations o WHERE o.id = scope_organization() AND o.kind = 'PROVINCE'));

GRANT SELECT, INSERT ON audit_chain, audit_heads TO ${app_role};
