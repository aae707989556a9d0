-- What a branch owes a new member (跟进事项): each admission opens them, whoever does them closes them.
CREATE TABLE duties (
    id              uuid        NOT NULL CONSTRAINT duties_pk PRIMARY KEY,
    member_id       uuid        NOT NULL CONSTRAINT duties_member_fk REFERENCES members,
    -- who owes it now: it follows the member
    organization_id uuid        NOT NULL CONSTRAINT duties_organization_fk REFERENCES organizations,
    kind            varchar     NOT NULL
        CONSTRAINT duties_kind_known CHECK (kind IN ('CONTACT', 'ENTRY_EDUCATION', 'FIRST_ACTIVITY')),
    state           varchar     NOT NULL CONSTRAINT duties_state_known CHECK (state IN ('OPEN', 'DONE', 'NEEDLESS')),
    due_at          timestamptz NOT NULL,
    opened_at       timestamptz NOT NULL,
    closed_at       timestamptz,
    -- the account that has done it; null when a course or an activity did
    closed_by       uuid,
    CONSTRAINT duties_close_when_over CHECK ((state = 'OPEN') = (closed_at IS NULL))
);
CREATE UNIQUE INDEX duties_one_open ON duties (member_id, kind) WHERE state = 'OPEN';
CREATE INDEX duties_of_member ON duties (member_id, id);
CREATE INDEX duties_open ON duties (organization_id, due_at, id) WHERE state = 'OPEN';
ALTER TABLE duties ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY duties_read ON duties FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY duties_opened ON duties FOR INSERT WITH CHECK (scope_is('system') OR scope_is('citizen')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY duties_changed ON duties FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
GRANT SELECT, INSERT, UPDATE ON duties TO ${app_role};
