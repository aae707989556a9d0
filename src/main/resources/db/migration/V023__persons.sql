-- A person who has proved who they are sees what is theirs: scope 'person', whose key is the hex of member.Person's
-- description key (name, birth date and phone together).
CREATE FUNCTION scope_person() RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN current_setting('app.scope', true) = 'person'
        THEN decode(current_setting('app.scope_key', true), 'hex') END;

-- Whose application it is; null when it is older than this column, and after erasure.
ALTER TABLE applications ADD COLUMN person_key bytea;
CREATE INDEX applications_of_person ON applications (person_key);
CREATE INDEX members_of_person ON members (description_key);

-- What ends a membership, and what is left of a person after erasure: that there was one, where, from when to when.
ALTER TABLE members
    ADD COLUMN ended_on date,
    ADD COLUMN end_reason varchar,
    ADD COLUMN restricted_at timestamptz,
    ADD COLUMN erased_at timestamptz,
    ALTER COLUMN number DROP NOT NULL,
    ALTER COLUMN identity_key DROP NOT NULL,
    ALTER COLUMN description_key DROP NOT NULL,
    ALTER COLUMN full_name DROP NOT NULL,
    ALTER COLUMN name_index DROP NOT NULL,
    ALTER COLUMN phone DROP NOT NULL,
    ALTER COLUMN phone_index DROP NOT NULL,
    ALTER COLUMN birth_date DROP NOT NULL,
    ADD CONSTRAINT members_whole_or_erased CHECK (CASE WHEN erased_at IS NULL
        THEN num_nulls(number, identity_key, description_key, full_name, name_index, phone, phone_index, birth_date) = 0
        ELSE num_nonnulls(number, identity_key, description_key, full_name, name_index, phone, phone_index, birth_date,
            document_number, residence_region_id) = 0 END),
    ADD CONSTRAINT members_erased_when_ended CHECK (erased_at IS NULL OR status <> 'ACTIVE'),
    ADD CONSTRAINT members_restricted_when_ended CHECK (restricted_at IS NULL OR status <> 'ACTIVE'),
    ADD CONSTRAINT members_end_says_why CHECK (ended_on IS NULL OR end_reason IS NOT NULL);
CREATE INDEX members_ended ON members (ended_on) WHERE status <> 'ACTIVE' AND erased_at IS NULL;

ALTER TABLE applications
    ADD COLUMN restricted_at timestamptz,
    ADD COLUMN erased_at timestamptz,
    ALTER COLUMN identity_key DROP NOT NULL,
    ALTER COLUMN full_name DROP NOT NULL,
    ALTER COLUMN name_index DROP NOT NULL,
    ALTER COLUMN phone DROP NOT NULL,
    ALTER COLUMN phone_index DROP NOT NULL,
    ALTER COLUMN birth_date DROP NOT NULL,
    ADD CONSTRAINT applications_whole_or_erased CHECK (CASE WHEN erased_at IS NULL
        THEN num_nulls(identity_key, full_name, name_index, phone, phone_index, birth_date) = 0
        ELSE num_nonnulls(identity_key, person_key, full_name, name_index, phone, phone_index, birth_date, document_type,
            document_number, guardian, residence_region_id, affiliation_id) = 0 END),
    ADD CONSTRAINT applications_erased_when_decided
        CHECK (erased_at IS NULL OR status IN ('ADMITTED', 'REFUSED', 'WITHDRAWN'));
CREATE INDEX applications_over ON applications (decided_at)
    WHERE status IN ('REFUSED', 'WITHDRAWN') AND erased_at IS NULL;

CREATE POLICY members_own ON members FOR SELECT USING (description_key = scope_person());
CREATE POLICY applications_own ON applications FOR SELECT USING (person_key = scope_person());

-- Storage only (PIPL 47): no steward works with it any more; and of what is erased there is nothing to work with.
CREATE POLICY members_not_for_stewards ON members AS RESTRICTIVE FOR SELECT TO ${app_role}
    USING ((restricted_at IS NULL AND erased_at IS NULL) OR scope_organization() IS NULL);
