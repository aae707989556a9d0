-- A link in a message to a steward's own phone or mailbox: it acknowledges one notice without signing in, once, within a
-- day. Of the token only its SHA-256 is kept. One for each delivery, whose id it bears; no key to deliveries, which
-- move on. Used ones stay: the notice says by which it was acknowledged.
CREATE TABLE acknowledgment_links (
    id              uuid        NOT NULL CONSTRAINT acknowledgment_links_pk PRIMARY KEY,
    token_hash      bytea       NOT NULL CONSTRAINT acknowledgment_links_token UNIQUE,
    notice_id       uuid        NOT NULL CONSTRAINT acknowledgment_links_notice_fk REFERENCES notices,
    organization_id uuid        NOT NULL CONSTRAINT acknowledgment_links_organization_fk REFERENCES organizations,
    endpoint_id     uuid        NOT NULL CONSTRAINT acknowledgment_links_endpoint_fk REFERENCES channel_endpoints,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    used_at         timestamptz,
    CONSTRAINT acknowledgment_links_end_after_they_begin CHECK (expires_at > created_at)
);
CREATE INDEX acknowledgment_links_unused ON acknowledgment_links (expires_at) WHERE used_at IS NULL;

ALTER TABLE notices
    ADD COLUMN acknowledged_by_link uuid CONSTRAINT notices_acknowledged_by_link_fk REFERENCES acknowledgment_links,
    DROP CONSTRAINT notices_acknowledged_by_somebody,
    ADD CONSTRAINT notices_acknowledged_by_somebody CHECK ((state = 'ACKNOWLEDGED')
        = (acknowledged_at IS NOT NULL AND num_nonnulls(acknowledged_by, acknowledged_by_link) = 1));
CREATE INDEX notices_by_link ON notices (acknowledged_by_link) WHERE acknowledged_by_link IS NOT NULL;

ALTER TABLE audit_entries DROP CONSTRAINT audit_entries_actor_known,
    ADD CONSTRAINT audit_entries_actor_known CHECK (actor_kind IN ('CITIZEN', 'STEWARD', 'LINK', 'SYSTEM'));

-- A fifth scope, 'link': app.scope_key is the hash of the token, in hexadecimal.
CREATE FUNCTION scope_link() RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN current_setting('app.scope', true) = 'link'
        THEN decode(current_setting('app.scope_key', true), 'hex') END;

ALTER TABLE acknowledgment_links ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY acknowledgment_links_made ON acknowledgment_links FOR INSERT WITH CHECK (scope_is('system'));
CREATE POLICY acknowledgment_links_read ON acknowledgment_links FOR SELECT
    USING (scope_is('system') OR token_hash = scope_link());
CREATE POLICY acknowledgment_links_used ON acknowledgment_links FOR UPDATE
    USING (scope_is('system') OR token_hash = scope_link());
CREATE POLICY acknowledgment_links_swept ON acknowledgment_links FOR DELETE USING (scope_is('system'));

-- What a link opens while it is good: its endpoint, and the inbox row of its notice for its organization. The policies of
-- notices follow the rows of the audience, so the one notice opens with it.
CREATE POLICY channel_endpoints_by_link ON channel_endpoints FOR SELECT USING (scope_is('link')
    AND EXISTS (SELECT 1 FROM acknowledgment_links l WHERE l.token_hash = scope_link()
                AND l.used_at IS NULL AND l.expires_at > now() AND l.endpoint_id = channel_endpoints.id));
CREATE POLICY audiences_by_link ON notice_audiences FOR SELECT USING (scope_is('link')
    AND EXISTS (SELECT 1 FROM acknowledgment_links l WHERE l.token_hash = scope_link()
                AND l.used_at IS NULL AND l.expires_at > now()
                AND l.notice_id = notice_audiences.notice_id AND l.organization_id = notice_audiences.organization_id));

GRANT SELECT, INSERT, UPDATE, DELETE ON acknowledgment_links TO ${app_role};
