-- The first answer to a submission, kept for seven days and given again, byte for byte.
CREATE TABLE idempotency_keys (
    scope       text        NOT NULL,
    key         uuid        NOT NULL,
    fingerprint bytea       NOT NULL,
    location    text        NOT NULL,
    body        text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT idempotency_keys_pk PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_citizens ON idempotency_keys FOR ALL USING (scope_is('citizen')) WITH CHECK (scope_is('citizen'));
CREATE POLICY idempotency_forgotten ON idempotency_keys FOR ALL USING (scope_is('system'));
GRANT SELECT, INSERT, DELETE ON idempotency_keys TO ${app_role};
