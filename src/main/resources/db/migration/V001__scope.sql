-- Who may do what: the owner (Flyway) makes tables, the program's role only works with rows.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO ${app_role};

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The row-level scope of a transaction, set by security.Work with SET LOCAL semantics.
-- app.scope: 'citizen', 'receipt', 'organization' or 'system'; app.scope_key: the receipt or the organization's id.
-- Nothing set means nothing seen.
CREATE FUNCTION scope_is(kind text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(current_setting('app.scope', true), '') = kind;

CREATE FUNCTION scope_receipt() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN current_setting('app.scope', true) = 'receipt' THEN current_setting('app.scope_key', true) END;

CREATE FUNCTION scope_organization() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN current_setting('app.scope', true) = 'organization'
        THEN current_setting('app.scope_key', true)::uuid END;

-- Facts about this installation: whether it holds demo rows, which field keys sealed it.
CREATE TABLE installation_facts (
    name     text        NOT NULL CONSTRAINT installation_facts_pk PRIMARY KEY,
    value    text        NOT NULL,
    noted_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT ON installation_facts TO ${app_role};
