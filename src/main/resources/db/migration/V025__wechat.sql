-- What WeChat lends the installation for two hours, an access token or a ticket of one account. Replicas share it; one at
-- a time, who has the lease, fetches another. Sealed for its row; the hash tells whether it is still the one refused.
CREATE TABLE wechat_tokens (
    id          uuid    NOT NULL CONSTRAINT wechat_tokens_pk PRIMARY KEY,
    kind        varchar NOT NULL CONSTRAINT wechat_tokens_kind_known CHECK (kind IN ('ACCESS', 'TICKET')),
    app_id      varchar NOT NULL,
    sealed      bytea,
    token_hash  bytea,
    renew_at    timestamptz,
    expires_at  timestamptz,
    lease       uuid,
    lease_until timestamptz,
    CONSTRAINT wechat_tokens_one_of_a_kind UNIQUE (kind, app_id),
    CONSTRAINT wechat_tokens_whole CHECK (num_nulls(sealed, token_hash, renew_at, expires_at) IN (0, 4)),
    CONSTRAINT wechat_tokens_renewed_in_time CHECK (renew_at <= expires_at),
    CONSTRAINT wechat_tokens_lease_ends CHECK ((lease IS NULL) = (lease_until IS NULL))
);

-- Who somebody is at WeChat, for two hours. The openid as a keyed hash, and sealed for checks that WeChat makes.
CREATE TABLE wechat_sessions (
    id           uuid        NOT NULL CONSTRAINT wechat_sessions_pk PRIMARY KEY,
    token_hash   bytea       NOT NULL CONSTRAINT wechat_sessions_token UNIQUE,
    app_id       varchar     NOT NULL,
    openid_index bytea       NOT NULL,
    openid       bytea       NOT NULL,
    expires_at   timestamptz NOT NULL
);
CREATE INDEX wechat_sessions_old ON wechat_sessions (expires_at);

ALTER TABLE wechat_tokens ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY wechat_tokens_own_work ON wechat_tokens USING (scope_is('system'));
ALTER TABLE wechat_sessions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY wechat_sessions_own_work ON wechat_sessions USING (scope_is('system'));

-- A phone that WeChat vouches for has no code, and no message was sent.
ALTER TABLE phone_proofs
    ALTER COLUMN handle_hash DROP NOT NULL,
    ALTER COLUMN puzzle_hash DROP NOT NULL,
    ALTER COLUMN code_hash DROP NOT NULL,
    ADD CONSTRAINT phone_proofs_by_code_or_word CHECK (num_nulls(handle_hash, puzzle_hash, code_hash) = 0
        OR (num_nulls(handle_hash, puzzle_hash, code_hash) = 3 AND NOT sent AND token_hash IS NOT NULL));

GRANT SELECT, INSERT, UPDATE ON wechat_tokens TO ${app_role};
GRANT SELECT, INSERT, DELETE ON wechat_sessions TO ${app_role};
