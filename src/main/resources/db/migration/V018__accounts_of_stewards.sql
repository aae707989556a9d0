-- An account may end by itself (a deputy), and has a second factor; signing out everywhere is one more version, which
-- refresh tokens remember too.
ALTER TABLE accounts
    ADD COLUMN valid_until         timestamptz,
    ADD COLUMN second_factor_since timestamptz,
    ADD COLUMN version             integer NOT NULL DEFAULT 0;
CREATE INDEX accounts_ending ON accounts (valid_until) WHERE disabled_at IS NULL AND valid_until IS NOT NULL;

ALTER TABLE refresh_tokens ADD COLUMN token_version integer NOT NULL DEFAULT 0;
UPDATE refresh_tokens t SET token_version = a.token_version FROM accounts a WHERE a.id = t.account_id;
CREATE INDEX refresh_tokens_expired ON refresh_tokens (expires_at);

-- Secrets of second factors: "secret" once it was confirmed, "pending" before; sealed. A step of time counts once.
CREATE TABLE second_factors (
    account_id uuid   NOT NULL CONSTRAINT second_factors_pk PRIMARY KEY
        CONSTRAINT second_factors_account_fk REFERENCES accounts,
    secret     bytea,
    pending    bytea,
    last_step  bigint NOT NULL DEFAULT 0
);
CREATE TABLE recovery_codes (
    account_id uuid  NOT NULL CONSTRAINT recovery_codes_account_fk REFERENCES accounts,
    code_key   bytea NOT NULL,
    used_at    timestamptz,
    CONSTRAINT recovery_codes_pk PRIMARY KEY (account_id, code_key)
);

-- Of the token only its SHA-256 is kept. Without "invited_by" the operator invited. A successor takes the place, the
-- organization and the roles that the predecessor then has.
CREATE TABLE account_invitations (
    id              uuid        NOT NULL CONSTRAINT account_invitations_pk PRIMARY KEY,
    token_hash      bytea       NOT NULL CONSTRAINT account_invitations_token UNIQUE,
    username        text        NOT NULL
        CONSTRAINT account_invitations_username_shape CHECK (username ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    organization_id uuid        NOT NULL CONSTRAINT account_invitations_organization_fk REFERENCES organizations,
    roles           text[]      NOT NULL CONSTRAINT account_invitations_roles_some CHECK (cardinality(roles) > 0),
    valid_until     timestamptz,
    predecessor_id  uuid CONSTRAINT account_invitations_predecessor_fk REFERENCES accounts,
    invited_by      uuid CONSTRAINT account_invitations_inviter_fk REFERENCES accounts,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    accepted_at     timestamptz,
    withdrawn_at    timestamptz,
    CONSTRAINT account_invitations_end_after_they_begin CHECK (expires_at > created_at)
);
CREATE INDEX account_invitations_open ON account_invitations (organization_id)
    WHERE accepted_at IS NULL AND withdrawn_at IS NULL;

-- Who can act: the one place that says so.
CREATE FUNCTION account_lives(disabled_at timestamptz, valid_until timestamptz) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN disabled_at IS NULL AND (valid_until IS NULL OR valid_until > now());

-- They say one thing each about accounts that the asking transaction may not see: as the owner, past the policies below.
CREATE FUNCTION attended(organization uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM public.accounts s WHERE s.organization_id = organization
        AND public.account_lives(s.disabled_at, s.valid_until) AND s.roles && ARRAY['HANDLER', 'REVIEWER']);
$$;

CREATE FUNCTION acting_account(account uuid)
    RETURNS TABLE (id uuid, username text, roles text[], token_version integer, organization_id uuid,
        organization_name varchar, kind varchar)
    LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT a.id, a.username, a.roles, a.token_version, o.id, o.name, o.kind
    FROM public.accounts a JOIN public.organizations o ON o.id = a.organization_id
    WHERE a.id = account AND public.account_lives(a.disabled_at, a.valid_until);
$$;

CREATE FUNCTION username_of(account uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT a.username FROM public.accounts a WHERE a.id = account;
$$;

CREATE FUNCTION username_taken(name text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM public.accounts a WHERE a.username = name);
$$;

DROP TRIGGER accounts_are_facts ON accounts;
CREATE CONSTRAINT TRIGGER accounts_are_facts
    AFTER INSERT OR UPDATE OF organization_id, roles, disabled_at, valid_until OR DELETE ON accounts
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_have_changed();

ALTER TABLE accounts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY accounts_of_the_owner ON accounts FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY accounts_read ON accounts FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY accounts_made ON accounts FOR INSERT WITH CHECK (scope_is('system'));
CREATE POLICY accounts_changed ON accounts FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));

ALTER TABLE account_invitations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY account_invitations_within ON account_invitations USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));

ALTER TABLE refresh_tokens ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY refresh_tokens_of_the_program ON refresh_tokens USING (scope_is('system'));
ALTER TABLE second_factors ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY second_factors_of_the_program ON second_factors USING (scope_is('system'));
ALTER TABLE recovery_codes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY recovery_codes_of_the_program ON recovery_codes USING (scope_is('system'));

GRANT SELECT, INSERT, UPDATE ON account_invitations TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON second_factors, recovery_codes TO ${app_role};
