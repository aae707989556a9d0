-- What happens to a membership after admission, each with its day: the history that goes with the member wherever they go.
CREATE TABLE member_events (
    id                   uuid        NOT NULL CONSTRAINT member_events_pk PRIMARY KEY,
    member_id            uuid        NOT NULL CONSTRAINT member_events_member_fk REFERENCES members,
    kind                 varchar     NOT NULL
        CONSTRAINT member_events_kind_known CHECK (kind IN ('IMPORTED', 'TRANSFERRED', 'GROUP_CHANGED', 'KIND_CHANGED', 'LEFT',
            'REMOVED', 'DECEASED', 'RESTORED', 'MERGED', 'NUMBER_CHANGED')),
    happened_on          date        NOT NULL,
    noted_at             timestamptz NOT NULL,
    -- where the member was when it was over, and before
    organization_id      uuid        NOT NULL CONSTRAINT member_events_organization_fk REFERENCES organizations,
    from_organization_id uuid CONSTRAINT member_events_from_fk REFERENCES organizations,
    from_kind            varchar,
    to_kind              varchar,
    reason               varchar,
    noted_by             uuid
);
CREATE INDEX member_events_of_member ON member_events (member_id, id);
ALTER TABLE member_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- whoever sees the member sees all of the history, also what was before a transfer
CREATE POLICY member_events_read ON member_events FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM members m WHERE m.id = member_id));
CREATE POLICY member_events_noted ON member_events FOR INSERT WITH CHECK (scope_is('system')
    OR EXISTS (SELECT 1 FROM members m WHERE m.id = member_id));
CREATE POLICY member_events_erased ON member_events FOR UPDATE USING (scope_is('system'));
GRANT SELECT, INSERT, UPDATE (reason) ON member_events TO ${app_role};

-- What a branch must know or decide, beside applications.
ALTER TABLE notices DROP CONSTRAINT notices_kind_known,
    ADD CONSTRAINT notices_kind_known CHECK (kind IN ('MEMBER_ADMITTED', 'APPLICATION_TO_REVIEW', 'RIGHTS_REQUEST', 'MEMBER_LEFT',
        'APPLICATION_DISOWNED', 'APPLICATIONS_IN_A_BURST', 'APPLICATION_NOT_CONFIRMED', 'APPEAL_TO_DECIDE',
        'TRANSFER_TO_DECIDE', 'MEMBER_TRANSFERRED', 'MEMBERSHIP_ENDED', 'MEMBER_RESTORED', 'FILING_DUE', 'FILING_RETURNED',
        'CORPORATE_TO_DECIDE', 'DUPLICATE_SUSPECTED'));

-- What a person is told on the phone that is on record, written with what it tells and sent later. The phone is sealed and
-- forgotten when the message has gone or nobody tries any more.
CREATE TABLE person_messages (
    id              uuid        NOT NULL CONSTRAINT person_messages_pk PRIMARY KEY,
    kind            varchar     NOT NULL,
    subject_id      uuid        NOT NULL,
    organization_id uuid        NOT NULL CONSTRAINT person_messages_organization_fk REFERENCES organizations,
    phone           bytea,
    state           varchar     NOT NULL CONSTRAINT person_messages_state_known CHECK (state IN ('WAITING', 'SENT', 'DEAD')),
    attempts        integer     NOT NULL DEFAULT 0,
    due_at          timestamptz NOT NULL,
    lease_token     uuid,
    reason          varchar,
    created_at      timestamptz NOT NULL,
    done_at         timestamptz,
    CONSTRAINT person_messages_waits_with_phone CHECK (state <> 'WAITING' OR phone IS NOT NULL),
    CONSTRAINT person_messages_sent_forgets CHECK (state <> 'SENT' OR phone IS NULL),
    CONSTRAINT person_messages_dead_says_why CHECK (state <> 'DEAD' OR reason IS NOT NULL)
);
CREATE INDEX person_messages_due ON person_messages (due_at) WHERE state = 'WAITING';
CREATE INDEX person_messages_dead ON person_messages (id) WHERE state = 'DEAD';
CREATE INDEX person_messages_of_subject ON person_messages (subject_id);
ALTER TABLE person_messages ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- anybody's act may have to be told; who sends is the program, and who reads is the line of the organization that tells
CREATE POLICY person_messages_written ON person_messages FOR INSERT WITH CHECK (state = 'WAITING');
CREATE POLICY person_messages_read ON person_messages FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY person_messages_changed ON person_messages FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY person_messages_forgotten ON person_messages FOR DELETE USING (scope_is('system'));
GRANT SELECT, INSERT, UPDATE, DELETE ON person_messages TO ${app_role};
