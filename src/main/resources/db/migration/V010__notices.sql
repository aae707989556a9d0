-- A notice stays open until a person of its audience acknowledges it. Climbing adds audience rows, nothing removes one.
CREATE TABLE notices (
    id                  uuid        NOT NULL CONSTRAINT notices_pk PRIMARY KEY,
    kind                text        NOT NULL
        CONSTRAINT notices_kind_known CHECK (kind IN ('MEMBER_ADMITTED', 'APPLICATION_TO_REVIEW')),
    subject_id          uuid        NOT NULL,
    organization_id     uuid        NOT NULL CONSTRAINT notices_organization_fk REFERENCES organizations,
    priority            boolean     NOT NULL,
    state               text        NOT NULL CONSTRAINT notices_state_known CHECK (state IN ('OPEN', 'ACKNOWLEDGED')),
    step                integer     NOT NULL DEFAULT 0,
    created_at          timestamptz NOT NULL,
    acknowledged_at     timestamptz,
    acknowledged_by     uuid CONSTRAINT notices_acknowledged_by_fk REFERENCES accounts,
    acknowledged_for    uuid CONSTRAINT notices_acknowledged_for_fk REFERENCES organizations,
    CONSTRAINT notices_one_per_event UNIQUE (subject_id, kind, organization_id),
    CONSTRAINT notices_acknowledged_by_somebody
        CHECK ((state = 'ACKNOWLEDGED') = (acknowledged_at IS NOT NULL AND acknowledged_by IS NOT NULL))
);
CREATE INDEX notices_open ON notices (created_at) WHERE state = 'OPEN';

-- The inbox of one organization. "seq" counts per organization and is given after commit by notification.Sequencer.
CREATE TABLE notice_audiences (
    notice_id       uuid        NOT NULL CONSTRAINT notice_audiences_notice_fk REFERENCES notices,
    organization_id uuid        NOT NULL CONSTRAINT notice_audiences_organization_fk REFERENCES organizations,
    step            integer     NOT NULL,
    because         text        NOT NULL CONSTRAINT notice_audiences_because_known
        CHECK (because IN ('PLACED', 'NOBODY_BELOW', 'GROUP_LEADER')),
    added_at        timestamptz NOT NULL,
    seq             bigint,
    CONSTRAINT notice_audiences_pk PRIMARY KEY (notice_id, organization_id)
);
CREATE UNIQUE INDEX notice_audiences_inbox ON notice_audiences (organization_id, seq);
CREATE INDEX notice_audiences_unsequenced ON notice_audiences (organization_id, added_at, notice_id) WHERE seq IS NULL;

CREATE TABLE inbox_counters (
    organization_id uuid   NOT NULL CONSTRAINT inbox_counters_pk PRIMARY KEY
        CONSTRAINT inbox_counters_organization_fk REFERENCES organizations,
    last_seq        bigint NOT NULL
);

ALTER TABLE notice_audiences ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audiences_added ON notice_audiences FOR INSERT WITH CHECK (scope_is('citizen') OR scope_is('system'));
CREATE POLICY audiences_read ON notice_audiences FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY audiences_changed ON notice_audiences FOR UPDATE USING (scope_is('system') OR EXISTS
    (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));

ALTER TABLE notices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY notices_written ON notices FOR INSERT WITH CHECK (scope_is('citizen') OR scope_is('system'));
-- whoever is in the audience, and the applicant by the receipt
CREATE POLICY notices_read ON notices FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM notice_audiences a WHERE a.notice_id = id)
    OR EXISTS (SELECT 1 FROM applications a WHERE a.id = subject_id AND a.receipt = scope_receipt()));
CREATE POLICY notices_acknowledged ON notices FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM notice_audiences a WHERE a.notice_id = id));

GRANT SELECT, INSERT, UPDATE ON notices, notice_audiences, inbox_counters TO ${app_role};
