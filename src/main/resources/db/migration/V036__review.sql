-- A case on its way: given back to the applicant, passed on, approved by one of two, refused and appealed against.
ALTER TABLE applications
    ADD COLUMN first_approved_at timestamptz,
    ADD COLUMN first_approved_by uuid,
    -- for which organization the account decided; the one above it decides an appeal
    ADD COLUMN decided_for uuid CONSTRAINT applications_decided_for_fk REFERENCES organizations,
    ADD CONSTRAINT applications_first_approval_whole CHECK ((first_approved_at IS NULL) = (first_approved_by IS NULL)),
    ADD CONSTRAINT applications_child_by_two CHECK (status <> 'ADMITTED' OR first_approved_by <> decided_by),
    ADD CONSTRAINT applications_first_approved_by_another CHECK (first_approved_by <> assisted_by);

-- What was asked of the applicant, and what came back. At most one question is open.
CREATE TABLE application_returns (
    id              uuid        NOT NULL CONSTRAINT application_returns_pk PRIMARY KEY,
    application_id  uuid        NOT NULL CONSTRAINT application_returns_application_fk REFERENCES applications,
    organization_id uuid        NOT NULL CONSTRAINT application_returns_organization_fk REFERENCES organizations,
    -- names of application.AskedItem, separated by commas
    asked           varchar     NOT NULL,
    reason          varchar     NOT NULL,
    returned_at     timestamptz NOT NULL,
    returned_by     uuid        NOT NULL,
    reminded_at     timestamptz,
    answered_at     timestamptz,
    -- in the applicant's own words; sealed, the row is the return
    words           bytea,
    -- where the residence that came back would be placed, when that is another organization
    routed_to       uuid CONSTRAINT application_returns_routed_fk REFERENCES organizations,
    -- decided, passed on or asked anew before an answer came
    ended_at        timestamptz,
    CONSTRAINT application_returns_answered_or_ended CHECK (num_nonnulls(answered_at, ended_at) < 2),
    CONSTRAINT application_returns_words_answer CHECK (words IS NULL OR answered_at IS NOT NULL)
);
CREATE UNIQUE INDEX application_returns_one_open ON application_returns (application_id)
    WHERE answered_at IS NULL AND ended_at IS NULL;
CREATE INDEX application_returns_of_application ON application_returns (application_id, id);
CREATE INDEX application_returns_waiting ON application_returns (returned_at)
    WHERE answered_at IS NULL AND ended_at IS NULL AND reminded_at IS NULL;

-- "Not ours": from whom to whom, in the order of the ids. Never changed; only the words go with the person.
CREATE TABLE application_redirections (
    id                   uuid        NOT NULL CONSTRAINT application_redirections_pk PRIMARY KEY,
    application_id       uuid        NOT NULL CONSTRAINT application_redirections_application_fk REFERENCES applications,
    from_organization_id uuid        NOT NULL CONSTRAINT application_redirections_from_fk REFERENCES organizations,
    to_organization_id   uuid        NOT NULL CONSTRAINT application_redirections_to_fk REFERENCES organizations,
    -- by the society that oversees it: whoever it is assigned to decides
    assigned             boolean     NOT NULL,
    reason               varchar     NOT NULL,
    redirected_at        timestamptz NOT NULL,
    redirected_by        uuid        NOT NULL,
    CONSTRAINT application_redirections_move CHECK (from_organization_id <> to_organization_id)
);
CREATE INDEX application_redirections_of_application ON application_redirections (application_id, id);

-- Once for each application.
CREATE TABLE application_appeals (
    application_id  uuid        NOT NULL CONSTRAINT application_appeals_pk PRIMARY KEY
        CONSTRAINT application_appeals_application_fk REFERENCES applications,
    -- who decides
    organization_id uuid        NOT NULL CONSTRAINT application_appeals_organization_fk REFERENCES organizations,
    refused_by      uuid        NOT NULL,
    refused_at      timestamptz NOT NULL,
    refusal         varchar     NOT NULL,
    words           bytea,
    appealed_at     timestamptz NOT NULL,
    state           varchar     NOT NULL
        CONSTRAINT application_appeals_state_known CHECK (state IN ('OPEN', 'UPHELD', 'REJECTED', 'CLOSED')),
    decided_at      timestamptz,
    decided_by      uuid,
    answer          varchar,
    CONSTRAINT application_appeals_decided CHECK ((state = 'OPEN') = (decided_at IS NULL)),
    CONSTRAINT application_appeals_decided_by_another CHECK (decided_by <> refused_by),
    CONSTRAINT application_appeals_decided_by_somebody CHECK (state NOT IN ('UPHELD', 'REJECTED') OR decided_by IS NOT NULL),
    CONSTRAINT application_appeals_says_why CHECK (state <> 'REJECTED' OR answer IS NOT NULL)
);

-- Whoever works with the application sees how it came there; a branch that passed it on sees nothing of it any more.
ALTER TABLE application_returns ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY application_returns_own_work ON application_returns USING (scope_is('system'));
CREATE POLICY application_returns_within ON application_returns USING (scope_organization() IS NOT NULL
    AND EXISTS (SELECT 1 FROM applications a WHERE a.id = application_id));
ALTER TABLE application_redirections ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY application_redirections_own_work ON application_redirections USING (scope_is('system'));
CREATE POLICY application_redirections_read ON application_redirections FOR SELECT USING (scope_organization() IS NOT NULL
    AND EXISTS (SELECT 1 FROM applications a WHERE a.id = application_id));
ALTER TABLE application_appeals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY application_appeals_own_work ON application_appeals USING (scope_is('system'));
CREATE POLICY application_appeals_read ON application_appeals FOR SELECT USING (scope_organization() IS NOT NULL
    AND EXISTS (SELECT 1 FROM applications a WHERE a.id = application_id));
CREATE POLICY application_appeals_decided ON application_appeals FOR UPDATE USING (scope_organization() IS NOT NULL
    AND EXISTS (SELECT 1 FROM applications a WHERE a.id = application_id));
GRANT SELECT, INSERT, UPDATE ON application_returns, application_redirections, application_appeals TO ${app_role};

-- Following one's application: looking, answering, appealing, as often as asked until it expires.
ALTER TABLE phone_proofs DROP CONSTRAINT phone_proofs_purpose_known,
    ADD CONSTRAINT phone_proofs_purpose_known
        CHECK (purpose IN ('APPLICATION', 'SIGN_IN', 'NEW_PHONE', 'DISOWNING', 'STATUS'));

-- Whether somebody else there may decide.
CREATE FUNCTION can_review(organization uuid, beside uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM public.accounts s WHERE s.organization_id = organization AND s.id <> beside
        AND public.account_lives(s.disabled_at, s.valid_until) AND 'REVIEWER' = ANY (s.roles));
$$;
