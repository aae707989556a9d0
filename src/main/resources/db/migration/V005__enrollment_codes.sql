-- What a poster carries: nine digits, eight of them random, the last a Damm check digit. Public, never a secret.
CREATE TABLE enrollment_codes (
    code             varchar        NOT NULL CONSTRAINT enrollment_codes_pk PRIMARY KEY
        CONSTRAINT enrollment_codes_shape CHECK (code ~ '^[0-9]{9}$'),
    organization_id  uuid        NOT NULL CONSTRAINT enrollment_codes_organization_fk REFERENCES organizations,
    title            varchar        NOT NULL,
    occasion         varchar        NOT NULL
        CONSTRAINT enrollment_codes_occasion_known CHECK (occasion IN ('POSTER', 'CAMPAIGN', 'FIRST_AID_CLASS', 'CHANNEL')),
    channel          varchar CONSTRAINT enrollment_codes_channel_unique UNIQUE
        CONSTRAINT enrollment_codes_channel_known CHECK (channel IN ('MINI_PROGRAM', 'WEBSITE', 'APP')),
    state            varchar        NOT NULL DEFAULT 'ACTIVE'
        CONSTRAINT enrollment_codes_state_known CHECK (state IN ('ACTIVE', 'PAUSED', 'REVOKED')),
    valid_from       timestamptz NOT NULL,
    valid_until      timestamptz,
    max_applications integer CONSTRAINT enrollment_codes_limit_positive CHECK (max_applications > 0),
    applications     integer     NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL,
    created_by       uuid,
    version          integer     NOT NULL DEFAULT 0,
    CONSTRAINT enrollment_codes_channel_occasion CHECK ((channel IS NOT NULL) = (occasion = 'CHANNEL')),
    CONSTRAINT enrollment_codes_validity CHECK (valid_until IS NULL OR valid_until > valid_from),
    CONSTRAINT enrollment_codes_within_limit CHECK (max_applications IS NULL OR applications <= max_applications)
);
CREATE INDEX enrollment_codes_organization ON enrollment_codes (organization_id, created_at);
GRANT SELECT, INSERT, UPDATE ON enrollment_codes TO ${app_role};
