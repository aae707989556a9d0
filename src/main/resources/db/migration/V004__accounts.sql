-- Stewards: one account acts for one organization.
CREATE TABLE accounts (
    id              uuid        NOT NULL CONSTRAINT accounts_pk PRIMARY KEY,
    username        text        NOT NULL CONSTRAINT accounts_username_unique UNIQUE
        CONSTRAINT accounts_username_shape CHECK (username ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    password_hash   text        NOT NULL,
    organization_id uuid        NOT NULL CONSTRAINT accounts_organization_fk REFERENCES organizations,
    roles           text[]      NOT NULL
        CONSTRAINT accounts_roles_known CHECK (roles <@ ARRAY['VIEWER', 'HANDLER', 'REVIEWER', 'STEWARD_ADMIN', 'AUDITOR',
            'SYSTEM_ADMIN'] AND cardinality(roles) > 0),
    token_version   integer     NOT NULL DEFAULT 0,
    disabled_at     timestamptz,
    created_at      timestamptz NOT NULL DEFAULT now(),
    -- separation of powers (GB/T 22239-2019): system, personnel and audit administration are three persons
    CONSTRAINT accounts_separate_powers CHECK (
        (('STEWARD_ADMIN' = ANY (roles))::int + ('AUDITOR' = ANY (roles))::int + ('SYSTEM_ADMIN' = ANY (roles))::int) <= 1)
);
CREATE INDEX accounts_organization ON accounts (organization_id) WHERE disabled_at IS NULL;

CREATE TABLE refresh_tokens (
    token_hash  bytea       NOT NULL CONSTRAINT refresh_tokens_pk PRIMARY KEY,
    family      uuid        NOT NULL,
    account_id  uuid        NOT NULL CONSTRAINT refresh_tokens_account_fk REFERENCES accounts,
    expires_at  timestamptz NOT NULL,
    used_at     timestamptz,
    revoked_at  timestamptz
);
CREATE INDEX refresh_tokens_family ON refresh_tokens (family);

-- How often something was tried, shared by all replicas.
CREATE TABLE attempt_counters (
    bucket     text        NOT NULL,
    window_end timestamptz NOT NULL,
    attempts   integer     NOT NULL,
    CONSTRAINT attempt_counters_pk PRIMARY KEY (bucket, window_end)
);
CREATE INDEX attempt_counters_window ON attempt_counters (window_end);

GRANT SELECT, INSERT, UPDATE ON accounts, refresh_tokens TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON refresh_tokens, attempt_counters TO ${app_role};
