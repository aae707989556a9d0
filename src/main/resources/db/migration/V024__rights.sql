-- What persons ask for about their own data (PIPL 44-50), and what was answered. The texts are sealed; after erasure the
-- row says only what was asked, when, and how it ended, for whoever has the receipt.
CREATE TABLE rights_requests (
    id              uuid        NOT NULL CONSTRAINT rights_requests_pk PRIMARY KEY,
    receipt         varchar     NOT NULL CONSTRAINT rights_requests_receipt UNIQUE,
    kind            varchar     NOT NULL CONSTRAINT rights_requests_kind_known CHECK (kind IN ('CORRECTION', 'DELETION')),
    person_key      bytea,
    organization_id uuid        NOT NULL CONSTRAINT rights_requests_organization_fk REFERENCES organizations,
    wishes          bytea,
    reason          bytea,
    text_check      varchar     NOT NULL
        CONSTRAINT rights_requests_check_known CHECK (text_check IN ('PASS', 'REVIEW', 'RISKY', 'UNCHECKED')),
    state           varchar     NOT NULL
        CONSTRAINT rights_requests_state_known CHECK (state IN ('OPEN', 'GRANTED', 'REFUSED', 'STORAGE_ONLY', 'CLOSED')),
    asked_at        timestamptz NOT NULL,
    due_at          timestamptz NOT NULL,
    answered_at     timestamptz,
    answered_by     uuid CONSTRAINT rights_requests_answered_by_fk REFERENCES accounts,
    answer          varchar,
    version         integer     NOT NULL DEFAULT 0,
    CONSTRAINT rights_requests_answered CHECK ((state = 'OPEN') = (answered_at IS NULL)),
    CONSTRAINT rights_requests_refusal_says_why CHECK (state NOT IN ('REFUSED', 'STORAGE_ONLY') OR answer IS NOT NULL),
    CONSTRAINT rights_requests_storage_of_deletions CHECK (state <> 'STORAGE_ONLY' OR kind = 'DELETION')
);
CREATE UNIQUE INDEX rights_requests_one_open ON rights_requests (person_key, kind) WHERE state = 'OPEN';
CREATE INDEX rights_requests_of_organization ON rights_requests (organization_id, state, id);
CREATE INDEX rights_requests_of_person ON rights_requests (person_key);
CREATE INDEX rights_requests_answered_at ON rights_requests (answered_at) WHERE answered_at IS NOT NULL;
CREATE INDEX rights_requests_open ON rights_requests (due_at) WHERE state = 'OPEN';

ALTER TABLE rights_requests ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY rights_requests_own ON rights_requests USING (person_key = scope_person());
CREATE POLICY rights_requests_own_work ON rights_requests USING (scope_is('system'));
CREATE POLICY rights_requests_within ON rights_requests USING (EXISTS (SELECT 1 FROM organizations o
    WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
GRANT SELECT, INSERT, UPDATE, DELETE ON rights_requests TO ${app_role};

-- What was erased because its time was over, by kind and day.
CREATE TABLE retention_runs (
    kind        varchar     NOT NULL,
    day         date        NOT NULL,
    erased      integer     NOT NULL CONSTRAINT retention_runs_counted CHECK (erased >= 0),
    kept_since  timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    CONSTRAINT retention_runs_pk PRIMARY KEY (kind, day)
);
GRANT SELECT, INSERT, UPDATE ON retention_runs TO ${app_role};

-- The retention job and erasure reach what is over.
GRANT DELETE ON disclosures, contact_windows TO ${app_role};
GRANT UPDATE (counted_for, body) ON idempotency_keys TO ${app_role};
CREATE INDEX disclosures_old ON disclosures (asked_at);
CREATE INDEX contact_windows_old ON contact_windows (closes_at);

-- What a steward does may have to be told within the steward's subtree; and that a member has left, wherever the branch is.
CREATE POLICY notices_written_within ON notices FOR INSERT WITH CHECK (scope_organization() IS NOT NULL
    AND (kind = 'MEMBER_LEFT' OR EXISTS (SELECT 1 FROM organizations o
        WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()])));
CREATE POLICY audiences_added_by_stewards ON notice_audiences FOR INSERT WITH CHECK (scope_organization() IS NOT NULL);
CREATE POLICY deliveries_planned_by_stewards ON deliveries FOR INSERT WITH CHECK (scope_organization() IS NOT NULL);

-- Whether somebody whose data is held has this phone: what is kept of the phone is then somebody else's, too.
CREATE FUNCTION phone_lives(wanted bytea) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM members m WHERE m.phone_index = wanted)
        OR EXISTS (SELECT 1 FROM applications a WHERE a.phone_index = wanted);
$$;
