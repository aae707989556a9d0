-- What somebody has typed so far, sealed, for a day. Nothing tells whose it is: the key is the hash of a random cookie.
CREATE TABLE drafts (
    id         uuid        NOT NULL CONSTRAINT drafts_pk PRIMARY KEY,
    sealed     bytea       NOT NULL CONSTRAINT drafts_small CHECK (octet_length(sealed) <= 8192),
    version    integer     NOT NULL DEFAULT 1,
    expires_at timestamptz NOT NULL
);
CREATE INDEX drafts_old ON drafts (expires_at);

ALTER TABLE drafts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY drafts_own_work ON drafts USING (scope_is('system'));

GRANT SELECT, INSERT, UPDATE, DELETE ON drafts TO ${app_role};