CREATE POLICY applications_not_for_stewards ON applications AS RESTRICTIVE FOR SELECT TO ${app_role}
    USING ((restricted_at IS NULL AND erased_at IS NULL) OR scope_organization() IS NULL);

-- A consent ends when it is withdrawn, or when a newer text replaces the one that was given.
ALTER TABLE consents
    ADD COLUMN ended_at timestamptz,
    ADD COLUMN ended_by varchar CONSTRAINT consents_end_known CHECK (ended_by IN ('WITHDRAWN', 'REPLACED')),
    DROP CONSTRAINT consents_pk,
    ADD CONSTRAINT consents_pk PRIMARY KEY (subject_id, purpose, given_at),
    ADD CONSTRAINT consents_end_says_how CHECK ((ended_at IS NULL) = (ended_by IS NULL));
CREATE INDEX consents_ended ON consents (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX applications_erased ON applications (erased_at) WHERE erased_at IS NOT NULL;
CREATE UNIQUE INDEX consents_one_in_force ON consents (subject_id, purpose) WHERE ended_at IS NULL;
CREATE POLICY consents_own ON consents FOR SELECT
    USING (EXISTS (SELECT 1 FROM applications a WHERE a.id = subject_id AND a.person_key = scope_person()));
CREATE POLICY consents_own_given ON consents FOR INSERT
    WITH CHECK (EXISTS (SELECT 1 FROM applications a WHERE a.id = subject_id AND a.person_key = scope_person()));
CREATE POLICY consents_own_ended ON consents FOR UPDATE
    USING (EXISTS (SELECT 1 FROM applications a WHERE a.id = subject_id AND a.person_key = scope_person()));
CREATE POLICY consents_replaced ON consents FOR UPDATE USING (scope_is('system'));
CREATE POLICY consents_forgotten ON consents FOR DELETE USING (scope_is('system'));
GRANT UPDATE (ended_at, ended_by), DELETE ON consents TO ${app_role};

-- Sessions of persons. Only the SHA-256 of the token is kept.
CREATE TABLE person_sessions (
    id          uuid        NOT NULL CONSTRAINT person_sessions_pk PRIMARY KEY,
    token_hash  bytea       NOT NULL CONSTRAINT person_sessions_token UNIQUE,
    person_key  bytea       NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    -- when the phone was proved; null when it began with a WeChat that had shown it before
    proved_at   timestamptz,
    seen_at     timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL
);
CREATE INDEX person_sessions_of_person ON person_sessions (person_key);
CREATE INDEX person_sessions_old ON person_sessions (expires_at);
ALTER TABLE person_sessions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY person_sessions_own_work ON person_sessions USING (scope_is('system'));
GRANT SELECT, INSERT, UPDATE, DELETE ON person_sessions TO ${app_role};

-- A proof that opens one's own data is tried with a name and a birth date: five tries of it.
ALTER TABLE phone_proofs ADD COLUMN matches integer NOT NULL DEFAULT 0
    CONSTRAINT phone_proofs_matches_bounded CHECK (matches BETWEEN 0 AND 5);

-- What a person does is told and recorded like what an applicant does.
ALTER TABLE audit_entries DROP CONSTRAINT audit_entries_actor_known,
    ADD CONSTRAINT audit_entries_actor_known CHECK (actor_kind IN ('CITIZEN', 'STEWARD', 'LINK', 'SYSTEM', 'PERSON'));
CREATE POLICY notices_written_by_persons ON notices FOR INSERT WITH CHECK (scope_is('person'));
CREATE POLICY audiences_added_by_persons ON notice_audiences FOR INSERT WITH CHECK (scope_is('person'));
CREATE POLICY deliveries_planned_by_persons ON deliveries FOR INSERT WITH CHECK (scope_is('person'));
CREATE POLICY channels_read_by_persons ON channels FOR SELECT USING (scope_is('person'));
CREATE POLICY disclosures_of_person ON disclosures FOR SELECT USING (
    EXISTS (SELECT 1 FROM applications a WHERE a.id = subject_id AND a.person_key = scope_person())
    OR EXISTS (SELECT 1 FROM members m WHERE m.id = subject_id AND m.description_key = scope_person()));
